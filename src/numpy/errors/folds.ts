/** Floating point errors of reductions, running folds and matrix products: told by results beside all that went in. */
import { allocate } from "../copy.ts"
import { uint8 } from "../dtype.ts"
import type { NDArray } from "../ndarray.ts"
import { fold, type Split } from "../reduce/axes.ts"
import type { Loop1 } from "../rows.ts"
import { strays } from "./find.ts"
import { INVALID, OVER, reportErrors } from "./report.ts"

/** Folds that compute; those that choose among elements raise nothing. */
const COMPUTING: readonly string[] = ["sum", "prod", "cumsum", "cumprod", "add", "multiply", "subtract"]

const INFINITY = 1
const NAN = 2

const strayOf = (x: number): number => (Number.isNaN(x) ? NAN : Number.isFinite(x) ? 0 : INFINITY)

/** Which strays a row holds. */
const strayLoop: Loop1 = (x, xi, xs, out, oi, os, n) => {
  for (let k = 0; k < n; k++, xi += xs, oi += os) out[oi]! |= strayOf(x[xi]!)
}

/** An infinity out of finite numbers is an overflow, NaN without a NaN invalid: of infinities given or made. */
function bitsOf(result: number, seen: number): number {
  if (Number.isNaN(result)) return (seen & NAN) !== 0 ? 0 : seen === 0 ? INVALID | OVER : INVALID
  return !Number.isFinite(result) && seen === 0 ? OVER : 0
}

/** Treats the errors of a reduction of `x` over the axes that go, whose results lie in C order. */
export function reportReduction(
  name: string,
  x: NDArray,
  split: Split,
  result: NDArray,
  { mask, start }: { readonly mask: NDArray | null; readonly start: number | null },
): void {
  const { data, size, dtype } = result
  if (dtype.kind !== "f" || !COMPUTING.includes(name) || !strays(data, 0, size)) return
  const seen = allocate(uint8, split.dims)
  seen.data.fill(strayOf(start ?? 0))
  fold(strayLoop, x, split, seen, mask)
  let bits = 0
  for (let k = 0; k < size; k++) bits |= bitsOf(data[k]!, seen.data[k]!)
  reportErrors(bits, "reduce")
}

/** The errors of one row of a running fold: each result is of the one before and of the next element. */
export function runningErrors(x: NDArray, start: number, step: number, results: NDArray, at: number): number {
  let bits = 0
  for (let k = 1; k < results.dims.at(-1)!; k++) {
    const seen = strayOf(results.data[at + k - 1]!) | strayOf(x.data[start + k * step]!)
    // NaN can come of an infinity only, which stands here as it was made.
    bits |= bitsOf(results.data[at + k]!, seen) & ~(seen === 0 ? INVALID : 0)
  }
  return bits
}

/** Whether the results of a running fold are to be looked at. */
export function mayHaveErred(name: string, { dtype, data, size }: NDArray): boolean {
  return dtype.kind === "f" && COMPUTING.includes(name) && strays(data, 0, size)
}

/** Treats the errors of a product of vectors or matrices: of all of its elements together. */
export function reportProduct(name: string, a: NDArray, b: NDArray, result: NDArray): void {
  const { dtype, data, offset, size } = result
  if (dtype.kind !== "f" || !result.contiguous || !strays(data, offset, size)) return
  const given = seenIn(a) | seenIn(b)
  let bits = 0
  for (let k = offset; k < offset + size; k++) bits |= bitsOf(data[k]!, given)
  reportErrors(bits, name)
}

function seenIn(x: NDArray): number {
  const seen = allocate(uint8, [])
  const axes = x.dims.map((_, axis) => axis)
  fold(strayLoop, x, { axes, kept: [], dims: [] }, seen, null)
  return seen.data[0]!
}
