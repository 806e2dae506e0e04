// The library's declarations as cells see them, every module an ambient one of a single file. A kernel's checker
// reads that file at its start where it read 284, and asked a thousand times which of them exist: 100 ms, not 180.
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join, relative, resolve } from "node:path"
import MagicString from "magic-string"
import { parseSync, Visitor } from "oxc-parser"
import { root } from "../setup/steps.mjs"

const source = join(root, "dist/src")
const target = join(root, "dist/cellwise.d.ts")

/** What cells import, under its public name; an author has no name for the others. */
const published = { index: "cellwise", "operators/index": "cellwise/operators" }

/**
 * Writes the modules that the published ones import, and these.
 *
 * @returns {Promise<readonly string[]>} the files it read and wrote
 */
export async function bundleDeclarations() {
  const modules = new Map()
  for (const name of Object.keys(published)) addModule(join(source, `${name}.d.ts`), modules)
  writeFileSync(target, [...modules.values()].join(""))
  return [...modules.keys(), target]
}

function addModule(file, modules) {
  if (modules.has(file)) return
  modules.set(file, "") // modules import each other in circles
  const text = readFileSync(file, "utf8")
  const edited = new MagicString(text)
  for (const literal of findSpecifiers(file, text)) {
    const imported = maybeOwn(file, literal.value)
    if (imported === undefined) continue
    edited.overwrite(literal.start, literal.end, JSON.stringify(nameOf(imported)))
    addModule(imported, modules)
  }
  modules.set(file, renderModule(nameOf(file), edited.toString()))
}

/** The strings that name modules. */
function findSpecifiers(file, text) {
  const found = []
  new Visitor({
    ImportDeclaration: ({ source }) => found.push(source),
    ExportAllDeclaration: ({ source }) => found.push(source),
    ExportNamedDeclaration: ({ source }) => source && found.push(source),
    TSImportType: ({ source }) => found.push(source),
  }).visit(parseSync(file, text).program)
  return found
}

/** The file of a relative specifier; a package's stays as it is. */
function maybeOwn(file, specifier) {
  if (!specifier.startsWith(".")) return undefined
  const path = resolve(dirname(file), specifier.replace(/\.[jt]s$/, ""))
  return existsSync(`${path}.d.ts`) ? `${path}.d.ts` : join(path, "index.d.ts")
}

function nameOf(file) {
  const name = relative(source, file)
    .replaceAll("\\", "/")
    .replace(/\.d\.ts$/, "")
  return published[name] ?? `$cellwise/src/${name}`
}

/** All is declared within `declare module`: TypeScript refuses to hear it twice. */
function renderModule(name, text) {
  const body = text.replace(/^(export )?declare /gm, "$1").replace(/^\/\/# sourceMappingURL.*\n?/m, "")
  return `declare module ${JSON.stringify(name)} {\n${body}}\n`
}
