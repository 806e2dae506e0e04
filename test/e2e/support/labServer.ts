import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { python } from "../../support/python.ts"

const root = fileURLToPath(new URL("../../..", import.meta.url))
const TOKEN = "cellwise-e2e"

/** A real JupyterLab on a copy of the lessons, with directories of its own. */
export interface LabServer {
  /** Its address, such as `http://127.0.0.1:8888`. */
  readonly url: string
  readonly token: string
  /** The directory it serves. */
  readonly notebooks: string
  /** Stops it and its kernels, and removes its directories. */
  close(): Promise<void>
}

/**
 * Installs the kernel and the extension with `cellwise install --prefix`, then starts JupyterLab there.
 * Resolves when the server says that it is running.
 */
export async function startLab(): Promise<LabServer> {
  const home = mkdtempSync(join(tmpdir(), "cellwise-e2e-"))
  const notebooks = join(home, "notebooks")
  cpSync(join(root, "notebooks"), notebooks, { recursive: true })
  clearOutputs(notebooks)
  writeSettings(join(home, "settings"))
  installInto(join(home, "prefix"))
  const port = await findFreePort()
  const server = spawn(python, serverArguments(port), { cwd: notebooks, env: environment(home) })
  // Rejects when Python is missing.
  await once(server, "spawn")
  const exited = once(server, "exit")
  await waitUntilRunning(server)
  return {
    url: `http://127.0.0.1:${port}`,
    token: TOKEN,
    notebooks,
    async close() {
      server.kill("SIGTERM")
      await exited
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** The ports lose their stored outputs: what a test then sees has been run. */
function clearOutputs(directory: string): void {
  const ports = readdirSync(directory).filter((name) => /(?<!\.python)\.ipynb$/.test(name))
  for (const name of ports) {
    const notebook = JSON.parse(readFileSync(join(directory, name), "utf8"))
    for (const cell of notebook.cells) if (cell.cell_type === "code") cell.outputs = []
    writeFileSync(join(directory, name), JSON.stringify(notebook))
  }
}

function installInto(prefix: string): void {
  const main = join(root, "dist", "kernel", "cli", "main.js")
  const { status, stderr } = spawnSync(process.execPath, [main, "install", "--prefix", prefix], {
    encoding: "utf8",
  })
  if (status !== 0) throw new Error(`cellwise install: must succeed, got ${status}\n${stderr}`)
}

function serverArguments(port: number): string[] {
  return [
    ...["-m", "jupyterlab", "--no-browser", "--allow-root", "--expose-app-in-browser"],
    ...["--ServerApp.ip=127.0.0.1", `--ServerApp.port=${port}`, "--ServerApp.port_retries=0"],
    ...[`--IdentityProvider.token=${TOKEN}`, "--ServerApp.root_dir=."],
  ]
}

/** Nothing of the user's own Jupyter is read or written. */
function environment(home: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    HOME: home,
    IPYTHONDIR: join(home, "ipython"),
    JUPYTER_PATH: join(home, "prefix", "share", "jupyter"),
    JUPYTER_CONFIG_DIR: join(home, "config"),
    JUPYTER_DATA_DIR: join(home, "data"),
    JUPYTER_RUNTIME_DIR: join(home, "runtime"),
    JUPYTERLAB_SETTINGS_DIR: join(home, "settings"),
    JUPYTERLAB_WORKSPACES_DIR: join(home, "workspaces"),
  }
}

/** JupyterLab would otherwise ask, in a notification, whether it may fetch news. */
function writeSettings(directory: string): void {
  const plugin = join(directory, "@jupyterlab", "apputils-extension")
  mkdirSync(plugin, { recursive: true })
  const settings = JSON.stringify({ fetchNews: "false", checkForUpdates: false })
  writeFileSync(join(plugin, "notification.jupyterlab-settings"), settings)
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1")
  await once(probe, "listening")
  const address = probe.address()
  probe.close()
  await once(probe, "close")
  if (typeof address !== "object" || address === null) throw new Error("port: must be a number, got none")
  return address.port
}

/** @throws Error with the server's log when it ends before it runs */
async function waitUntilRunning(server: ChildProcess): Promise<void> {
  const log: string[] = []
  for await (const line of createInterface({ input: server.stderr! })) {
    log.push(line)
    if (/Jupyter Server .* is running at/.test(line)) {
      server.stderr!.resume()
      return
    }
  }
  throw new Error(`JupyterLab: must start, got\n${log.join("\n")}`)
}
