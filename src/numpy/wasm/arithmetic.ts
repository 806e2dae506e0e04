import type { Data } from "../dtype.ts"
import type { Loop2 } from "../rows.ts"
import { maybeAddress, overlap } from "./arena.ts"
import { areFinite, noteRun } from "./finite.ts"
import { type Kernels, maybeKernels } from "./kernels.ts"
import { FIRST_TILE, SECOND_TILE, THIRD_TILE, TILE_LENGTH } from "./memory.ts"

/** Fewer elements than this are not worth the way into WebAssembly. */
const WORTHWHILE = 512
/** Kernels take elements in eights. */
const STEP = 8

type Name = "addBlock" | "subtractBlock" | "multiplyBlock" | "divideBlock"

/**
 * A loop that takes long rows of float64 through WebAssembly, which checks no bounds: where they lie in the arena, or
 * tile by tile, since copies run at the speed of the caches. Everything else goes to the plain loop, with the same bits.
 */
export function withKernel(name: Name, plain: Loop2): Loop2 {
  return (x, xi, xs, y, yi, ys, out, oi, os, n) => {
    const suits =
      n >= WORTHWHILE && os === 1 && isTileable(x, xi, xs, out, oi, n) && isTileable(y, yi, ys, out, oi, n)
    const kernels = suits && out instanceof Float64Array ? maybeKernels() : null
    if (kernels === null) return plain(x, xi, xs, y, yi, ys, out, oi, os, n)
    const rest = n % STEP
    const whole = n - rest
    const finite = runTiles(kernels, name, x, xi, xs, y, yi, ys, out as Float64Array, oi, whole)
    plain(x, xi + whole * xs, xs, y, yi + whole * ys, ys, out, oi + whole, 1, rest)
    noteRun(finite && areFinite(out, oi + whole, rest), out, oi, n)
  }
}

/** Contiguous float64 or one number, and not written to before it is read. */
function isTileable(x: Data, xi: number, xs: number, out: Data, oi: number, n: number): boolean {
  if (!(x instanceof Float64Array) || (xs !== 1 && xs !== 0)) return false
  if (x !== out) return !overlap(x, out)
  return (xi === oi && xs === 1) || xi + (n - 1) * xs < oi || oi + n <= xi
}

/** Whether all results are finite. */
function runTiles(
  kernels: Kernels,
  name: Name,
  x: Data,
  xi: number,
  xs: number,
  y: Data,
  yi: number,
  ys: number,
  out: Float64Array,
  oi: number,
  n: number,
): boolean {
  const { floats } = kernels
  const kernel = kernels[name]
  const [first, second, third] = [maybeAddress(x, xi, xs), maybeAddress(y, yi, ys), maybeAddress(out, oi, 1)]
  if (first !== 0 && second !== 0 && third !== 0) return kernel(first, second, third, n) === 1
  if (xs === 0) fillTile(floats, FIRST_TILE, x[xi]!)
  if (ys === 0) fillTile(floats, SECOND_TILE, y[yi]!)
  let finite = 1
  for (let k = 0; k < n; k += TILE_LENGTH) {
    const count = Math.min(TILE_LENGTH, n - k)
    if (xs === 1 && first === 0) floats.set(x.subarray(xi + k, xi + k + count), FIRST_TILE / 8)
    if (ys === 1 && second === 0) floats.set(y.subarray(yi + k, yi + k + count), SECOND_TILE / 8)
    finite &= kernel(
      first === 0 ? FIRST_TILE : first + 8 * k,
      second === 0 ? SECOND_TILE : second + 8 * k,
      third === 0 ? THIRD_TILE : third + 8 * k,
      count,
    )
    if (third === 0) out.set(floats.subarray(THIRD_TILE / 8, THIRD_TILE / 8 + count), oi + k)
  }
  return finite === 1
}

function fillTile(floats: Float64Array, address: number, value: number): void {
  floats.fill(value, address / 8, address / 8 + TILE_LENGTH)
}

/**
 * The pairwise sum of contiguous float64 numbers in the order of `../reduce/pairwise.ts`: of 512 to
 * {@link TILE_LENGTH}, or of any number in the arena; null where that has to take it.
 */
export function maybePairwiseSum(x: Data, start: number, step: number, n: number): number | null {
  if (step !== 1 || n < WORTHWHILE || !(x instanceof Float64Array)) return null
  const address = maybeAddress(x, start, step)
  const kernels = n > TILE_LENGTH && address === 0 ? null : maybeKernels()
  if (kernels === null) return null
  if (address !== 0) return kernels.pairwiseSum(address, n)
  kernels.floats.set(x.subarray(start, start + n), FIRST_TILE / 8)
  return kernels.pairwiseSum(FIRST_TILE, n)
}
