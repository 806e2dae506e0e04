import type { Matrix } from "../../products/views.ts"
import { indexOfLargest, scale } from "./blas.ts"

/** Squares of elements between these stay in the range of doubles, sums and differences of them exact. */
const SMALL = 2 ** -459
const LARGE = 2 ** 459

/**
 * Multiplies a matrix whose largest element is so small or so large that an iteration on it would underflow or
 * overflow by a power of two that brings it to about 1, in place.
 *
 * @param a - changed, column-major and whole
 * @returns the power of two, by which eigenvalues and singular values are to be divided; mostly 1
 */
export function scaleToRange(a: Matrix): number {
  const all = { data: a.data, offset: 0, stride: 1, length: a.data.length }
  const largest = Math.abs(a.data[indexOfLargest(all)] ?? 0)
  if ((largest >= SMALL && largest <= LARGE) || !(largest > 0 && largest < Infinity)) return 1
  const factor = 2 ** -Math.max(-1000, Math.min(1000, Math.floor(Math.log2(largest))))
  scale(factor, all)
  return factor
}
