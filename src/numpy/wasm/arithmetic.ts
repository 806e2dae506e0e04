import type { Data } from "../dtype.ts"
import type { Loop2 } from "../rows.ts"
import { isFiniteTile, noteRun } from "./finite.ts"
import { type Kernels, maybeKernels } from "./kernels.ts"
import { FIRST_TILE, SECOND_TILE, THIRD_TILE, TILE_LENGTH } from "./memory.ts"

/** Fewer elements than this are not worth the way into WebAssembly. */
const WORTHWHILE = 512

type Name = "addBlock" | "subtractBlock" | "multiplyBlock" | "divideBlock"

/**
 * A loop that takes long rows of float64 through WebAssembly, tile by tile: copies run at the speed of the
 * caches, and the kernel needs no bounds checked. Everything else goes to the plain loop, with the same bits.
 */
export function withKernel(name: Name, plain: Loop2): Loop2 {
  return (x, xi, xs, y, yi, ys, out, oi, os, n) => {
    const suits =
      n >= WORTHWHILE && os === 1 && isTileable(x, xi, xs, out, oi) && isTileable(y, yi, ys, out, oi)
    const kernels = suits && out instanceof Float64Array ? maybeKernels() : null
    if (kernels === null) plain(x, xi, xs, y, yi, ys, out, oi, os, n)
    else runTiles(kernels, kernels[name], x, xi, xs, y, yi, ys, out as Float64Array, oi, n)
  }
}

/** Contiguous float64 or one number, and not written to before it is read. */
function isTileable(x: Data, xi: number, xs: number, out: Data, oi: number): boolean {
  return (
    x instanceof Float64Array &&
    (xs === 1 || xs === 0) &&
    (x.buffer !== out.buffer || (xi === oi && xs === 1))
  )
}

function runTiles(
  kernels: Kernels,
  kernel: Kernels[Name],
  x: Data,
  xi: number,
  xs: number,
  y: Data,
  yi: number,
  ys: number,
  out: Float64Array,
  oi: number,
  n: number,
): void {
  const { floats } = kernels
  if (xs === 0) fillTile(floats, FIRST_TILE, x[xi]!)
  if (ys === 0) fillTile(floats, SECOND_TILE, y[yi]!)
  let finite = true
  for (let start = 0; start < n; start += TILE_LENGTH) {
    const count = Math.min(TILE_LENGTH, n - start)
    if (xs === 1) floats.set(x.subarray(xi + start, xi + start + count), FIRST_TILE / 8)
    if (ys === 1) floats.set(y.subarray(yi + start, yi + start + count), SECOND_TILE / 8)
    kernel(FIRST_TILE, SECOND_TILE, THIRD_TILE, count)
    finite &&= isFiniteTile(kernels, THIRD_TILE, count)
    out.set(floats.subarray(THIRD_TILE / 8, THIRD_TILE / 8 + count), oi + start)
  }
  noteRun(finite, out, oi, n)
}

function fillTile(floats: Float64Array, address: number, value: number): void {
  floats.fill(value, address / 8, address / 8 + TILE_LENGTH)
}

/**
 * The pairwise sum of 512 to {@link TILE_LENGTH} contiguous float64 numbers, in the order of
 * `../reduce/pairwise.ts`; null where that has to take it.
 */
export function maybePairwiseSum(x: Data, start: number, step: number, n: number): number | null {
  if (step !== 1 || n < WORTHWHILE || n > TILE_LENGTH || !(x instanceof Float64Array)) return null
  const kernels = maybeKernels()
  if (kernels === null) return null
  kernels.floats.set(x.subarray(start, start + n), FIRST_TILE / 8)
  return kernels.pairwiseSum(FIRST_TILE, n)
}
