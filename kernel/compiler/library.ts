/** Where the library's types are, and the project in which cells are checked. */
import { existsSync } from "node:fs"
import { join } from "node:path"
import { type AuthorConfig, maybeAuthorConfig } from "../authorConfig.ts"
import { codeRoot, isSource, packageRoot } from "../packageRoot.ts"
import { ancestors } from "../packages.ts"
import { CellFiles } from "./cellFiles.ts"
import { createPlatformTypes, type PlatformTypes } from "./platformTypes.ts"
import { preludeText } from "./prelude.ts"

/** The modules of the library that the prelude and cells import. */
const sources = {
  index: "index",
  operators: "operators/index",
  ndarray: "numpy/ndarray",
  scalar: "numpy/scalar",
}

/** What cells import, by its public name. */
const specifiers = {
  index: "cellwise",
  operators: "cellwise/operators",
  ndarray: "$cellwise/src/numpy/ndarray",
  scalar: "$cellwise/src/numpy/scalar",
}

/**
 * Where the library's types are: in the sources where these run themselves (tests), else in one file that holds
 * every module (scripts/build/declarations.mjs).
 */
function libraryPath(name: keyof typeof sources): string {
  return isSource ? join(codeRoot, "src", `${sources[name]}.ts`) : join(codeRoot, "cellwise.d.ts")
}

export interface CellProject {
  /** The notebook's. */
  readonly directory: string
  readonly configPath: string
  /** The virtual module of the cell being compiled. */
  readonly cellPath: string
  /** The virtual module in which text is completed and inspected. */
  readonly draftPath: string
  readonly files: ReadonlyMap<string, string>
  readonly platform: PlatformTypes
  /** What is wrong with the author's tsconfig.json. */
  readonly configProblem: string | undefined
  readonly hasLegacyDecorators: boolean
  /** The path of a file with the declarations of finished cells. */
  modulePath(specifier: string): string
}

/** A cell that imports what all cells import. */
const emptyCell = 'import {} from "./$names"; import type {} from "cellwise";\nexport {}\n'

/** The virtual project that checks the cells of a notebook in `directory`. */
export function createProject(directory: string): CellProject {
  const own = maybeAuthorConfig(directory)
  const path = (name: string) => join(directory, name)
  const modulePath = (specifier: string) => path(`${specifier.slice(2)}.ts`)
  const configPath = path("$cellwise.tsconfig.json")
  const platform = createPlatformTypes(path("$platform.d.ts"), typeRoots(directory))
  return {
    directory,
    configPath,
    cellPath: path("$cell.ts"),
    draftPath: path("$draft.ts"),
    files: new Map([
      ...new CellFiles().all.map(({ specifier, text }) => [modulePath(specifier), text] as const),
      [configPath, configText(directory, own)],
      [platform.path, platform.few],
      [path("$prelude.ts"), preludeText(specifiers)],
      [path("$cell.ts"), emptyCell],
      [path("$draft.ts"), emptyCell],
    ]),
    platform,
    modulePath,
    configProblem: own?.problem,
    hasLegacyDecorators: own?.hasLegacyDecorators ?? false,
  }
}

/** The author's tsconfig is respected, except for what a cell cannot do without. */
function configText(directory: string, own: AuthorConfig | undefined): string {
  const isRead = own !== undefined && own.problem === undefined
  return JSON.stringify({
    ...(isRead && { extends: "./tsconfig.json" }),
    compilerOptions: {
      target: "esnext",
      module: "esnext",
      moduleResolution: "bundler",
      moduleDetection: "force",
      lib: unique(["esnext", ...(own?.lib ?? [])]),
      ...(isRead ? {} : { strict: true }),
      types: own?.types ?? [],
      typeRoots: typeRoots(directory),
      paths: {
        ...own?.paths,
        ...libraryPaths(),
        ...lentPaths(directory),
      },
      allowImportingTsExtensions: true,
      resolveJsonModule: true,
      esModuleInterop: true,
      skipLibCheck: true,
      noEmit: true,
      composite: false,
      incremental: false,
      declaration: false,
      noUnusedLocals: false,
      noUnusedParameters: false,
      noImplicitAny: false,
      verbatimModuleSyntax: false,
      isolatedModules: false,
      erasableSyntaxOnly: false,
      allowUnreachableCode: true,
      allowUnusedLabels: true,
    },
    files: ["$platform.d.ts", "$prelude.ts", "$cell.ts", "$draft.ts"],
    include: [],
  })
}

function libraryPaths(): Readonly<Record<string, string[]>> {
  const names = Object.keys(sources) as (keyof typeof sources)[]
  return Object.fromEntries(names.map((name) => [specifiers[name], [libraryPath(name)]]))
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)]
}

/** The `@types` of the notebook's own packages, nearest first, then those that came with this package. */
function typeRoots(directory: string): string[] {
  return [...ancestors(directory), ...ancestors(packageRoot)]
    .map((folder) => join(folder, "node_modules/@types"))
    .filter((folder) => existsSync(folder))
}

/** tslab's notebooks run without installing it: this package lends its own where the notebook has none. */
function lentPaths(directory: string): Readonly<Record<string, string[]>> {
  const findIn = (start: string) =>
    ancestors(start)
      .map((folder) => join(folder, "node_modules/tslab/dist/public.d.ts"))
      .find((file) => existsSync(file))
  const lent = findIn(packageRoot)
  return lent === undefined || findIn(directory) !== undefined ? {} : { tslab: [lent] }
}
