import type { MathNode } from "mathjs"
import type { functionNames } from "./parse.ts"

/** The part of mathjs that is used here: `mathjs/number`, loaded at first use. */
export type Mathematics = typeof import("mathjs/number")

type Parts = MathNode & {
  readonly name: string
  readonly op: string
  readonly fn: { readonly name: string }
  readonly args: MathNode[]
}

/** The derivative of s = f(u) by u, for the functions that work element by element. */
const slopes: Readonly<Partial<Record<(typeof functionNames)[number], string>>> = {
  sigmoid: "s * (1 - s)",
  tanh: "1 - s ^ 2",
  exp: "s",
  log: "1 / u",
  sqrt: "1 / (2 * s)",
  abs: "u / s",
  relu: "heaviside(u)",
  heaviside: "0",
}

/**
 * The partial derivative of an expression by a name, all other names held, element by element: what one
 * element of the result changes by when the same element of `by` does. mathjs differentiates what lies
 * between functions and simplifies the whole; the chain rule through functions is applied here, because
 * mathjs knows no sigmoid.
 * @throws RangeError when `by` stands within a matrix product or a softmax, which mix elements
 */
export function differentiate(math: Mathematics, expression: MathNode, by: string): MathNode {
  const kept = new Placeholders(math)
  const slope = differentiateKept(math, kept.replaceIn(expression, by), by, kept)
  return kept.restoreIn(math.simplify(slope))
}

/** The chain rule: the skeleton by `by` itself, and by each function in it times that function's slope. */
function differentiateKept(math: Mathematics, node: MathNode, by: string, kept: Placeholders): MathNode {
  const partial = (name: string) => math.derivative(node, name, { simplify: false }).toString()
  const terms = [`(${partial(by)})`]
  for (const name of findNames(node)) {
    const call = kept.maybeCall(name)
    if (!call) continue
    const [argument] = call.args
    const inner = differentiateKept(math, argument!, by, kept)
    const slope = math.parse(slopes[call.fn.name as keyof typeof slopes]!).transform((part) => {
      const { type, name: letter } = part as Parts
      if (type !== "SymbolNode" || (letter !== "s" && letter !== "u")) return part
      return letter === "s" ? math.parse(name) : argument!
    })
    terms.push(`(${partial(name)}) * (${slope.toString()}) * (${inner.toString()})`)
  }
  return math.parse(terms.join(" + "))
}

function findNames(node: MathNode): ReadonlySet<string> {
  const names = new Set<string>()
  node.traverse((part) => {
    if (part.type === "SymbolNode") names.add((part as Parts).name)
  })
  return names
}

/** Calls and matrix products of an expression, under names while the rest of it is differentiated. */
class Placeholders {
  readonly #math: Mathematics
  readonly #kept = new Map<string, Parts>()

  constructor(math: Mathematics) {
    this.#math = math
  }

  /** The expression with names for its calls and matrix products, `*` for `.*` and so on. */
  replaceIn(expression: MathNode, by: string): MathNode {
    return expression.transform((node) => {
      const { type, op, args, fn } = node as Parts
      if (type === "FunctionNode") {
        const mixes = !Object.hasOwn(slopes, fn.name)
        if (mixes) checkFree(node, by, fn.name)
        const call = mixes ? node : new this.#math.FunctionNode(fn.name, [this.replaceIn(args[0]!, by)])
        return this.#keep(call)
      }
      if (type !== "OperatorNode") return node
      if (isMatrixProduct(node as Parts)) {
        checkFree(node, by, "a matrix product")
        return this.#keep(node)
      }
      return op.startsWith(".") ? this.#withoutDot(node as Parts, by) : node
    })
  }

  /** Matrix products are kept under names: what is left is element by element, dotted or not. */
  #withoutDot({ op, args }: Parts, by: string): MathNode {
    const functionOf = { ".*": "multiply", "./": "divide", ".^": "pow" } as const
    const name = functionOf[op as keyof typeof functionOf]
    const parts = args.map((argument) => this.replaceIn(argument, by))
    return new this.#math.OperatorNode(op.slice(1) as "*", name as "multiply", parts)
  }

  /** The function call that a name stands for, if it does and can be differentiated. */
  maybeCall(name: string): Parts | undefined {
    const node = this.#kept.get(name)
    return node?.type === "FunctionNode" && Object.hasOwn(slopes, node.fn.name) ? node : undefined
  }

  /** The expression with its calls and matrix products; all other products element by element. */
  restoreIn(expression: MathNode): MathNode {
    return expression.transform((node) => {
      const { type, name, op, args, fn } = node as Parts
      const kept = type === "SymbolNode" ? this.#kept.get(name) : undefined
      if (kept) return this.maybeCall(name) ? this.restoreIn(kept) : new this.#math.ParenthesisNode(kept)
      if (type === "FunctionNode")
        return new this.#math.FunctionNode(
          fn.name,
          args.map((argument) => this.restoreIn(argument)),
        )
      if (type !== "OperatorNode" || op !== "*") return node
      const [a, b] = args.map((argument) => this.restoreIn(argument))
      return new this.#math.OperatorNode(".*", "dotMultiply", [a!, b!])
    })
  }

  #keep(node: MathNode): MathNode {
    const known = [...this.#kept].find(([, other]) => other.toString() === node.toString())
    const name = known?.[0] ?? `kept_${this.#kept.size + 1}`
    this.#kept.set(name, node as Parts)
    return new this.#math.SymbolNode(name)
  }
}

/** A capital letter names a matrix. */
function isMatrixProduct({ op, args }: Parts): boolean {
  return op === "*" && args[0]!.type === "SymbolNode" && /^\p{Lu}/u.test((args[0] as Parts).name)
}

function checkFree(node: MathNode, by: string, where: string): void {
  if (findNames(node).has(by))
    throw new RangeError(
      `derivative: by must change each element by itself, got ${by} within ${where}: '${node.toString()}'`,
    )
}
