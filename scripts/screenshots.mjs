// `npm run screenshots`: the pictures of docs/, taken from the real JupyterLab by the end-to-end test.
import { copyFileSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import { findChromium } from "./setup/chromium.mjs"
import { setUpNode } from "./setup/node.mjs"
import { setUpPython } from "./setup/python.mjs"
import { root, runNode } from "./setup/steps.mjs"

/** The test's pictures that docs/ shows, and their names there. */
const PICTURES = {
  "lesson-light.png": "gates-light.png",
  "lesson-dark.png": "gates-dark.png",
  "lit-line-light.png": "lab-light.png",
  "lit-line-dark.png": "lab-dark.png",
  "everything-light.png": "everything-light.png",
  "everything-dark.png": "everything-dark.png",
  "what-if.png": "what-if.png",
  "table.png": "table.png",
}

await setUpNode()
const env = {
  ...process.env,
  CELLWISE_PYTHON: await setUpPython(),
  CELLWISE_CHROMIUM: await findChromium(),
}
process.exitCode = runNode(["node_modules/vitest/vitest.mjs", "run", "test/e2e"], env)
if (process.exitCode === 0) {
  mkdirSync(join(root, "docs"), { recursive: true })
  for (const [from, to] of Object.entries(PICTURES)) {
    copyFileSync(join(root, "test-results", "e2e", from), join(root, "docs", to))
    console.log(`docs/${to}`)
  }
}
