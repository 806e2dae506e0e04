// Functions keep their names in bundles: where two modules declare the same one, esbuild calls the second `sum2`,
// and `np.sum.name` is what a lesson prints. esbuild's own `keepNames` wraps every closure, in loops too.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, relative } from "node:path"
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping"
import { root } from "../setup/steps.mjs"

/** A name at the top of a module. A class that mentions itself becomes a variable, and has an inner name. */
const declaration = /^(?:(?:async )?function\*? |class |var )(\w+)(?: = class (?!extends)(\w+))?/

/**
 * Writes one output of esbuild when it differs from what is there.
 *
 * @returns {string} its path, relative to the repository
 */
export function writeWithNames({ path, text }, _index, outputs) {
  const map = outputs.find((output) => output.path === `${path}.map`)
  const whole = map === undefined ? text : withNames(text, new TraceMap(map.text))
  mkdirSync(dirname(path), { recursive: true })
  if (!existsSync(path) || readFileSync(path, "utf8") !== whole) writeFileSync(path, whole)
  return relative(root, path)
}

/** The text and, before the line that tells of the map, what gives functions their names back. */
function withNames(text, map) {
  const changed = findChangedNames(text, map)
  if (changed.length === 0) return text
  const rows = changed.map(({ local, given, name }) => `  [${local}, "${given}", "${name}"],\n`)
  const restore = `for (const [f, given, value] of [\n${rows.join("")}]) {
  if (typeof f === "function" && f.name === given) Object.defineProperty(f, "name", { value, configurable: true });
}\n`
  const end = text.lastIndexOf("//# sourceMappingURL=")
  return text.slice(0, end) + restore + text.slice(end)
}

/** What is called otherwise than in its source: the name to find it by, the one it was given, and its own. */
function findChangedNames(text, map) {
  return text.split("\n").flatMap((line, index) => {
    const [start, local, inner] = declaration.exec(line) ?? []
    if (local === undefined) return []
    const place = { line: index + 1, column: start.indexOf(local, start.indexOf(" ")) }
    const name = originalPositionFor(map, place).name ?? local
    const given = inner ?? local
    return given === name ? [] : [{ local, given, name }]
  })
}
