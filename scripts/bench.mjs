// `npm run bench [NAME...]`: the benchmarks in bench/, each beside its peers in the same run.
// Each folder of bench/ that holds a main.ts is one; without a name all run.
import { existsSync, readdirSync } from "node:fs"
import { setUpNode } from "./setup/node.mjs"
import { setUpPython } from "./setup/python.mjs"
import { fail, root, runNode } from "./setup/steps.mjs"

const known = readdirSync(`${root}/bench`).filter((name) => existsSync(`${root}/bench/${name}/main.ts`))
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !known.includes(name))

if (unknown.length > 0) fail(`bench: names must be of ${known.join(", ")}, got ${unknown.join(", ")}`)

await setUpNode()
const env = { ...process.env, CELLWISE_PYTHON: await setUpPython() }
for (const name of asked.length > 0 ? asked : known) {
  console.log(`\n${name}`)
  if (runNode([`dist/bench/${name}/main.js`], env) !== 0) process.exitCode = 1
}
