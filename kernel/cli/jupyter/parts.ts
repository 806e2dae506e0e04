import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { packageRoot } from "../../packageRoot.ts"
import { UsageError } from "../usage-error.ts"

/** One directory that is installed into Jupyter's data directory. */
export interface Part {
  /** What it is, for people. */
  readonly title: string
  /** Its place under the data directory. */
  readonly path: readonly string[]
  /** Writes it whole into a directory that does not exist yet. @throws UsageError without its source */
  readonly write: (directory: string) => void
}

const kernelspec: Part = {
  title: "kernel",
  path: ["kernels", "cellwise"],
  write(directory) {
    cpSync(join(packageRoot, "kernel", "kernelspec"), directory, { recursive: true })
    writeFileSync(join(directory, "kernel.json"), `${JSON.stringify(createKernelspec(), null, 2)}\n`)
  },
}

const extension: Part = {
  title: "JupyterLab extension",
  path: ["labextensions", "@cellwise", "lab"],
  write(directory) {
    const built = join(packageRoot, "extension", "labextension")
    checkBuiltExtension(built)
    cpSync(built, directory, { recursive: true })
    writeFileSync(join(directory, "install.json"), `${JSON.stringify(INSTALL_METADATA, null, 2)}\n`)
  },
}

/** Everything that `cellwise install` writes. */
export const parts: readonly Part[] = [kernelspec, extension]

/** Tells JupyterLab's extension manager who put the extension there. */
const INSTALL_METADATA = {
  packageManager: "npm",
  packageName: "cellwise",
  uninstallInstructions: "Run `cellwise uninstall` with the options of `cellwise install`",
}

/**
 * The kernelspec (jupyter_client, "Kernel specs"): this Node runs this package's kernel. Interrupts come
 * as messages, because a signal would also reach the process that runs cells.
 */
function createKernelspec() {
  const main = join(packageRoot, "dist", "kernel", "cli", "main.js")
  return {
    argv: [process.execPath, main, "kernel", "{connection_file}"],
    display_name: "TypeScript (Cellwise)",
    language: "typescript",
    interrupt_mode: "message",
    metadata: {},
  }
}

/** The builder names the entry file in the built package.json last: without it the build is not whole. */
function checkBuiltExtension(directory: string): void {
  const manifest = join(directory, "package.json")
  const load = existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).jupyterlab?._build?.load
  if (load && existsSync(join(directory, load))) return
  throw new UsageError(`the JupyterLab extension must be built (npm run build), got ${directory}`)
}
