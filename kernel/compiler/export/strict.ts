/** The last step of an export: what only a strict check of the whole module tells is put right or told. */
import { join } from "node:path"
import MagicString from "magic-string"
import { DiagnosticCategory } from "typescript/unstable/async"
import { Checker, type CheckerProject, type Diagnostic } from "../checker.ts"
import { createProject } from "../library.ts"
import { locationOf } from "../lines.ts"
import { isFunction, type Node, parseCell, unwrap, walk } from "../syntax.ts"
import { readableType } from "../typeText.ts"
import { namesIn } from "./cell.ts"
import type { ExportedModule } from "./index.ts"

/** Parameters and variables whose type nobody tells: TS7005, 7006, 7019, 7031, 7034. */
const implicitlyAny = new Set([7005, 7006, 7019, 7031, 7034])
/** An element of an object by a key that its type does not have: TS7052, 7053. */
const implicitlyAnyElement = new Set([7052, 7053])

/** At most so many rounds of corrections. */
const maximalRounds = 4

/**
 * Cells are checked without TypeScript's rule that every parameter needs a type, and a name that changes its
 * type from cell to cell is one variable in a module: both are `any` there, as they are in the notebook.
 */
export async function settleTypes(
  text: string,
  shared: ReadonlySet<string>,
  directory: string,
): Promise<ExportedModule> {
  const path = join(directory, "$export.ts")
  const checker = new Checker(strictProject(directory, path), () => {})
  try {
    let current = text
    for (let round = 1; ; round++) {
      checker.write(path, current)
      const diagnostics = await checker.guard(async () => {
        const { program } = await checker.update()
        const found = [program.getSyntacticDiagnostics(path), program.getSemanticDiagnostics(path)]
        return (await Promise.all(found)).flat()
      })
      const errors = diagnostics.filter(({ category }) => category === DiagnosticCategory.Error)
      const next = round < maximalRounds ? correct(current, errors, shared) : current
      if (next === current) return { text: current, complaints: errors.map((error) => tell(current, error)) }
      current = next
    }
  } finally {
    await checker.dispose()
  }
}

/** The notebook's project with one strict file, and Node's types from the start. */
function strictProject(directory: string, path: string): CheckerProject {
  const { configPath, files } = createProject(directory)
  const config = JSON.parse(files.get(configPath)!) as { compilerOptions: object }
  const compilerOptions = { ...config.compilerOptions, types: ["node"], strict: true, noImplicitAny: true }
  const text = JSON.stringify({ ...config, compilerOptions, files: ["$export.ts"] })
  const own = new Map([
    [configPath, text],
    [path, ""],
  ])
  return { directory, configPath, files: own }
}

function tell(text: string, { text: message, pos }: Diagnostic): string {
  return `line ${locationOf(text, pos).line}: ${readableType(message)}`
}

/** Writes `any` where the errors ask for it. */
function correct(text: string, errors: readonly Diagnostic[], shared: ReadonlySet<string>): string {
  const { program } = parseCell(text)
  const edited = new MagicString(text)
  const placesOf = (codes: ReadonlySet<number>) =>
    new Set(errors.flatMap(({ code, pos }) => (codes.has(code) ? [pos] : [])))
  const untyped = placesOf(implicitlyAny)
  const elements = placesOf(implicitlyAnyElement)
  const changing = findChanging(program, errors, shared)
  const isUntyped = (pattern: Node) =>
    [...untyped].some((place) => pattern.start <= place && place < pattern.end)
  walk(program, (node, parent) => {
    if (isFunction(node)) {
      for (const parameter of node.params as Node[])
        if (isUntyped(parameter)) annotate(edited, text, parameter, node)
    } else if (node.type === "VariableDeclarator") {
      const isGlobal = parent?.type === "VariableDeclaration" && program.body.includes(parent as never)
      const changes = isGlobal && namesIn(node.id).some((name) => changing.has(name))
      if (changes || (node.id.type === "Identifier" && untyped.has(node.id.start)))
        annotate(edited, text, node.id)
    } else if (node.type === "MemberExpression" && node.computed && elements.has(node.start)) {
      edited.appendRight(node.object.start, "(").appendLeft(node.object.end, " as any)")
    }
  })
  return edited.toString()
}

/** Shared variables that some cell gives a value of another type. */
function findChanging(
  program: Node,
  errors: readonly Diagnostic[],
  shared: ReadonlySet<string>,
): ReadonlySet<string> {
  const names = new Set<string>()
  walk(program, (node) => {
    if (node.type !== "AssignmentExpression" || node.operator !== "=") return
    walk(unwrap(node.left), (target) => {
      const isRefused =
        target.type === "Identifier" &&
        shared.has(target.name) &&
        errors.some(({ pos, end }) => pos <= target.start && target.end <= end)
      if (isRefused) names.add(target.name)
    })
  })
  return names
}

/** `: any` after a parameter or variable that has no type; a lone arrow parameter gets its parentheses. */
function annotate(edited: MagicString, text: string, parameter: Node, owner?: Node): void {
  const rest = parameter.type === "RestElement"
  const pattern = parameter.type === "AssignmentPattern" ? parameter.left : parameter
  if (("typeAnnotation" in pattern && pattern.typeAnnotation) || parameter.type === "TSParameterProperty")
    return
  const isBare = owner !== undefined && !text.slice(owner.start, pattern.start).includes("(")
  edited.appendLeft(pattern.end, `${rest ? ": any[]" : ": any"}${isBare ? ")" : ""}`)
  if (isBare) edited.appendRight(pattern.start, "(")
}
