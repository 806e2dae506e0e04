// `npm test`: the set-up of `npm start`, then .venv, Chromium, the checks and every test.
// Arguments go to vitest: `npm test -- test/numpy`.
import { findChromium } from "./setup/chromium.mjs"
import { setUpNode } from "./setup/node.mjs"
import { setUpPython } from "./setup/python.mjs"
import { runNode } from "./setup/steps.mjs"

/** Runs a Node program of this project; ends the whole run with its exit code when it fails. */
function run(title, args, env) {
  console.log(`\n${title}`)
  const exitCode = runNode(args, env)
  if (exitCode !== 0) process.exit(exitCode)
}

await setUpNode()
const python = await setUpPython()
const chromium = await findChromium()

run("Format and lint", ["node_modules/@biomejs/biome/bin/biome", "check", "."])
run("Types", ["node_modules/typescript/bin/tsc", "-b"])
run("Tests", ["node_modules/vitest/vitest.mjs", "run", ...process.argv.slice(2)], {
  ...process.env,
  CELLWISE_PYTHON: python,
  CELLWISE_CHROMIUM: chromium,
})
