import type { MathNode } from "mathjs"
import type { Mathematics } from "./derivative.ts"

/** One equation: a name and what it stands for. */
export interface Definition {
  readonly name: string
  readonly expression: MathNode
  /** Its line in the text, counted from 1. */
  readonly line: number
}

/** The functions that equations may call. */
export const functionNames = [
  "sigmoid",
  "tanh",
  "exp",
  "log",
  "sqrt",
  "abs",
  "relu",
  "heaviside",
  "softmax",
] as const

/** The operators that equations may use; `+` and `-` also before a value. */
export const operators = ["+", "-", "*", ".*", "/", "./", "^", ".^"] as const

/** mathjs, which takes a second to load: so it is loaded at first use. */
export async function loadMathematics(): Promise<Mathematics> {
  return import("mathjs/number")
}

/**
 * Parses equations, one a line.
 * @throws SyntaxError for text that is no equation; RangeError for a name defined twice, an unknown
 *   function or operator, or a function of more than one value
 */
export function parseEquations({ parse }: Mathematics, text: string): readonly Definition[] {
  const definitions: Definition[] = []
  for (const [i, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue
    const definition = readDefinition(parseLine(parse, line, i + 1), line, i + 1)
    if (definitions.some(({ name }) => name === definition.name))
      throw new RangeError(`equations: line ${i + 1}: a name is defined once, got ${definition.name} again`)
    definitions.push(definition)
  }
  if (definitions.length === 0) throw new SyntaxError("equations: must have at least one line, got none")
  return definitions
}

function parseLine(parse: (text: string) => MathNode, text: string, line: number): MathNode {
  try {
    return parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new SyntaxError(`equations: line ${line}: ${reason}`, { cause: error })
  }
}

function readDefinition(node: MathNode, text: string, line: number): Definition {
  const { type, object, index, value } = node as MathNode & {
    readonly object?: MathNode & { readonly name?: string }
    readonly index?: unknown
    readonly value?: MathNode
  }
  if (type !== "AssignmentNode" || !value || !object?.name || index)
    throw new SyntaxError(`equations: line ${line}: must read 'name = expression', got '${text.trim()}'`)
  value.traverse((part) => checkPart(part, line))
  return { name: object.name, expression: value, line }
}

const allowed = new Set(["OperatorNode", "SymbolNode", "ConstantNode", "ParenthesisNode", "FunctionNode"])

function checkPart(part: MathNode, line: number): void {
  const { type, value, op, fn, args } = part as MathNode & {
    readonly value: unknown
    readonly op: string
    readonly fn: { readonly name: string }
    readonly args: readonly MathNode[]
  }
  if (!allowed.has(type) || (type === "ConstantNode" && typeof value !== "number"))
    throw new SyntaxError(
      `equations: line ${line}: must be arithmetic and functions, got '${part.toString()}'`,
    )
  if (type === "OperatorNode") checkOneOf("operator", operators, op, line)
  if (type !== "FunctionNode") return
  checkOneOf("function", functionNames, fn.name, line)
  if (args.length !== 1)
    throw new RangeError(`equations: line ${line}: ${fn.name} must have one value, got ${args.length}`)
}

function checkOneOf(what: string, names: readonly string[], name: string, line: number): void {
  if (!names.includes(name))
    throw new RangeError(`equations: line ${line}: ${what} must be one of ${names.join(", ")}, got ${name}`)
}

/** The names that an expression reads, in order of appearance. */
export function findReadNames(expression: MathNode): readonly string[] {
  const names = new Set<string>()
  expression.traverse((part, path, parent) => {
    const called = parent?.type === "FunctionNode" && path === "fn"
    if (part.type === "SymbolNode" && !called) names.add((part as MathNode & { readonly name: string }).name)
  })
  return [...names]
}
