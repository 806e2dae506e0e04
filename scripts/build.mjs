// Builds what users run from dist/ (the library, the kernel, the benchmarks), then bundles the JupyterLab
// extension from it. Tests run from their sources; `npm run check` checks their types too.
// TypeScript is called by its path because tslab brings an older `tsc` that wins in node_modules/.bin.
import { buildExtension } from "./build/extension.mjs"
import { buildWasm } from "./build/wasm.mjs"
import { runNode } from "./setup/steps.mjs"

const projects = ["src/view/dom", "kernel", "bench", "extension"]
await buildWasm()
process.exitCode = runNode(["node_modules/typescript/bin/tsc", "-b", ...projects])
await buildExtension()
