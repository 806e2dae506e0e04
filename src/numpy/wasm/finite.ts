/**
 * Kernels look at their results while these are in the nearest cache: a second pass over long rows, to find
 * NaN and infinities, would cost as much as the arithmetic.
 */
import { maybeAddress } from "./arena.ts"
import { maybeKernels } from "./kernels.ts"
import { FIRST_TILE, TILE_LENGTH } from "./memory.ts"

/** The results that the last run found finite; forgotten when asked for. */
const known: { out: unknown; start: number; n: number } = { out: null, start: 0, n: 0 }

/** Remembers that n results from `start` on are finite, all of them or not. */
export function noteRun(finite: boolean, out: unknown, start: number, n: number): void {
  known.out = finite ? out : null
  known.start = start
  known.n = n
}

/** Whether the last run made just these results, and they are finite. */
export function wasFinite(out: unknown, start: number, n: number): boolean {
  const answer = known.out === out && known.start === start && known.n === n
  known.out = null
  return answer
}

/** Whether all numbers are finite. */
export function areFinite(x: ArrayLike<number>, start: number, n: number): boolean {
  for (let k = start; k < start + n; k++) if (!Number.isFinite(x[k])) return false
  return true
}

/** The same of many numbers, told by the kernel; null where there is none. */
export function maybeFinite(data: Float64Array, start: number, n: number): boolean | null {
  const kernels = maybeKernels()
  if (kernels === null) return null
  const whole = n - (n % 8)
  const address = maybeAddress(data, start, 1)
  if (!areFinite(data, start + whole, n - whole)) return false
  if (address !== 0) return kernels.isFiniteBlock(address, whole) === 1
  for (let k = 0; k < whole; k += TILE_LENGTH) {
    const count = Math.min(TILE_LENGTH, whole - k)
    kernels.floats.set(data.subarray(start + k, start + k + count), FIRST_TILE / 8)
    if (kernels.isFiniteBlock(FIRST_TILE, count) !== 1) return false
  }
  return true
}
