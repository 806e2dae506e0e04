// Builds what users run from dist/ (the library, the kernel, the benchmarks): types by TypeScript, code by
// esbuild; then the JupyterLab extension from it. Tests run from their sources; `npm run check` checks their types too.
// TypeScript is called by its path because tslab brings an older `tsc` that wins in node_modules/.bin.
import { bundle } from "./build/bundle.mjs"
import { bundleDeclarations } from "./build/declarations.mjs"
import { buildExtension } from "./build/extension.mjs"
import { runUnlessDone } from "./build/stamp.mjs"
import { buildWasm } from "./build/wasm.mjs"
import { runNode } from "./setup/steps.mjs"

const projects = ["src/view/dom", "kernel", "bench", "extension"]
await runUnlessDone("wasm", buildWasm)
process.exitCode = runNode(["node_modules/typescript/bin/tsc", "-b", ...projects])
try {
  await runUnlessDone("bundle", bundle)
  await runUnlessDone("declarations", bundleDeclarations)
  await runUnlessDone("extension", buildExtension)
} catch (error) {
  // esbuild has printed what is wrong and where; its stack adds nothing.
  console.error(error.message.split("\n")[0])
  process.exitCode = 1
}
