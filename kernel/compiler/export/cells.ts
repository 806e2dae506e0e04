/** The cells of a notebook checked one after another, as the kernel does it, without running them. */
import { SymbolFlags } from "typescript/unstable/async"
import type { PyType } from "../../../src/numpy/typed.ts"
import { type CheckedCell, checkCell, declareCell } from "../cellCompiler.ts"
import { CellFiles } from "../cellFiles.ts"
import { Checker } from "../checker.ts"
import { findResult } from "../checkText.ts"
import { type CellError, createCellError } from "../errors.ts"
import { type CellProject, createProject } from "../library.ts"
import { type LibraryNames, libraryNames } from "../libraryCalls.ts"
import { type DeclaredName, findMentionedNames } from "../names.ts"
import type { NodeTypes } from "../nodeTypes.ts"
import { Notebook } from "../notebook.ts"
import { type Cell, parseCell } from "../syntax.ts"
import { readableType } from "../typeText.ts"

/** A cell and all that its export needs of its types. */
export interface CheckedSource {
  readonly cell: Cell
  /** `cell-3` */
  readonly name: string
  readonly types: NodeTypes
  readonly declared: readonly DeclaredName[]
  readonly mentioned: ReadonlySet<string>
  readonly isLibrary: LibraryNames
  readonly pythonTemplates: boolean
  readonly resultType: PyType
  /** The last expression has a value to show: it is there and not of type void. */
  readonly showsResult: boolean
  /** Imported names that are types alone. */
  readonly typeNames: ReadonlySet<string>
  /** The types of declared variables as text. */
  readonly typeTexts: ReadonlyMap<string, string>
}

/** A cell that does not parse or check; `traceback` shows its lines. */
export class CellRefused extends Error {
  readonly error: CellError
  readonly executionCount: number

  constructor(error: CellError, executionCount: number) {
    super(error.evalue)
    this.name = "CellRefused"
    this.error = error
    this.executionCount = executionCount
  }
}

/**
 * Checks the cells of a notebook in their order.
 *
 * @throws CellRefused - the first that does not parse or check
 */
export async function checkCells(sources: readonly string[], directory: string): Promise<CheckedSource[]> {
  const project = createProject(directory)
  const checker = new Checker(project, () => {})
  const notebook = new Notebook()
  const files = new CellFiles()
  const checked: CheckedSource[] = []
  try {
    await checker.guard(() => checker.update())
    for (const [index, source] of sources.entries())
      checked.push(await checkNext(source, index + 1, notebook, files, checker, project))
    return checked
  } finally {
    await checker.dispose()
  }
}

async function checkNext(
  source: string,
  executionCount: number,
  notebook: Notebook,
  files: CellFiles,
  checker: Checker,
  project: CellProject,
): Promise<CheckedSource> {
  const cell = parseCell(source)
  const refuse = (ename: string, evalue: string, { start, end }: { start: number; end: number }) =>
    new CellRefused(createCellError(ename, evalue, { source, executionCount, start, end }), executionCount)
  const [problem] = cell.problems
  if (problem) throw refuse("SyntaxError", problem.message, problem)
  const result = await checkCell(cell, notebook, checker, project.cellPath)
  const [first] = result.errors
  if (first) throw refuse("TypeError", `${first.message} (TS${first.code})`, first)
  const found = await describeCell(cell, `cell-${executionCount}`, result, notebook, project)
  const module = await declareCell(cell, result, project, `$cell_${executionCount}`)
  notebook.learn(module.names)
  for (const { specifier, text } of files.add(module.text)) checker.write(project.modulePath(specifier), text)
  return found
}

async function describeCell(
  cell: Cell,
  name: string,
  result: CheckedCell,
  notebook: Notebook,
  project: CellProject,
): Promise<CheckedSource> {
  const { types, declared } = result
  const mentioned = findMentionedNames(cell.program)
  const isLibrary = libraryNames(declared, notebook)
  const shown = findResult(cell)
  const resultText = shown ? await types.textOf(shown) : "void"
  return {
    cell,
    name,
    types,
    declared,
    mentioned,
    isLibrary,
    pythonTemplates: [...mentioned, ...notebook.names].some(isLibrary),
    resultType: shown ? types.of(shown).py : null,
    showsResult: resultText !== "void" && resultText !== "undefined",
    typeNames: await findTypeNames(result, project),
    typeTexts: await findTypeTexts(result, project),
  }
}

/** The imports of a cell that bring a type and no value: Node, which only takes types out, wants to be told. */
async function findTypeNames(
  { checked, rendering, declared }: CheckedCell,
  { cellPath }: CellProject,
): Promise<ReadonlySet<string>> {
  const names = new Set<string>()
  for (const { name, kind, at } of declared) {
    const place = kind === "import" ? rendering.toOutput(at) : undefined
    const symbol =
      place === undefined ? undefined : await checked.checker.getSymbolAtPosition(cellPath, place)
    if (!symbol || !(symbol.flags & SymbolFlags.Alias)) continue
    const { flags } = await checked.checker.getAliasedSymbol(symbol)
    if (!(flags & SymbolFlags.Value) && flags & SymbolFlags.Type) names.add(name)
  }
  return names
}

async function findTypeTexts(
  { checked, rendering, declared }: CheckedCell,
  { cellPath }: CellProject,
): Promise<ReadonlyMap<string, string>> {
  const variables = declared.filter(({ kind }) => kind === "const" || kind === "let")
  const places = variables.map(({ at }) => rendering.toOutput(at) ?? 0)
  const types = places.length ? await checked.checker.getTypeAtPosition(cellPath, places) : []
  const texts = await Promise.all(
    types.map((type) => (type ? checked.checker.typeToString(type).then(readableType) : "any")),
  )
  return new Map(variables.map(({ name }, i) => [name, texts[i] ?? "any"]))
}
