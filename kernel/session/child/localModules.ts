/**
 * Modules beside the notebook: found as TypeScript finds them, stripped of their types, and loaded anew
 * once they have been edited. Node keeps a module for each URL, so the URL carries a version.
 */
import { createHash } from "node:crypto"
import { readFileSync, statSync } from "node:fs"
import { fileURLToPath, pathToFileURL } from "node:url"
import { parseSync } from "oxc-parser"
import { type AuthorConfig, maybeAuthorConfig } from "../../authorConfig.ts"
import { stripTypesAtOnce } from "../../compiler/strip.ts"
import { localMark } from "./notebookUrl.ts"

/** The URL of a module beside the notebook; undefined for packages and what packages import. */
export function maybeResolveLocal(specifier: string, parent: string | undefined): string | undefined {
  if (!parent?.includes(localMark)) return undefined
  const file = maybeFindFile(specifier, parent)
  return file && `${file.href}${localMark}${versionOf(file)}`
}

/** Another text for each state of a module and of all that it imports from beside the notebook. */
function versionOf(file: URL): string {
  const files = new Set([file.href])
  const hash = createHash("sha256")
  // A set that grows while it is walked: circular imports end.
  for (const href of files) {
    const text = readFileSync(new URL(href), "utf8")
    hash.update(`${href}\n${text}\n`)
    for (const specifier of href.endsWith(".json") ? [] : findImports(href, text)) {
      const found = maybeFindFile(specifier, href)
      if (found) files.add(found.href)
    }
  }
  return hash.digest("hex").slice(0, 12)
}

/** The specifiers that a module's text names: imported, exported from, or imported on the way. */
function findImports(name: string, text: string): string[] {
  const { module } = parseSync(name, text)
  const exported = module.staticExports.flatMap(({ entries }) => entries.map((entry) => entry.moduleRequest))
  const dynamic = module.dynamicImports.map(({ moduleRequest: { start, end } }) =>
    text.slice(start + 1, end - 1),
  )
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...exported.flatMap((request) => (request ? [request.value] : [])),
    ...dynamic,
  ]
}

/** Endings that TypeScript lets an import leave out, in its order. */
const endings = ["", ".ts", ".mts", ".js", ".mjs", ".json", "/index.ts", "/index.js"]

function maybeFindFile(specifier: string, parent: string): URL | undefined {
  const isPath = /^(?:\.{0,2}\/|file:)/.test(specifier)
  const urls = isPath ? [new URL(specifier, parent)] : findMapped(specifier)
  return urls.flatMap(({ href }) => candidatesOf(href)).find(isFile)
}

function candidatesOf(href: string): URL[] {
  const asTypeScript = href.replace(/\.(m?)js$/, ".$1ts")
  return [...endings.map((ending) => href + ending), asTypeScript].map((candidate) => new URL(candidate))
}

let config: AuthorConfig | undefined

/** Heeds the `paths` of the tsconfig.json beside the notebook. */
export function useConfigOf(directory: string): void {
  config = maybeAuthorConfig(directory)
}

/** What the author's `paths` make of a name. */
function findMapped(specifier: string): URL[] {
  return (config?.findCandidates(specifier) ?? []).map((path) => pathToFileURL(path))
}

function isFile(url: URL): boolean {
  return statSync(url, { throwIfNoEntry: false })?.isFile() === true
}

/** What Node's loader takes a module to be. */
export interface LoadedModule {
  readonly format: "module" | "json"
  readonly source: string
  readonly shortCircuit: true
}

/** The text of a module that Node cannot load by itself: TypeScript, and JSON imported without its attribute. */
export function maybeLoadLocal(url: string): LoadedModule | undefined {
  const [file = ""] = url.includes(localMark) ? url.split(localMark) : []
  if (/\.m?ts$/.test(file))
    return { format: "module", source: stripModule(new URL(file)), shortCircuit: true }
  if (file.endsWith(".json"))
    return { format: "json", source: readFileSync(new URL(file), "utf8"), shortCircuit: true }
  return undefined
}

/** The module's JavaScript, with its source map in it. */
function stripModule(file: URL): string {
  const { code, map } = stripTypesAtOnce(
    fileURLToPath(file),
    readFileSync(file, "utf8"),
    config?.hasLegacyDecorators,
  )
  const json = Buffer.from(typeof map === "string" ? map : JSON.stringify(map)).toString("base64")
  return `${code}\n//# sourceMappingURL=data:application/json;base64,${json}`
}
