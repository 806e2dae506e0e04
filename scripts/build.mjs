// Builds everything that runs from dist/ (the library, the kernel, the tests' own modules), then bundles
// the JupyterLab extension from it.
// TypeScript is called by its path because tslab brings an older `tsc` that wins in node_modules/.bin.
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { buildExtension } from "./build/extension.mjs"

const root = fileURLToPath(new URL("..", import.meta.url))
const tsc = spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", "-b"], {
  cwd: root,
  stdio: "inherit",
})
process.exitCode = tsc.status ?? 1
await buildExtension()
