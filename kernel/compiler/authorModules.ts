/** The modules beside the notebook that a cell imports, and what the checker says of them. */
import { readFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import { DiagnosticCategory } from "typescript/unstable/async"
import type { Checked, Diagnostic } from "./checker.ts"
import { fullText } from "./diagnostics.ts"
import { type CellError, createCellError } from "./errors.ts"
import { type Cell, parseCell, walk } from "./syntax.ts"
import { readableType } from "./typeText.ts"

/** The first error of syntax or types in a module that the cell imports, directly or not. */
export async function maybeModuleError(
  cell: Cell,
  cellPath: string,
  { program }: Checked,
): Promise<CellError | undefined> {
  if (!findLocalImports(cell).length) return undefined
  const known = new Set(await program.getSourceFileNames())
  for (const path of findReachable(cell, cellPath, known)) {
    const [syntactic, semantic] = await Promise.all([
      program.getSyntacticDiagnostics(path),
      program.getSemanticDiagnostics(path),
    ])
    const isError = ({ category }: Diagnostic) => category === DiagnosticCategory.Error
    const [problem] = syntactic
    const error = problem ?? semantic.find(isError)
    if (error) return describe(path, error, problem ? "SyntaxError" : "TypeError")
  }
  return undefined
}

function describe(path: string, diagnostic: Diagnostic, ename: string): CellError {
  const { code, pos: start, end } = diagnostic
  const place = { source: readFileSync(path, "utf8"), executionCount: 0, file: basename(path), start, end }
  return createCellError(ename, `${readableType(fullText(diagnostic))} (TS${code})`, place)
}

/** The files of the program that can be reached from the cell by relative imports, nearest first. */
function findReachable(cell: Cell, cellPath: string, known: ReadonlySet<string>): Set<string> {
  const resolve = (specifiers: readonly string[], from: string) =>
    specifiers.flatMap((specifier) => findFile(specifier, from, known) ?? [])
  const found = new Set(resolve(findLocalImports(cell), cellPath))
  // A set that grows while it is walked: circular imports end.
  for (const path of found)
    for (const next of resolve(findLocalImports(parseCell(readFileSync(path, "utf8"))), path)) found.add(next)
  return found
}

function findFile(specifier: string, from: string, known: ReadonlySet<string>): string | undefined {
  const base = join(dirname(from), specifier)
  const bare = base.replace(/\.[cm]?js$/, "")
  const endings = ["", ".ts", ".mts", ".cts", "/index.ts"]
  return [base, bare]
    .flatMap((stem) => endings.map((ending) => stem + ending))
    .find((path) => known.has(path))
}

/** The relative specifiers that a text imports or exports from. */
function findLocalImports({ program }: Cell): string[] {
  const found: string[] = []
  walk(program, (node) => {
    const source = "source" in node ? node.source : undefined
    if (source?.type === "Literal" && /^\.{0,2}\//.test(String(source.value)))
      found.push(String(source.value))
  })
  return found
}
