import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { python } from "../support/python.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

/** Runs a Python script of this folder that finds this kernel as `cellwise`; returns what it wrote to stderr. */
export function runWithKernelspec(script: string): string {
  const folder = mkdtempSync(join(tmpdir(), "cellwise-kernelspec-"))
  const kernelspec = join(folder, "kernels", "cellwise")
  mkdirSync(kernelspec, { recursive: true })
  const argv = [process.execPath, join(root, "dist/kernel/cli/main.js"), "kernel", "{connection_file}"]
  const spec = { argv, display_name: "Cellwise", language: "typescript", interrupt_mode: "message" }
  writeFileSync(join(kernelspec, "kernel.json"), JSON.stringify(spec))
  const { stderr } = spawnSync(python, [join(root, "test/kernel", script)], {
    encoding: "utf8",
    cwd: folder,
    env: { ...process.env, JUPYTER_PATH: folder, CELLWISE_DATA_DIR: folder },
  })
  rmSync(folder, { recursive: true })
  return stderr
}
