import { sameShape } from "../broadcast.ts"
import { castingOf, checkCasting } from "../casting.ts"
import { withDtype } from "../copy.ts"
import { type DTypeLike, dtypeOr } from "../dtype.ts"
import type { ArrayInput } from "../input.ts"
import { isFortran, type Order, orderOf } from "../layout.ts"
import { scalarOrArray } from "../memory.ts"
import type { NDArray } from "../ndarray.ts"
import { observing } from "../observe.ts"
import { isOptions, named } from "../options.ts"
import { deliver, maybeOut } from "../out.ts"
import { resultType } from "../ufunc/ufunc.ts"
import { stridedView } from "../view.ts"
import type { LoopOrder } from "./axes.ts"
import { contract, stepOf } from "./contract.ts"
import { contractPairwise } from "./pairwise.ts"
import { type Contraction, parseCall, type Resolved, resolve } from "./parse.ts"
import type { OptimizeArgument } from "./path.ts"

/** The keyword arguments of {@link einsum}. */
export interface EinsumOptions {
  readonly out?: NDArray | null
  readonly optimize?: OptimizeArgument
  readonly dtype?: DTypeLike | null
  readonly order?: "C" | "F" | "A" | "K"
  readonly casting?: "no" | "equiv" | "safe" | "same_kind" | "unsafe"
}

const NAMES = ["out", "optimize", "dtype", "order", "casting"] as const

/**
 * `np.einsum(subscripts, *operands, out=None, optimize=False, dtype=None, order="K", casting="safe")`: sums of
 * products by Einstein's convention. `"ij,jk->ik"` is the matrix product; without an arrow the labels that occur once
 * are left, in alphabetical order; "..." stands for axes without labels; a label twice in one operand takes its
 * diagonal. Instead of a text, lists of numbers may follow the operands.
 *
 * @param args - the subscripts and operands, or operands and lists in turn; then keyword arguments
 * @param optimize - true, "greedy" or "optimal": contracts pairs of operands in a good order
 * @returns a view where one operand is only rearranged
 * @throws RangeError for subscripts that do not parse or do not fit the operands.
 */
export function einsum(...args: readonly (string | ArrayInput | EinsumOptions)[]): NDArray & number {
  const last = args.at(-1)
  const options = isOptions(last) ? named("einsum", NAMES, [last]) : {}
  const given = parseCall(isOptions(last) ? args.slice(0, -1) : args)
  const { optimize = false } = options
  const value =
    optimize === false ? contractAll(given, options) : contractPairwise(given, options, contractAll)
  if (observing.observer !== null) observing.observer.operation("einsum", given.operands, value)
  return value as never
}

/** One contraction of all operands at once. */
export function contractAll(
  given: Contraction,
  options: { readonly [K in (typeof NAMES)[number]]?: unknown },
): unknown {
  const resolved = resolve(given)
  const out = maybeOut(options.out)
  const asked = dtypeOr(options.dtype, null)
  const casting = castingOf(options.casting ?? "safe")
  const wanted = orderOf(options.order, "K")
  if (given.operands.length === 1 && out === null && resolved.output.length === resolved.lengths.size) {
    return scalarOrArray(viewOf(given.operands[0]!, resolved))
  }
  const arrays = out === null ? given.operands : [...given.operands, out]
  const dtype = asked ?? resultType(...arrays)
  for (const [k, x] of given.operands.entries()) checkCasting("einsum", `input ${k}`, x.dtype, dtype, casting)
  const operands = dtype.kind === "f" ? given.operands : given.operands.map((x) => withDtype(x, dtype))
  const order = loopOrder(wanted, arrays)
  if (out?.dtype === dtype && fits(out, resolved)) return contract(operands, dtype, resolved, out, order)
  const result = contract(operands, dtype, resolved, null, order)
  if (out !== null) return deliver("einsum", result, out, casting)
  return scalarOrArray(result)
}

/** "A" goes columns first where all operands lie so. */
function loopOrder(order: Order, arrays: readonly NDArray[]): LoopOrder {
  if (order !== "A") return order
  return arrays.every(isFortran) ? "F" : "C"
}

function fits(out: NDArray, { output, lengths }: Resolved): boolean {
  return sameShape(
    out.dims,
    output.map((label) => lengths.get(label)!),
  )
}

/** One operand with its axes rearranged, labels that come twice as diagonals. */
function viewOf(x: NDArray, { inputs, output, lengths }: Resolved): NDArray {
  const dims = output.map((label) => lengths.get(label)!)
  const steps = output.map((label) => stepOf(x, inputs[0]!, label))
  return stridedView(x, dims, steps, x.offset)
}
