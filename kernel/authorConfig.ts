/** The author's tsconfig.json beside the notebook, as far as TypeScript does not read it by itself. */
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import type { TsConfigJsonResolved } from "get-tsconfig"
import { parseSync } from "oxc-parser"

export interface AuthorConfig {
  /** Why it cannot be read, for the author; the defaults hold then. */
  readonly problem: string | undefined
  readonly lib: readonly string[]
  readonly types: readonly string[]
  /** Decorators as TypeScript had them before the standard. */
  readonly hasLegacyDecorators: boolean
  /** `paths`, and `baseUrl` as one of them, with absolute targets. */
  readonly paths: Readonly<Record<string, string[]>>
  /** The files that an import which is not relative may mean. */
  findCandidates(specifier: string): readonly string[]
}

/** Reads it, with what it extends; undefined where there is none. */
export function maybeAuthorConfig(directory: string): AuthorConfig | undefined {
  const path = join(directory, "tsconfig.json")
  const text = maybeText(path)
  if (text === undefined) return undefined
  const problem = maybeProblem(text)
  if (problem !== undefined) return createConfig(path, {}, problem)
  try {
    return createConfig(path, reader().parseTsconfig(path))
  } catch (error) {
    return createConfig(path, {}, `tsconfig.json: ${(error as Error).message}`)
  }
}

/** Loaded where there is something to read: a kernel starts without it. */
function reader(): typeof import("get-tsconfig") {
  return createRequire(import.meta.url)("get-tsconfig")
}

function createConfig(path: string, config: TsConfigJsonResolved, problem?: string): AuthorConfig {
  const { lib = [], types = [], paths = {}, baseUrl, experimentalDecorators } = config.compilerOptions ?? {}
  const findCandidates = reader().createPathsMatcher({ path, config }) ?? (() => [])
  const patterns = [...Object.keys(paths), ...(baseUrl === undefined ? [] : ["*"])]
  return {
    problem,
    lib: [lib].flat(),
    types,
    hasLegacyDecorators: experimentalDecorators === true,
    paths: Object.fromEntries(patterns.map((pattern) => [pattern, findCandidates(pattern)])),
    findCandidates,
  }
}

/** Makes a module of the JSON. */
const beforeJson = "export default "

/** What is wrong with the JSON, which may have comments and commas at its ends. */
function maybeProblem(text: string): string | undefined {
  const [error] = parseSync("tsconfig.ts", `${beforeJson}${text}`).errors
  if (!error) return undefined
  const start = Math.min((error.labels[0]?.start ?? 0) - beforeJson.length, text.length)
  const line = text.slice(0, start).split("\n").length
  return `tsconfig.json, line ${line}: ${error.message}`
}

function maybeText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8")
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined
    throw error
  }
}
