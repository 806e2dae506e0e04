import type { MathNode } from "mathjs"
import { mathTex } from "../../view/mathName.ts"
import type { Definition } from "./parse.ts"

type Parts = MathNode & {
  readonly name: string
  readonly args: readonly MathNode[]
  readonly fn: { readonly name: string }
  readonly op: string
}

/** Equations as TeX, aligned at their equals signs. */
export function renderTex(definitions: readonly Definition[]): string {
  return alignTex(definitions.map(({ name, expression }) => [mathTex(name), expression.toTex(options)]))
}

/** A partial derivative as TeX. */
export function renderDerivative(name: string, by: string, expression: MathNode): string {
  const left = `\\frac{\\partial ${mathTex(name)}}{\\partial ${mathTex(by)}}`
  return alignTex([[left, expression.toTex(options)]])
}

/** Equations below each other, aligned at their equals signs. */
export function alignTex(equations: readonly (readonly [left: string, right: string])[]): string {
  const lines = equations.map(([left, right]) => `${left} &= ${right}`)
  return `\\begin{aligned}\n${lines.join(" \\\\\n")}\n\\end{aligned}`
}

/** Where mathjs asks how a part is written; undefined leaves it to mathjs. */
function handler(node: MathNode): string | undefined {
  const { type, name, args, fn, op } = node as Parts
  if (type === "SymbolNode") return mathTex(name)
  if (type === "FunctionNode") return callTex(fn.name, args[0]!)
  if (type !== "OperatorNode" || args.length !== 2) return undefined
  if (op === "*" || op === ".*") return productTex(args, op)
  const [a, b] = args.map((argument) => argument.toTex(options))
  // Division and powers are element by element anyway; mathjs has no TeX for the dotted ones.
  if (op === "./") return `\\frac{${a}}{${b}}`
  return op === ".^" ? `{${a}}^{${b}}` : undefined
}

const options = { handler, parenthesis: "keep" }

const functionTex: Readonly<Record<string, string>> = {
  sigmoid: "\\sigma",
  relu: "\\operatorname{relu}",
  heaviside: "\\operatorname{heaviside}",
  softmax: "\\operatorname{softmax}",
}

function callTex(name: string, argument: MathNode): string {
  const inside = argument.toTex(options)
  if (name === "sqrt") return `\\sqrt{${inside}}`
  if (name === "abs") return `\\left|${inside}\\right|`
  return `${functionTex[name] ?? `\\${name}`}\\left(${inside}\\right)`
}

/** A capital letter names a matrix: its product is written by standing beside. */
function productTex([left, right]: readonly MathNode[], op: string): string {
  const a = left!.toTex(options)
  const b = right!.toTex(options)
  if (left!.type === "ConstantNode") return `${a} \\, ${b}`
  const matrix = op === "*" && left!.type === "SymbolNode" && /^\p{Lu}/u.test((left as Parts).name)
  return matrix ? `${a} ${b}` : `${a} \\odot ${b}`
}
