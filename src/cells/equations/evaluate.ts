import type { MathNode } from "mathjs"
import * as np from "../../numpy/index.ts"
import { NDArray } from "../../numpy/ndarray.ts"
import { add, div, mul, neg, pow, sub } from "../../operators/arithmetic.ts"
import { sigmoid } from "../activations.ts"
import type { functionNames, operators } from "./parse.ts"
import type { Value } from "./value.ts"

type Parts = MathNode & {
  readonly name: string
  readonly value: number
  readonly content: MathNode
  readonly args: readonly MathNode[]
  readonly fn: { readonly name: string }
  readonly op: (typeof operators)[number]
}

const functions: Readonly<Record<(typeof functionNames)[number], (x: never) => unknown>> = {
  sigmoid: sigmoid as (x: never) => unknown,
  tanh: np.tanh,
  exp: np.exp,
  log: np.log,
  sqrt: np.sqrt,
  abs: np.abs,
  relu: (x: NDArray) => np.maximum(x, 0),
  heaviside: (x: NDArray) => np.heaviside(x, 0),
  softmax: (x: NDArray) => {
    const e = np.exp(sub(x, np.max(x)) as NDArray)
    return div(e, np.sum(e))
  },
}

const binary: Readonly<Record<(typeof operators)[number], (a: never, b: never) => unknown>> = {
  "+": add,
  "-": sub,
  "*": product,
  ".*": mul,
  "/": div,
  "./": div,
  "^": pow,
  ".^": pow,
}

/** The matrix product where a matrix stands on the left, as in `W * x`; else element by element. */
function product(a: Value, b: Value): unknown {
  const matrix = a instanceof NDArray && a.ndim === 2 && b instanceof NDArray
  return matrix ? np.dot(a, b) : mul(a as NDArray, b as NDArray)
}

/**
 * Computes an expression with NumPy's arithmetic; mathjs only parsed it.
 * @throws RangeError for a name without a value
 */
export function evaluate(node: MathNode, values: ReadonlyMap<string, Value>): Value {
  const { type, name, value, content, args, fn, op } = node as Parts
  if (type === "ConstantNode") return value
  if (type === "ParenthesisNode") return evaluate(content, values)
  if (type === "SymbolNode") return lookUp(name, values)
  const operands = args.map((argument) => evaluate(argument, values))
  if (type === "FunctionNode") return apply(functions[fn.name as keyof typeof functions], operands)
  if (operands.length === 1 && op === "-") return neg(operands[0] as NDArray) as Value
  if (operands.length === 1 && op === "+") return operands[0]!
  return apply(binary[op], operands)
}

function apply(f: (...operands: never[]) => unknown, operands: readonly Value[]): Value {
  return (f as (...operands: readonly Value[]) => Value)(...operands)
}

function lookUp(name: string, values: ReadonlyMap<string, Value>): Value {
  const value = values.get(name)
  if (value === undefined)
    throw new RangeError(`equations: every input must have a value, got none for ${name}`)
  return value
}
