/** One cell, from the author's text to the run text: the steps of kernel/HOW_IT_WORKS.md in order. */

import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { PyType } from "../../src/numpy/typed.ts"
import type { Checked, Checker } from "./checker.ts"
import { findResult, rewriteForCheck } from "./checkText.ts"
import type { CellInfo, CellMap } from "./compiler.ts"
import { type CellModule, printDeclarations } from "./declarations.ts"
import { type Complaint, cannotFindModule, findComplaints } from "./diagnostics.ts"
import { findCalls } from "./hints.ts"
import type { CellProject } from "./library.ts"
import { libraryNames } from "./libraryCalls.ts"
import { findFunctionNames } from "./loops.ts"
import { composeMaps } from "./maps.ts"
import { type DeclaredName, findDeclaredNames, findMentionedNames } from "./names.ts"
import { findNodeTypes, type NodeTypes } from "./nodeTypes.ts"
import type { Notebook } from "./notebook.ts"
import { findRefinements } from "./refine.ts"
import type { Rendering } from "./render.ts"
import { rewriteForRepl } from "./repl.ts"
import { findRoles } from "./roles.ts"
import { findQuestions, rewriteForRun } from "./runText.ts"
import { stripTypes } from "./strip.ts"
import { type Cell, type Node, parseJavaScript, walk } from "./syntax.ts"
import { findTraceable } from "./traceMarks.ts"

/** What the check of a cell found. */
export interface CheckedCell {
  readonly checked: Checked
  readonly rendering: Rendering
  readonly types: NodeTypes
  readonly declared: readonly DeclaredName[]
  /** What brings the earlier names it mentions into its declarations. */
  readonly aliases: string
  readonly errors: readonly Complaint[]
}

/** At most so many passes over a cell whose types show ever more array operations. */
const maximalPasses = 5

/** Writes the check text and has it checked, again while types reveal operations on arrays. */
export async function checkCell(
  cell: Cell,
  notebook: Notebook,
  checker: Checker,
  path: string,
): Promise<CheckedCell> {
  const declared = findDeclaredNames(cell.program)
  const mentioned = findMentionedNames(cell.program)
  const preamble = withLibrary(cell, notebook.preambleFor(mentioned, declared))
  const aliases = notebook.aliasesFor(mentioned, declared)
  const { nodes, questions } = findNodes(cell)
  const { targets } = findRoles(cell.program)
  const refined = new Set<Node>()
  for (let pass = 1; ; pass++) {
    const rendering = rewriteForCheck(cell, preamble, refined)
    checker.write(path, rendering.text)
    const checked = await checker.update()
    // Side by side: the compiler answers the two with checkers of their own, on a core each.
    const [diagnostics, types] = await Promise.all([
      checked.program.getSemanticDiagnostics(path),
      askTypes(checked, path, rendering, questions),
    ])
    if (diagnostics.some(({ code }) => code === cannotFindModule)) checker.invalidate()
    const more = findRefinements(nodes, targets, rendering, types, diagnostics, refined)
    if (more.length && pass < maximalPasses) {
      for (const node of more) refined.add(node)
      continue
    }
    if (diagnostics.length > 0 && checker.needPlatform()) continue // Node's types may know better
    const errors = await findComplaints(cell, rendering, nodes, types, diagnostics, checked.checker)
    return { checked, rendering, types, declared, aliases, errors }
  }
}

/** A cell without an import of the library gets an empty one, so that all cells import the same modules. */
function withLibrary(cell: Cell, preamble: string): string {
  const has = cell.program.body.some(
    (node) => node.type === "ImportDeclaration" && node.source.value === "cellwise",
  )
  return has ? preamble : preamble.replace("\n", ' import type {} from "cellwise";\n')
}

async function askTypes(
  checked: Checked,
  path: string,
  rendering: Rendering,
  questions: readonly Node[],
): Promise<NodeTypes> {
  const file = await checked.program.getSourceFile(path)
  if (!file) throw new Error(`checker: no source file ${path}`)
  return findNodeTypes(checked, file, rendering, questions)
}

/** Every node, and those whose types matter. */
function findNodes(cell: Cell): { nodes: Node[]; questions: Node[] } {
  const nodes: Node[] = []
  const questions = new Set<Node>([...findTraceable(cell), ...findCalls(cell)])
  walk(cell.program, (node) => {
    nodes.push(node)
    for (const question of findQuestions(node)) questions.add(question)
  })
  const result = findResult(cell)
  if (result) questions.add(result)
  return { nodes, questions: [...questions] }
}

/** The run text of a checked cell and what goes with it. */
export interface EmittedCell {
  readonly runText: string
  readonly map: CellMap
  readonly resultType: PyType
  readonly showsResult: boolean
}

/** Writes the run text: array operations by their types, types stripped, made fit for REPL mode. */
export async function emitCell(
  cell: Cell,
  { types, declared }: CheckedCell,
  info: CellInfo,
  notebook: Notebook,
  { directory, hasLegacyDecorators }: Pick<CellProject, "directory" | "hasLegacyDecorators">,
): Promise<EmittedCell> {
  const isLibrary = libraryNames(declared, notebook)
  const rendering = rewriteForRun({
    cell,
    name: info.cell,
    types,
    isLibrary,
    pythonTemplates: [...findMentionedNames(cell.program), ...notebook.names].some(isLibrary),
    meta: metaText(directory),
    isTraced: true,
  })
  const { code, map } = await stripTypes(cell, rendering.text, hasLegacyDecorators)
  const result = findResult(cell)
  const program = parseJavaScript(code)
  const repl = rewriteForRepl(code, program, result !== undefined, notebook)
  notebook.addFunctionNames(findFunctionNames(program))
  return {
    runText: `${repl.toString()}\n//# sourceURL=cellwise:${info.cell}`,
    map: composeMaps(repl, map as Parameters<typeof composeMaps>[1], rendering, cell.source, info.cell),
    resultType: result ? types.of(result).py : null,
    showsResult: result !== undefined,
  }
}

/** `import.meta` of a module `notebook` in `directory`. */
function metaText(directory: string): string {
  const filename = join(directory, "notebook")
  return `(${JSON.stringify({ url: pathToFileURL(filename).href, dirname: directory, filename })})`
}

/** The declarations that later cells will see, in the namespace `id`. */
export async function declareCell(
  cell: Cell,
  { checked, rendering, aliases, declared }: CheckedCell,
  project: CellProject,
  id: string,
): Promise<CellModule> {
  const file = await checked.program.getSourceFile(project.cellPath)
  return printDeclarations(checked, file!, cell, rendering, aliases, declared, id)
}
