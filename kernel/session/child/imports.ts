import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { constants, Script } from "node:vm"
import { packageOf } from "../../packages.ts"
import { notebookUrl } from "./notebookUrl.ts"
import { redirectTslab } from "./tslab.ts"

/** Our own modules, for cells: imported from here they are the very instances the kernel uses. */
const own: ReadonlySet<string> = new Set(["cellwise", "cellwise/operators", "cellwise/view"])

const requireOwn = createRequire(import.meta.url)

export interface Imports {
  /**
   * `import()` as a module in the notebook's directory would do it.
   *
   * @param names - what the author takes by name
   */
  readonly import: (specifier: string, names?: readonly string[]) => Promise<unknown>
  /** `require` as a CommonJS module in the notebook's directory would do it. */
  readonly require: NodeJS.Require
}

/**
 * How cells import: from the notebook's directory, `cellwise` from this package always, `tslab` from
 * this package when the notebook has none.
 */
export function createImports(directory: string): Imports {
  const requireThere = createRequire(join(directory, "notebook.js"))
  const importThere = createImport(directory)
  const hasConfig = existsSync(join(directory, "tsconfig.json"))
  const require = (specifier: string): unknown => {
    if (specifier === "tslab") return requireOwn(findTslab(requireThere))
    try {
      return requireThere(specifier)
    } catch (error) {
      throw isMissing(error, specifier) ? withAdvice(error, specifier) : error
    }
  }
  return {
    require: Object.assign(require, requireThere) as NodeJS.Require,
    import: (specifier, names = []) => {
      const place = placeOfCell()
      return load(specifier)
        .then((loaded) => withNames(loaded as Namespace, names))
        .catch((error: unknown) => {
          throw withPlace(error, place)
        })
    },
  }

  async function load(specifier: string): Promise<unknown> {
    if (specifier === "tslab") return import(pathToFileURL(findTslab(requireThere)).href)
    if (own.has(specifier)) return import(specifier)
    // Only when it is needed: the tools that read TypeScript take their time to load.
    if (/^(?:\.|\/|file:)/.test(specifier) || hasConfig)
      (await import("./installLocalModules.ts")).installLocalModules(directory)
    return importThere(specifier)
  }
}

/** Whether it is this very module that is missing, not one that it asks for. */
function isMissing(error: unknown, specifier: string): error is Error {
  const isCode = (error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND"
  return isCode && (error as Error).message.startsWith(`Cannot find module '${specifier}'`)
}

/** What to do about it, in the place of Node's list of files that have asked for it. */
function withAdvice(error: Error, specifier: string): Error {
  const isPackage = !/^[./]|^node:/.test(specifier)
  const advice = isPackage ? ` Install it beside the notebook: npm install ${packageOf(specifier)}` : ""
  error.message = `Cannot find module '${specifier}'.${advice}`
  return error
}

type Namespace = Readonly<Record<string, unknown>>

/**
 * Node guesses from the text of a CommonJS module what it exports. TypeScript knows better: what Node did not
 * guess is a property of `module.exports`, the default export.
 */
function withNames(loaded: Namespace, names: readonly string[]): Namespace {
  const exported = loaded.default as Namespace | null | undefined
  if (exported === null || (typeof exported !== "object" && typeof exported !== "function")) return loaded
  const unknown = names.filter((name) => !(name in loaded) && name in exported)
  if (unknown.length === 0) return loaded
  return { ...loaded, ...Object.fromEntries(unknown.map((name) => [name, exported[name]])) }
}

/** The frames of the cell that imports, as a stack has them. */
function placeOfCell(): string[] {
  return findCellFrames(new Error().stack ?? "")
}

function findCellFrames(stack: string): string[] {
  return stack.split("\n").filter((line) => line.includes("cellwise:cell-"))
}

/** A module that throws while it is loaded knows nothing of the cell: its stack gets the place of the import. */
function withPlace(error: unknown, place: readonly string[]): unknown {
  if (error instanceof Error && typeof error.stack === "string" && findCellFrames(error.stack).length === 0)
    error.stack = [error.stack, ...place].join("\n")
  return error
}

const importText =
  '(specifier) => import(specifier, specifier.endsWith(".json") ? { with: { type: "json" } } : undefined)'

/**
 * V8 refuses `import()` in evaluated text; a script that names a file of the directory may do it. The
 * author writes JSON files without the attribute that Node wants.
 */
function createImport(directory: string): (specifier: string) => Promise<unknown> {
  const script = new Script(importText, {
    filename: notebookUrl(pathToFileURL(join(directory, "notebook.js"))),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  })
  return script.runInThisContext()
}

/** tslab's main file, made ready to display here. */
function findTslab(requireThere: NodeJS.Require): string {
  const main = maybeResolve(requireThere, "tslab") ?? requireOwn.resolve("tslab")
  redirectTslab(main)
  return main
}

function maybeResolve(require: NodeJS.Require, specifier: string): string | undefined {
  try {
    return require.resolve(specifier)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND") return undefined
    throw error
  }
}
