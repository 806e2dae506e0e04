import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { expect, it } from "vitest"
import { python } from "../support/python.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

it("The published suite, jupyter_kernel_test, passes by the real jupyter_client", {
  timeout: 120_000,
}, () => {
  const folder = mkdtempSync(join(tmpdir(), "cellwise-conformance-"))
  const kernelspec = join(folder, "kernels", "cellwise")
  mkdirSync(kernelspec, { recursive: true })
  const argv = [process.execPath, join(root, "dist/kernel/cli/main.js"), "kernel", "{connection_file}"]
  const spec = { argv, display_name: "Cellwise", language: "typescript", interrupt_mode: "message" }
  writeFileSync(join(kernelspec, "kernel.json"), JSON.stringify(spec))
  const { stderr } = spawnSync(python, [join(root, "test/kernel/conformance.py")], {
    encoding: "utf8",
    cwd: folder,
    env: { ...process.env, JUPYTER_PATH: folder },
  })
  rmSync(folder, { recursive: true })
  // The pager belongs to `name?`; the suite leaves out what it has no sample for.
  expect(stderr).toMatch(/^Ran 13 tests[\s\S]*^OK \(skipped=1\)$/m)
})
