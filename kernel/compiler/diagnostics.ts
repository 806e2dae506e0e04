/** The checker's complaints in the author's words and places. */
import { existsSync } from "node:fs"
import { dirname, join } from "node:path"
import { DiagnosticCategory } from "typescript/unstable/async"
import { ancestors, packageOf } from "../packages.ts"
import type { Diagnostic, TypeChecker } from "./checker.ts"
import { findTuples } from "./dialect.ts"
import type { NodeTypes } from "./nodeTypes.ts"
import { assignmentCalls, binaryCalls, unaryCalls } from "./notation.ts"
import type { Rendering, Span } from "./render.ts"
import { type Cell, isFunction, type Node, type NodeOf, unwrap, walk } from "./syntax.ts"
import { readableType } from "./typeText.ts"

/** A complaint about a stretch of the author's text. */
export interface Complaint {
  readonly code: number
  readonly message: string
  readonly start: number
  readonly end: number
}

const isOverloadError = new Set([2345, 2554, 2769])
const isAssignmentToConst = new Set([2540, 2588, 2632])
const assignmentToImport = 2632
const isReadonlyIndex = 2542
const unusedBeforeComma = 2695
const notAssignable = 2322
const refusedOperator = 2365

/** The errors among the diagnostics of a check text and the values that commas drop, worded for the author. */
export async function findComplaints(
  cell: Cell,
  rendering: Rendering,
  nodes: readonly Node[],
  types: NodeTypes,
  diagnostics: readonly Diagnostic[],
  checker: TypeChecker,
): Promise<Complaint[]> {
  const errors = findDroppedValues(cell, nodes, types)
  const operators = nodes.filter(isOperator)
  for (const diagnostic of diagnostics) {
    if (diagnostic.category !== DiagnosticCategory.Error) continue
    if (isArrayWrite(diagnostic, rendering, nodes, types)) continue
    const operator = isOverloadError.has(diagnostic.code)
      ? operators.find((node) => concernsOperator(diagnostic, rendering, node))
      : undefined
    if (operator) errors.push(await operatorComplaint(operator, types))
    else
      errors.push(
        await advise(plainComplaint(cell, rendering, diagnostic), diagnostic.fileName, rendering, checker),
      )
  }
  return unique(errors.sort((a, b) => a.start - b.start))
}

/**
 * What stands before a comma and does nothing: an error to TypeScript too, but the calls of the check text
 * hide it there. Ported from Python it was meant as a tuple, or as an assignment to several names.
 */
function findDroppedValues(cell: Cell, nodes: readonly Node[], types: NodeTypes): Complaint[] {
  const tuples = findTuples(cell)
  const indexes = new Set(nodes.map((node) => node.type === "MemberExpression" && node.property))
  // `(0, f)()` is an idiom
  const callees = new Set(nodes.map((node) => node.type === "CallExpression" && unwrap(node.callee)))
  return nodes.flatMap((node) => {
    if (node.type !== "SequenceExpression") return []
    if (tuples.has(node) || indexes.has(node) || callees.has(node)) return []
    const dropped = node.expressions.slice(0, -1).find((value) => isUnused(value, types))
    return dropped ? [{ code: unusedBeforeComma, message: commaAdvice, ...spanOf(dropped) }] : []
  })
}

const commaAdvice =
  "Left side of comma operator is unused and has no side effects. A comma makes a tuple after 'return' and on the last line only; several names are assigned as [a, b] = [b, a], and a tuple among arguments is a list: np.zeros([2, 3])."

/** Whether a value is lost for nothing: it does nothing, or is the array that a call made. */
function isUnused(value: Node, types: NodeTypes): boolean {
  const { type } = unwrap(value)
  if (type === "CallExpression" && types.of(value).array === "yes") return true
  let acts = false
  walk(value, (node) => {
    acts ||= /^(Assignment|Await|Call|Import|New|TaggedTemplate|Update|Yield)Expression$/.test(node.type)
    acts ||= node.type === "UnaryExpression" && (node.operator === "delete" || node.operator === "void")
    return !acts && !isFunction(node)
  })
  return !acts
}

function spanOf({ start, end }: Node): Span {
  return { start, end }
}

/** Each complaint once; where an operator is refused, what follows from its result is left out. */
function unique(complaints: readonly Complaint[]): Complaint[] {
  return complaints.filter((c, i) => {
    const isRepeated = complaints.findIndex((d) => d.start === c.start && d.message === c.message) < i
    const follows =
      c.code === notAssignable && complaints.some((d) => d.code === refusedOperator && d.start === c.start)
    return !isRepeated && !follows
  })
}

type Operator = NodeOf<"BinaryExpression"> | NodeOf<"UnaryExpression"> | NodeOf<"AssignmentExpression">

function isOperator(node: Node): node is Operator {
  return (
    (node.type === "BinaryExpression" && node.operator in binaryCalls) ||
    (node.type === "UnaryExpression" && node.operator in unaryCalls) ||
    (node.type === "AssignmentExpression" && node.operator in assignmentCalls)
  )
}

/** An array may be changed in place though its name is const and its index signature readonly. */
function isArrayWrite(
  diagnostic: Diagnostic,
  rendering: Rendering,
  nodes: readonly Node[],
  types: NodeTypes,
): boolean {
  const at = { start: rendering.toSource(diagnostic.pos), end: rendering.toSource(diagnostic.end) }
  if (isAssignmentToConst.has(diagnostic.code))
    return nodes.some(
      (node) =>
        node.type === "AssignmentExpression" &&
        node.operator in assignmentCalls &&
        node.left.start <= at.start &&
        at.end <= node.left.end &&
        types.of(node.left).array === "yes",
    )
  if (diagnostic.code !== isReadonlyIndex) return false
  return nodes.some(
    (node) =>
      node.type === "MemberExpression" &&
      node.start <= at.start &&
      at.end <= node.end &&
      types.of(node.object).array === "yes",
  )
}

/** Whether an error of overloads is about the call that stands for `node`: at its name, or at an operand. */
function concernsOperator({ pos, end }: Diagnostic, rendering: Rendering, node: Operator): boolean {
  const whole = rendering.spans.get(node)
  if (!whole) return false
  const operands = node.type === "UnaryExpression" ? [node.argument] : [node.left, node.right]
  const spans = operands
    .flatMap((operand) => [operand, unwrap(operand)])
    .map((operand) => rendering.spans.get(operand))
    .filter((span): span is Span => span !== undefined)
  if (spans.some((span) => span.start === pos && span.end === end)) return true
  const [first] = spans
  const isBeforeFirst = first !== undefined && pos >= whole.start && end <= first.start
  return isBeforeFirst
}

async function operatorComplaint(node: Operator, types: NodeTypes): Promise<Complaint> {
  const { start, end } = node
  if (node.type === "UnaryExpression") {
    const text = await types.textOf(node.argument)
    return {
      code: refusedOperator,
      message: `Operator '${node.operator}' cannot be applied to type '${text}'.`,
      start,
      end,
    }
  }
  const [left, right] = await Promise.all([types.textOf(node.left), types.textOf(node.right)])
  const message = `Operator '${node.operator}' cannot be applied to types '${left}' and '${right}'.`
  return { code: refusedOperator, message, start, end }
}

function plainComplaint(cell: Cell, rendering: Rendering, diagnostic: Diagnostic): Complaint {
  const start = Math.min(rendering.toSource(diagnostic.pos), cell.source.length)
  const end = Math.max(start + 1, rendering.toSource(diagnostic.end))
  const { code } = diagnostic
  // The const of an earlier cell is an import to the checker, never to the author.
  if (code === assignmentToImport && !isImported(cell, cell.source.slice(start, end)))
    return {
      code: 2588,
      message: `Cannot assign to '${cell.source.slice(start, end)}' because it is a constant.`,
      start,
      end,
    }
  return { code, message: readableType(fullText(diagnostic)), start, end }
}

function isImported({ program }: Cell, name: string): boolean {
  return program.body.some(
    (statement) =>
      statement.type === "ImportDeclaration" && statement.specifiers.some(({ local }) => local.name === name),
  )
}

/** The message with the reasons that follow from it, as `tsc` prints them. */
export function fullText({ text, messageChain }: Diagnostic, indent = ""): string {
  return [indent + text, ...(messageChain ?? []).map((next) => fullText(next, `${indent}  `))].join("\n")
}

const cannotFindName = new Set([2304, 2552, 18004])
export const cannotFindModule = 2307

/** A complaint with what to do about it: a name of the library that is to be imported, a package to install. */
async function advise(
  complaint: Complaint,
  path: string | undefined,
  rendering: Rendering,
  checker: TypeChecker,
): Promise<Complaint> {
  const { code, message } = complaint
  const [, name] = /'([^'./][^']*)'/.exec(message) ?? []
  if (name === undefined) return complaint
  if (cannotFindName.has(code) && path && (await isOfLibrary(name, path, rendering, checker)))
    return {
      ...complaint,
      message: `Cannot find name '${name}'. The library has it: import { ${name} } from "cellwise"`,
    }
  if (code !== cannotFindModule || name.startsWith("node:")) return complaint
  return { ...complaint, message: `${message} ${adviseOnPackage(name, dirname(path ?? ""))}` }
}

/** A package may be there and not have what is asked of it. */
function adviseOnPackage(specifier: string, directory: string): string {
  const name = packageOf(specifier)
  return ancestors(directory).some((folder) => existsSync(join(folder, "node_modules", name)))
    ? `The package ${name} is installed: see what its package.json exports.`
    : `Install it beside the notebook: npm install ${name}`
}

/** Whether the library exports `name`; every check text imports it. */
async function isOfLibrary(
  name: string,
  path: string,
  { text }: Rendering,
  checker: TypeChecker,
): Promise<boolean> {
  const library = await checker.getSymbolAtPosition(path, text.search(/(?<=["'])cellwise["']/))
  return library !== undefined && (await checker.getMemberInModuleExports(library, name)) !== undefined
}
