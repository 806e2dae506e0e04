import { checkAxis } from "../shape/axis.ts"
import { untyped } from "../typed.ts"
import type { Gufunc } from "./gufunc.ts"

/** Where the core axes of the operands lie, and those of the result shall. */
export interface Axes {
  readonly inputs: readonly (readonly number[])[]
  readonly output: readonly number[]
  /** Whether the result keeps the summed axis with length 1, at `output`. */
  readonly keepdims: boolean
}

interface Given {
  readonly axes?: unknown
  readonly axis?: unknown
  readonly keepdims?: unknown
}

/**
 * The core axes that `axes`, `axis` and `keepdims` ask for; by default the last ones.
 *
 * @param cores - the core axes that the operands have
 * @throws TypeError for arguments that the signature does not allow; RangeError for axes that do not exist.
 */
export function axesFor(
  gufunc: Gufunc,
  cores: readonly (readonly string[])[],
  { axes, axis, keepdims }: Given,
  ranks: readonly number[],
): Axes {
  const kept = keepdims === true
  if (keepdims !== undefined) checkKeepdims(gufunc)
  const core = outputCore(gufunc, cores)
  const stacks = Math.max(...ranks.map((rank, k) => rank - cores[k]!.length))
  const rank = stacks + (kept ? 1 : core)
  const last = (count: number) => Array.from({ length: count }, (_, k) => k - count)
  if (axis !== undefined && axis !== null) {
    if (axes !== undefined) throw new TypeError("cannot specify both 'axis' and 'axes'")
    checkSingle(gufunc)
    const inputs = ranks.map((each) => [checkAxis(axis, each)])
    return { inputs, output: kept ? [checkAxis(axis, rank)] : [], keepdims: kept }
  }
  if (axes === undefined || axes === null) {
    return { inputs: cores.map((each) => last(each.length)), output: last(kept ? 1 : core), keepdims: kept }
  }
  const items = listOf(axes, core === 0)
  const inputs = cores.map((each, k) => itemOf(gufunc, items[k], each.length, ranks[k]!, k))
  const byDefault = kept ? [rank - 1] : []
  const output = items.length === 2 ? byDefault : itemOf(gufunc, items[2], kept ? 1 : core, rank, 2)
  return { inputs, output, keepdims: kept }
}

/** How many core axes the result has, given those of the operands. */
function outputCore({ cores }: Gufunc, own: readonly (readonly string[])[]): number {
  const present = new Set(own.flat())
  return cores[2].filter((axis) => present.has(axis.replace("?", ""))).length
}

function checkKeepdims({ name, signature, cores }: Gufunc): void {
  const [first, second, result] = cores
  if (result.length === 0 && first.length === second.length) return
  const culprit =
    first.length !== second.length
      ? `input 1 to have ${second.length} core dimensions`
      : `output 0 to have ${result.length} core dimensions`
  throw new TypeError(
    `${name} does not support keepdims: its signature ${signature} requires ${culprit}, but keepdims can only be used when all inputs have the same number of core dimensions and all outputs have no core dimensions.`,
  )
}

function checkSingle({ name, signature, cores }: Gufunc): void {
  const distinct = new Set(cores.flat()).size
  if (distinct === 1) return
  throw new TypeError(
    `${name}: axis can only be used with a single shared core dimension, not with the ${distinct} distinct ones implied by signature ${signature}.`,
  )
}

/** The items of `axes`: one for each operand and the result, which may go without. */
function listOf(axes: unknown, outputOptional: boolean): unknown[] {
  const items = untyped(axes)
  if (!Array.isArray(items)) throw new TypeError("axes should be a list.")
  if (items.length === 3 || (items.length === 2 && outputOptional)) return items
  throw new RangeError(
    "axes should be a list with an entry for all 3 inputs and outputs; entries for outputs can only be omitted if none of them has core axes.",
  )
}

/** One item: a tuple of axes, or a number for a single one. */
function itemOf({ name }: Gufunc, item: unknown, count: number, rank: number, operand: number): number[] {
  const plain = untyped(item)
  if (typeof plain === "number" && count !== 1) {
    throw new RangeError(
      `${name}: operand ${operand} has ${count} core dimensions, but the axes item is a single integer.`,
    )
  }
  const axes = typeof plain === "number" ? [plain] : plain
  if (!Array.isArray(axes)) throw new TypeError(`axes item ${operand} should be a tuple.`)
  if (axes.length !== count) {
    throw new RangeError(
      `${name}: operand ${operand} has ${count} core dimensions, but ${axes.length} dimensions are specified by axes tuple.`,
    )
  }
  const found = axes.map((axis) => checkAxis(axis, rank))
  const repeated = found.find((axis, k) => found.indexOf(axis) !== k)
  if (repeated !== undefined) throw new RangeError(`axes item ${operand} has value ${repeated} repeated`)
  return found
}
