// What a step of the build read and wrote is noted with its hashes: while all is the same, the step is not repeated.
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join, relative, resolve } from "node:path"
import { root } from "../setup/steps.mjs"

/** What every step depends on: how it is built, and from which packages. */
const always = [
  "package.json",
  "package-lock.json",
  ...readdirSync(join(root, "scripts", "build")).map((name) => `scripts/build/${name}`),
]

/**
 * Runs a step of the build unless nothing has changed since it ran last.
 *
 * @param {string} name - what its notes are called in dist/
 * @param {() => Promise<readonly string[]>} step - resolves to the files it read and wrote
 */
export async function runUnlessDone(name, step) {
  const notes = join(root, "dist", `${name}.stamp.json`)
  if (existsSync(notes) && isSame(JSON.parse(readFileSync(notes, "utf8")))) return
  rmSync(notes, { force: true })
  const files = (await step()).map((file) => relative(root, resolve(root, file)))
  mkdirSync(dirname(notes), { recursive: true })
  writeFileSync(notes, JSON.stringify(hashAll([...always, ...files])))
}

function isSame(noted) {
  return Object.entries(noted).every(([file, was]) => hash(file) === was)
}

/** Files of node_modules change with package-lock.json. */
function hashAll(files) {
  const own = [...new Set(files)].filter((file) => !file.includes("node_modules")).sort()
  return Object.fromEntries(own.map((file) => [file, hash(file)]))
}

function hash(file) {
  const path = join(root, file)
  return existsSync(path) ? createHash("sha256").update(readFileSync(path)).digest("hex") : ""
}
