/**
 * Kernels of reductions: a step of 0 in the output means that a whole row goes into one element,
 * otherwise each element of the row meets its own.
 */
import { readBig } from "../copy.ts"
import { type DType, float32 } from "../dtype.ts"
import { readerOf, writerOf } from "../memory.ts"
import type { Loop1 } from "../rows.ts"
import { SAFE, writeBig64, writeSafe64 } from "../wide.ts"
import { pairwiseSum, pairwiseSum32 } from "./pairwise.ts"

const sum64: Loop1 = (x, xi, xs, out, oi, os, n) => {
  if (os === 0) out[oi]! += pairwiseSum(x, xi, xs, n)
  else for (let k = 0; k < n; k++, xi += xs, oi += os) out[oi]! += x[xi]!
}

const sum32: Loop1 = (x, xi, xs, out, oi, os, n) => {
  if (os === 0) out[oi]! += pairwiseSum32(x, xi, xs, n)
  else for (let k = 0; k < n; k++, xi += xs, oi += os) out[oi]! += x[xi]!
}

/** Elements in order, one result at a time, in the typed array's own rounding or wrapping. */
function folding(f: (sum: number, x: number) => number): Loop1 {
  return (x, xi, xs, out, oi, os, n) => {
    for (let k = 0; k < n; k++, xi += xs, oi += os) out[oi] = f(out[oi]!, x[xi]!)
  }
}

/** 64-bit integers: numbers while they are exact, else bigint. */
function foldingWide(
  dtype: DType,
  f: (sum: number, x: number) => number,
  exact: (sum: bigint, x: bigint) => bigint,
): Loop1 {
  const read = readerOf(dtype)
  return (x, xi, xs, out, oi, os, n) => {
    for (let k = 0; k < n; k++, xi += xs, oi += os) {
      const sum = read(out, oi)
      const value = read(x, xi)
      const result = Math.abs(sum) < SAFE && Math.abs(value) < SAFE ? f(sum, value) : Number.NaN
      if (Math.abs(result) < SAFE) writeSafe64(out, oi, result)
      else writeBig64(out, oi, exact(readBig(out, dtype, oi), readBig(x, dtype, xi)))
    }
  }
}

/** The kernel that adds, in the dtype of its elements. */
export function sumLoop(dtype: DType): Loop1 {
  if (dtype.kind === "f") return dtype === float32 ? sum32 : sum64
  if (dtype.kind === "b") return folding((sum, x) => sum | x)
  if (dtype.width === 1) return folding((sum, x) => sum + x)
  return foldingWide(
    dtype,
    (sum, x) => sum + x,
    (sum, x) => sum + x,
  )
}

/** The kernel that multiplies; NumPy takes products in order. */
export function prodLoop(dtype: DType): Loop1 {
  if (dtype.kind === "f") return folding((product, x) => product * x)
  if (dtype.width === 1) return folding(Math.imul)
  return foldingWide(
    dtype,
    (product, x) => product * x,
    (product, x) => product * x,
  )
}

/** The kernel of max (sign 1) and min (sign -1); NaN wins, and of 0 and -0 the last. */
export function extremeLoop(dtype: DType, sign: 1 | -1): Loop1 {
  const better =
    sign === 1
      ? (best: number, x: number) => (best > x || Number.isNaN(best) ? best : x)
      : (best: number, x: number) => (best < x || Number.isNaN(best) ? best : x)
  if (dtype.width === 1) return folding(better)
  const exact = (best: bigint, x: bigint) => (best > x === (sign === 1) ? best : x)
  return foldingWide(dtype, better, exact)
}

/** The kernel of all (0 decides) and any (1 decides): bool results of any dtype. */
export function truthLoop(dtype: DType, decisive: 0 | 1): Loop1 {
  const read = readerOf(dtype)
  return (x, xi, xs, out, oi, os, n) => {
    for (let k = 0; k < n; k++, xi += xs, oi += os) {
      if ((read(x, xi) !== 0 ? 1 : 0) === decisive) out[oi] = decisive
    }
  }
}

/** Writes one number everywhere. */
export function fillWith(data: { length: number }, dtype: DType, value: number): void {
  const write = writerOf(dtype)
  for (let k = 0; k < data.length / dtype.width; k++) write(data as never, k, value)
}
