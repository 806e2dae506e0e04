// `npm run bench [NAME...]`: the benchmarks in bench/, each beside its peers in the same run.
// Each folder of bench/ that holds a main.ts is one; without a name all run.
import { spawnSync } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { setUpNode } from "./setup/node.mjs"
import { setUpPython } from "./setup/python.mjs"

const root = fileURLToPath(new URL("..", import.meta.url))
const known = readdirSync(`${root}/bench`).filter((name) => existsSync(`${root}/bench/${name}/main.ts`))
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !known.includes(name))

if (unknown.length > 0) {
  console.error(`bench: names must be of ${known.join(", ")}, got ${unknown.join(", ")}`)
  process.exit(2)
}

await setUpNode()
const env = { ...process.env, CELLWISE_PYTHON: await setUpPython() }
for (const name of asked.length > 0 ? asked : known) {
  console.log(`\n${name}`)
  const { status } = spawnSync(process.execPath, [`dist/bench/${name}/main.js`], {
    cwd: root,
    stdio: "inherit",
    env,
  })
  if (status !== 0) process.exitCode = 1
}
