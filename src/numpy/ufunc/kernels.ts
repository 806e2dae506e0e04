/** Loops over elements, and tables of them by dtype. */

import { readBig } from "../copy.ts"
import { type Data, type DType, dtypes } from "../dtype.ts"
import { readerOf, writerOf } from "../memory.ts"
import type { Loop1, Loop2 } from "../rows.ts"
import { SAFE, writeBig64, writeSafe64 } from "../wide.ts"

/** One kernel for each class of dtypes; a class without one is not supported. */
export interface Kernels<L> {
  readonly bool?: L
  /** int8 to int32, uint8 to uint32: typed arrays wrap what does not fit. */
  readonly narrow?: L
  /** int64 and uint64, made for each of the two. */
  readonly wide?: (dtype: DType) => L
  readonly float?: L
  /** float32, where it is not float64's result rounded. */
  readonly single?: L
}

/** Kernels by `dtype.num`. */
export function byDType<L>(kernels: Kernels<L>): readonly (L | undefined)[] {
  return dtypes.map((dtype) => {
    if (dtype.kind === "b") return kernels.bool
    if (dtype.kind === "f") return dtype.itemsize === 4 ? (kernels.single ?? kernels.float) : kernels.float
    return dtype.width === 2 ? kernels.wide?.(dtype) : kernels.narrow
  })
}

/** A kernel of two inputs that computes with numbers. */
export function loop2(f: (x: number, y: number) => number): Loop2 {
  return (x, xi, xs, y, yi, ys, out, oi, os, n) => {
    for (let k = 0; k < n; k++, xi += xs, yi += ys, oi += os) out[oi] = f(x[xi]!, y[yi]!)
  }
}

/** A kernel of one input that computes with numbers. */
export function loop1(f: (x: number) => number): Loop1 {
  return (x, xi, xs, out, oi, os, n) => {
    for (let k = 0; k < n; k++, xi += xs, oi += os) out[oi] = f(x[xi]!)
  }
}

/** A kernel of two 64-bit inputs with a result of that dtype: numbers while they are exact, else bigint. */
export function wide2(f: (x: number, y: number) => number, exact: (x: bigint, y: bigint) => bigint) {
  return (dtype: DType): Loop2 => {
    const read = readerOf(dtype)
    return (x, xi, xs, y, yi, ys, out, oi, os, n) => {
      for (let k = 0; k < n; k++, xi += xs, yi += ys, oi += os) {
        const a = read(x, xi)
        const b = read(y, yi)
        const result = isSafe(a) && isSafe(b) ? f(a, b) : Number.NaN
        if (isSafe(result)) writeSafe64(out, oi, result)
        else writeBig64(out, oi, exact(readBig(x, dtype, xi), readBig(y, dtype, yi)))
      }
    }
  }
}

/** A kernel of one 64-bit input with a result of that dtype. */
export function wide1(f: (x: number) => number, exact: (x: bigint) => bigint) {
  return (dtype: DType): Loop1 => {
    const read = readerOf(dtype)
    return (x, xi, xs, out, oi, os, n) => {
      for (let k = 0; k < n; k++, xi += xs, oi += os) {
        const a = read(x, xi)
        const result = isSafe(a) ? f(a) : Number.NaN
        if (isSafe(result)) writeSafe64(out, oi, result)
        else writeBig64(out, oi, exact(readBig(x, dtype, xi)))
      }
    }
  }
}

/** A kernel that compares two 64-bit inputs, of one dtype or of two. */
export function wideCompare(f: (x: number | bigint, y: number | bigint) => boolean) {
  return (left: DType, right: DType = left): Loop2 => {
    const [readLeft, readRight] = [readerOf(left), readerOf(right)]
    return (x, xi, xs, y, yi, ys, out, oi, os, n) => {
      for (let k = 0; k < n; k++, xi += xs, yi += ys, oi += os) {
        const a = readLeft(x, xi)
        const b = readRight(y, yi)
        const safe = isSafe(a) && isSafe(b)
        out[oi] = Number(safe ? f(a, b) : f(readBig(x, left, xi), readBig(y, right, yi)))
      }
    }
  }
}

/** A kernel of one 64-bit input with a narrow result. */
export function wideExact(f: (x: bigint) => number) {
  return (dtype: DType): Loop1 =>
    (x, xi, xs, out, oi, os, n) => {
      for (let k = 0; k < n; k++, xi += xs, oi += os) out[oi] = f(readBig(x, dtype, xi))
    }
}

/** A kernel that asks something of each 64-bit input. */
export function wideTest(f: (x: number) => boolean) {
  return (dtype: DType): Loop1 => {
    const read = readerOf(dtype)
    return (x, xi, xs, out, oi, os, n) => {
      for (let k = 0; k < n; k++, xi += xs, oi += os) out[oi] = Number(f(read(x, xi)))
    }
  }
}

function isSafe(value: number): boolean {
  return value < SAFE && value > -SAFE
}

/** One value in memory of a dtype, for operands that are scalars. */
export function scalarMemory(dtype: DType, value: number): Data {
  const memory = dtype.allocate(1)
  writerOf(dtype)(memory, 0, value)
  return memory
}
