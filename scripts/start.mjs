// `npm start`: from a fresh clone to the seed lesson side by side. Needs Node and npm only.
import { setUpNode } from "./setup/node.mjs"
import { runNode } from "./setup/steps.mjs"

const page = "reports/rnn-lstm-gru.html"

await setUpNode()
const lesson = ["notebooks/rnn-lstm-gru.python.ipynb", "notebooks/rnn-lstm-gru.ipynb"]
process.exitCode = runNode(["dist/kernel/cli/main.js", "compare", ...lesson, "--html", page])
if (process.exitCode === 0) {
  console.log(`
Next:  npm run lab    the same notebook in JupyterLab, with arrays and gates drawn
       npm test       every part of this road, proved on real components`)
}
