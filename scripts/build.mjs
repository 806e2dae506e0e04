// Builds what users run from dist/ (the library, the kernel, the benchmarks), then bundles the JupyterLab
// extension from it. Tests run from their sources; `npm run check` checks their types too.
// TypeScript is called by its path because tslab brings an older `tsc` that wins in node_modules/.bin.
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { buildExtension } from "./build/extension.mjs"
import { buildWasm } from "./build/wasm.mjs"

const root = fileURLToPath(new URL("..", import.meta.url))
const projects = ["src/view/dom", "kernel", "bench", "extension"]
await buildWasm()
const tsc = spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", "-b", ...projects], {
  cwd: root,
  stdio: "inherit",
})
process.exitCode = tsc.status ?? 1
await buildExtension()
