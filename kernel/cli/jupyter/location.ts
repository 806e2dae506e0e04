import { spawnSync } from "node:child_process"
import { homedir } from "node:os"
import { join, resolve } from "node:path"
import { parseArguments } from "../arguments.ts"
import { UsageError } from "../usage-error.ts"

/** The options that `install` and `uninstall` share, for their usage lines. */
export const LOCATION_USAGE = "[--user | --prefix DIR | --sys-prefix PYTHON]"

/** What each place is, for `--help`. */
export const LOCATION_HELP = `Places:
  --user               the user's own Jupyter directory (this is the default)
  --prefix DIR         DIR/share/jupyter
  --sys-prefix PYTHON  the environment of that Python, such as .venv/bin/python`

/**
 * Reads the options that say where to install; without one, it is the user's own directory.
 *
 * @param args - the arguments after the command
 * @returns Jupyter's data directory: it holds `kernels/` and `labextensions/`, such as `PREFIX/share/jupyter`
 * @throws UsageError for an unknown option, more than one place, or a Python that does not run
 */
export function parseDataDirectory(args: readonly string[]): string {
  const { text, flag } = parseArguments(
    args,
    { user: { type: "boolean" }, prefix: { type: "string" }, "sys-prefix": { type: "string" } },
    { least: 0, most: 0, what: LOCATION_USAGE },
  )
  const [prefix, python] = [text("prefix"), text("sys-prefix")]
  if ([flag("user"), prefix !== undefined, python !== undefined].filter(Boolean).length > 1)
    throw new UsageError(`expected one of ${LOCATION_USAGE}, got ${args.join(" ")}`)
  const root = python === undefined ? prefix : findSysPrefix(python)
  return root === undefined ? userDataDirectory() : join(resolve(root), "share", "jupyter")
}

/** The environment that a Python runs in: its `sys.prefix`, a virtual environment's directory. */
function findSysPrefix(python: string): string {
  const { status, stdout } = spawnSync(python, ["-c", "import sys; print(sys.prefix)"], { encoding: "utf8" })
  if (status === 0) return stdout.trim()
  throw new UsageError(`--sys-prefix must be a Python that runs, got ${python}`)
}

/** The user's data directory, by the rules of jupyter_core's `jupyter_data_dir`. */
function userDataDirectory(): string {
  const { JUPYTER_DATA_DIR, APPDATA, XDG_DATA_HOME } = process.env
  if (JUPYTER_DATA_DIR) return resolve(JUPYTER_DATA_DIR)
  if (process.platform === "darwin") return join(homedir(), "Library", "Jupyter")
  if (process.platform === "win32") return join(APPDATA || homedir(), "jupyter")
  return join(XDG_DATA_HOME || join(homedir(), ".local", "share"), "jupyter")
}
