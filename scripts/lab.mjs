// `npm run lab`: JupyterLab on notebooks/ with the kernel and the extension of this clone, in .venv.
// Arguments go to JupyterLab: `npm run lab -- --no-browser`.
import { spawn } from "node:child_process"
import { join } from "node:path"
import { setUpNode } from "./setup/node.mjs"
import { setUpPython } from "./setup/python.mjs"
import { fail, root, runStep } from "./setup/steps.mjs"

await setUpNode()
const python = await setUpPython()
const install = [join(root, "dist", "kernel", "cli", "main.js"), "install", "--sys-prefix", python]
if (!runStep("Installing the kernel and the extension", process.execPath, install)) {
  fail("lab: cellwise install failed, its message is above")
}

console.log("Starting JupyterLab; Ctrl+C stops it ...")
const lab = spawn(python, ["-m", "jupyterlab", ...serverArguments(), ...process.argv.slice(2)], {
  cwd: join(root, "notebooks"),
  stdio: "inherit",
})
// Ctrl+C reaches JupyterLab too, which asks before it stops: this process waits for its answer.
process.on("SIGINT", () => {})
process.on("SIGTERM", () => lab.kill("SIGTERM"))
lab.on("exit", (status) => {
  process.exitCode = status ?? 1
})

/** Opens the seed lesson. Jupyter refuses to run as root (containers) unless it is told to. */
function serverArguments() {
  const lesson = "--LabApp.default_url=/lab/tree/rnn-lstm-gru.ipynb"
  return process.getuid?.() === 0 ? [lesson, "--allow-root"] : [lesson]
}
