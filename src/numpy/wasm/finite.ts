/**
 * Kernels look at their results while these are in the nearest cache: a second pass over long rows, to find
 * NaN and infinities, would cost as much as the arithmetic.
 */
import { type Kernels, maybeKernels } from "./kernels.ts"
import { FIRST_TILE, TILE_LENGTH } from "./memory.ts"

/** The results that the last run found finite; forgotten when asked for. */
const known: { out: unknown; start: number; n: number } = { out: null, start: 0, n: 0 }

/** Fewer numbers than this are looked at one by one: the kernel's sum takes eight at a time. */
const FEW = 128

/** Whether all of a tile is finite: its sum is. A sum that overflows says no where it could say yes. */
export function isFiniteTile({ floats, pairwiseSum }: Kernels, address: number, n: number): boolean {
  if (n >= FEW) return Number.isFinite(pairwiseSum(address, n))
  for (let k = address / 8; k < address / 8 + n; k++) if (!Number.isFinite(floats[k])) return false
  return true
}

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

/** Whether n numbers are finite, told tile by tile; null where there is no kernel. False may be wrong: see above. */
export function maybeFinite(data: Float64Array, start: number, n: number): boolean | null {
  const kernels = maybeKernels()
  if (kernels === null) return null
  for (const end = start + n; start < end; start += TILE_LENGTH) {
    const count = Math.min(TILE_LENGTH, end - start)
    kernels.floats.set(data.subarray(start, start + count), FIRST_TILE / 8)
    if (!isFiniteTile(kernels, FIRST_TILE, count)) return false
  }
  return true
}
