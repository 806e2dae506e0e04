// `npm run lessons`: runs every lesson of notebooks/ in a real Python and in Cellwise, both from the same seed, and
// compares them output by output: a line for each lesson with both times, and the pages in reports/.
// Arguments go to `cellwise compare`: `npm run lessons -- --seed 7`.
import { mkdirSync } from "node:fs"
import { setUpNode } from "./setup/node.mjs"
import { setUpPython } from "./setup/python.mjs"
import { runNode } from "./setup/steps.mjs"

await setUpNode()
const python = await setUpPython()
mkdirSync("reports", { recursive: true })
const reports = ["html", "json", "markdown"].flatMap((form) => [
  `--${form}`,
  `reports/lessons.${form === "markdown" ? "md" : form}`,
])
process.exitCode = runNode([
  "dist/kernel/cli/main.js",
  "compare",
  "notebooks",
  "--rerun-python",
  python,
  ...reports,
  ...process.argv.slice(2),
])
