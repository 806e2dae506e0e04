/** Where the library's types are, and the project in which cells are checked. */
import { existsSync } from "node:fs"
import { dirname, join } from "node:path"
import { codeRoot, isSource, packageRoot } from "../packageRoot.ts"
import { CellFiles } from "./cellFiles.ts"
import { preludeText } from "./prelude.ts"

/** Built, the compiler reads declarations; from the sources (tests) it reads the sources. */
const extension = isSource ? ".ts" : ".d.ts"

function library(path: string): string {
  return join(codeRoot, "src", path + extension)
}

export interface CellProject {
  readonly configPath: string
  /** The virtual module of the cell being compiled. */
  readonly cellPath: string
  /** The virtual module in which text is completed and inspected. */
  readonly draftPath: string
  readonly files: ReadonlyMap<string, string>
  /** The path of a file with the declarations of finished cells. */
  modulePath(specifier: string): string
}

/** A cell that imports what all cells import. */
const emptyCell = 'import {} from "./$names"; import type {} from "cellwise";\nexport {}\n'

/** The virtual project that checks the cells of a notebook in `directory`. */
export function createProject(directory: string): CellProject {
  const path = (name: string) => join(directory, name)
  const modulePath = (specifier: string) => path(`${specifier.slice(2)}.ts`)
  const configPath = path("$cellwise.tsconfig.json")
  const prelude = preludeText({
    index: library("index"),
    ndarray: library("numpy/ndarray"),
    scalar: library("numpy/scalar"),
    operators: library("operators/index"),
  })
  return {
    configPath,
    cellPath: path("$cell.ts"),
    draftPath: path("$draft.ts"),
    files: new Map([
      ...new CellFiles().all.map(({ specifier, text }) => [modulePath(specifier), text] as const),
      [configPath, configText(directory)],
      [path("$prelude.ts"), prelude],
      [path("$cell.ts"), emptyCell],
      [path("$draft.ts"), emptyCell],
    ]),
    modulePath,
  }
}

/** The author's tsconfig is respected, except for what a cell cannot do without. */
function configText(directory: string): string {
  const own = join(directory, "tsconfig.json")
  return JSON.stringify({
    ...(existsSync(own) && { extends: "./tsconfig.json" }),
    compilerOptions: {
      target: "esnext",
      module: "esnext",
      moduleResolution: "bundler",
      moduleDetection: "force",
      lib: ["esnext"],
      ...(existsSync(own) ? {} : { strict: true }),
      types: ["node"],
      typeRoots: typeRoots(directory),
      paths: {
        cellwise: [library("index")],
        "cellwise/operators": [library("operators/index")],
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
    files: ["$prelude.ts", "$cell.ts", "$draft.ts"],
    include: [],
  })
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

function ancestors(folder: string): string[] {
  const parent = dirname(folder)
  return parent === folder ? [folder] : [folder, ...ancestors(parent)]
}
