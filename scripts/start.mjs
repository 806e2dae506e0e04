// `npm start`: from a fresh clone to the seed lesson side by side. Needs Node and npm only.
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { setUpNode } from "./setup/node.mjs"

const root = fileURLToPath(new URL("..", import.meta.url))
const page = "reports/rnn-lstm-gru.html"

await setUpNode()
const { status } = spawnSync(
  process.execPath,
  [
    "dist/kernel/cli/main.js",
    "compare",
    "notebooks/rnn-lstm-gru.python.ipynb",
    "notebooks/rnn-lstm-gru.ipynb",
    "--html",
    page,
  ],
  { cwd: root, stdio: "inherit" },
)
if (status === 0) {
  console.log(`
Next:  npm run lab    the same notebook in JupyterLab, with arrays and gates drawn
       npm test       every part of this road, proved on real components`)
}
process.exitCode = status ?? 1
