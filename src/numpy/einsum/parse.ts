import { toArray } from "../creation.ts"
import type { NDArray } from "../ndarray.ts"
import { untyped } from "../typed.ts"

/** Subscripts of one operand: a letter for each axis, `ELLIPSIS` for the axes that have none. */
export type Labels = readonly string[]

/** Stands for the axes of an ellipsis. */
export const ELLIPSIS = "..."

/** What an einsum computes: operands with their labels, and the labels of the result. */
export interface Contraction {
  readonly operands: readonly NDArray[]
  readonly inputs: readonly Labels[]
  /** Null for the implicit form. */
  readonly output: Labels | null
}

/**
 * The operands and subscripts of a call: `"ij,jk->ik", a, b`, or `a, [0, 1], b, [1, 2], [0, 2]`.
 *
 * @throws RangeError for subscripts that do not parse; TypeError for what is none.
 */
export function parseCall(args: readonly unknown[]): Contraction {
  const first = untyped(args[0])
  return typeof first === "string" ? parseText(first, args.slice(1)) : parseLists(args)
}

function parseText(subscripts: string, operands: readonly unknown[]): Contraction {
  const text = subscripts.replaceAll(" ", "")
  const [left, right, ...rest] = text.split("->") as [string, string?, ...string[]]
  if (rest.length > 0 || /[->]/.test(left + (right ?? ""))) {
    throw new RangeError("einstein sum subscript string does not contain proper '->' output specified")
  }
  const inputs = left.split(",").map(labelsOf)
  if (inputs.length !== operands.length) {
    throw new RangeError(
      inputs.length < operands.length
        ? "more operands provided to einstein sum function than specified in the subscripts string"
        : "fewer operands provided to einstein sum function than specified in the subscripts string",
    )
  }
  if (right?.includes(",")) throw new RangeError("invalid subscript ',' in einstein sum subscripts string")
  return {
    operands: operands.map((each) => toArray(each)),
    inputs,
    output: right === undefined ? null : labelsOf(right),
  }
}

/** Letters, and at most one ellipsis. */
function labelsOf(text: string): Labels {
  const parts = text.match(/\.\.\.|./g) ?? []
  for (const part of parts) {
    if (part !== ELLIPSIS && !/^[A-Za-z]$/.test(part)) {
      throw new RangeError(
        `invalid subscript '${part}' in einstein sum subscripts string, subscripts must be letters`,
      )
    }
  }
  if (parts.filter((part) => part === ELLIPSIS).length > 1) {
    throw new RangeError(
      "einstein sum subscripts string contains a '.' that is not part of an ellipsis ('...')",
    )
  }
  return parts
}

/** Operands and their lists in turn; a list more is that of the result. */
function parseLists(args: readonly unknown[]): Contraction {
  const pairs = Math.floor(args.length / 2)
  if (pairs === 0) {
    throw new RangeError("must provide at least an operand and a subscripts list to einsum")
  }
  return {
    operands: Array.from({ length: pairs }, (_, k) => toArray(args[2 * k])),
    inputs: Array.from({ length: pairs }, (_, k) => listLabels(args[2 * k + 1])),
    output: args.length % 2 === 1 ? listLabels(args.at(-1)) : null,
  }
}

/** Numbers from 0 to 51 stand for the letters A to Z and a to z. */
function listLabels(list: unknown): Labels {
  const items = untyped(list)
  if (!Array.isArray(items)) throw new TypeError("subscripts for each operand must be a list")
  return items.map((each) => {
    const item = untyped(each)
    if (item === ELLIPSIS) return ELLIPSIS
    if (typeof item !== "number" || !Number.isInteger(item)) {
      throw new TypeError("each subscript must be either an integer or an ellipsis")
    }
    if (item < 0 || item > 51) throw new RangeError("subscript is not within the valid range [0, 52)")
    return String.fromCharCode(item < 26 ? 65 + item : 71 + item)
  })
}

/** A contraction in which every axis has a label; those of an ellipsis are numbered from the end: "0", "1". */
export interface Resolved {
  readonly inputs: readonly Labels[]
  readonly output: Labels
  readonly lengths: ReadonlyMap<string, number>
}

/** Gives every axis its label and its length. @throws RangeError when labels and axes do not agree. */
export function resolve({ operands, inputs, output }: Contraction): Resolved {
  const full = inputs.map((labels, k) => expand(labels, operands[k]!.dims.length, k))
  const hidden = full.map((labels) => labels.filter(isHidden)).reduce(longer, [])
  const result = output === null ? implicitOutput(inputs, full, hidden) : explicitOutput(output, full, hidden)
  return { inputs: full, output: result, lengths: lengthsOf(operands, full) }
}

const isHidden = (label: string): boolean => label <= "9"

const longer = (a: Labels, b: Labels): Labels => (b.length > a.length ? b : a)

function expand(labels: Labels, rank: number, operand: number): string[] {
  const named = labels.filter((label) => label !== ELLIPSIS).length
  if (named > rank || (named < rank && !labels.includes(ELLIPSIS))) {
    throw new RangeError(
      named > rank
        ? `einstein sum subscripts string contains too many subscripts for operand ${operand}`
        : `operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to broadcast the extra dimensions.`,
    )
  }
  const extra = rank - named
  const numbers = Array.from({ length: extra }, (_, k) => String(extra - 1 - k))
  return labels.flatMap((label) => (label === ELLIPSIS ? numbers : [label]))
}

/** The ellipsis first, then the labels that occur once, in alphabetical order. */
function implicitOutput(inputs: readonly Labels[], full: readonly Labels[], hidden: Labels): Labels {
  const all = full.flat().filter((label) => !isHidden(label))
  const once = all.filter((label) => all.indexOf(label) === all.lastIndexOf(label)).sort()
  return [...(inputs.some((labels) => labels.includes(ELLIPSIS)) ? hidden : []), ...once]
}

function explicitOutput(output: Labels, full: readonly Labels[], hidden: Labels): Labels {
  const known = new Set(full.flat())
  if (hidden.length > 0 && !output.includes(ELLIPSIS)) {
    throw new RangeError(
      "output has had dimensions broadcast into it by '...', but the output subscripts have no '...' to hold them",
    )
  }
  output.forEach((label, k) => {
    if (label === ELLIPSIS) return
    if (output.indexOf(label) !== k) {
      throw new RangeError(
        `einstein sum subscripts string includes output subscript '${label}' multiple times`,
      )
    }
    if (!known.has(label)) {
      throw new RangeError(
        `einstein sum subscripts string included output subscript '${label}' which never appeared in an input`,
      )
    }
  })
  return output.flatMap((label) => (label === ELLIPSIS ? hidden : [label]))
}

function lengthsOf(operands: readonly NDArray[], inputs: readonly Labels[]): Map<string, number> {
  const lengths = new Map<string, number>()
  inputs.forEach((labels, k) => {
    const own = new Map<string, number>()
    labels.forEach((label, axis) => {
      const length = operands[k]!.dims[axis]!
      const before = own.get(label)
      if (before !== undefined && before !== length) {
        throw new RangeError(
          `dimensions in operand ${k} for collapsing index '${label}' don't match (${before} != ${length})`,
        )
      }
      own.set(label, length)
    })
    for (const [label, length] of own) checkLength(lengths, label, length)
  })
  return lengths
}

function checkLength(lengths: Map<string, number>, label: string, length: number): void {
  const known = lengths.get(label) ?? 1
  if (known !== 1 && length !== 1 && known !== length) {
    throw new RangeError(
      `operands could not be broadcast together with remapped shapes: label '${label}' has lengths ${known} and ${length}`,
    )
  }
  if (known === 1) lengths.set(label, length)
}
