/** Ufuncs that take floats apart, put them together, or go to their neighbours (IEEE 754, section 5.3). */
import { type DType, float32, float64, int32, int64 } from "../dtype.ts"
import { floatFor } from "../promote.ts"
import type { Loop2 } from "../rows.ts"
import { readInt64 } from "../wide.ts"
import { type Division, type Floating, type Parts, ufunc1, ufunc2 } from "./functions.ts"
import { loop1, loop2 } from "./kernels.ts"
import type { Row } from "./ufunc.ts"

const isNegative = (x: number): boolean => x < 0 || Object.is(x, -0)

/** `np.copysign(x1, x2)`: |x1| with the sign of x2; the sign of a NaN counts as plus. */
export const copysign: Division = ufunc2({
  name: "copysign",
  kernels: { float: loop2((x, y) => (isNegative(y) ? -Math.abs(x) : Math.abs(x))) },
  compute: floatFor,
  search: "arrays",
})

/** `np.heaviside(x1, x2)`: 0 below 0, 1 above, `x2` at 0. */
export const heaviside: Division = ufunc2({
  name: "heaviside",
  kernels: { float: loop2((x, y) => (x < 0 ? 0 : x > 0 ? 1 : x === 0 ? y : Number.NaN)) },
  compute: floatFor,
  search: "arrays",
})

/** The bits of one float, of either size. */
const bits = new DataView(new ArrayBuffer(8))

/** The next float64 away from 0, or towards it: neighbours of one sign are neighbours as integers. */
function step64(x: number, by: 1n | -1n): number {
  bits.setFloat64(0, x)
  bits.setBigInt64(0, bits.getBigInt64(0) + by)
  return bits.getFloat64(0)
}

function step32(x: number, by: 1n | -1n): number {
  bits.setFloat32(0, x)
  bits.setInt32(0, bits.getInt32(0) + Number(by))
  return bits.getFloat32(0)
}

function towards(least: number, step: typeof step64) {
  return (x: number, y: number): number => {
    if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN
    if (x === y) return y
    if (x === 0) return y > 0 ? least : -least
    return step(x, x > 0 === y > x ? 1n : -1n)
  }
}

const next64 = towards(Number.MIN_VALUE, step64)
const next32 = towards(2 ** -149, step32)

/** `np.nextafter(x1, x2)`: the next float after x1 towards x2. */
export const nextafter: Division = ufunc2({
  name: "nextafter",
  kernels: { float: loop2(next64), single: loop2(next32) },
  compute: floatFor,
  search: "arrays",
})

/** The way to the next float away from 0, with the sign of x. */
function spacingBy(next: (x: number, y: number) => number) {
  return (x: number): number => (Number.isFinite(x) ? next(x, x < 0 ? -Infinity : Infinity) - x : Number.NaN)
}

/** `np.spacing(x)`: the distance of x to the next float away from 0. */
export const spacing: Floating = ufunc1({
  name: "spacing",
  kernels: { float: loop1(spacingBy(next64)), single: loop1(spacingBy(next32)) },
  compute: floatFor,
})

/** `x = fraction + whole`, both with the sign of x. */
const fractionOf = (x: number): number => {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : isNegative(x) ? -0 : 0
  const rest = x - Math.trunc(x)
  return rest === 0 && isNegative(x) ? -0 : rest
}

/** `np.modf(x)`: `[fraction, whole]`, both with the sign of x. */
export const modf: Parts<"same"> = ufunc1({
  name: "modf",
  kernels: { float: loop1(fractionOf) },
  more: [{ float: loop1(Math.trunc) }],
  compute: floatFor,
})

/** e of `x = m * 2^e` with 0.5 <= |m| < 1; 0 of 0, infinities and NaN. */
function exponentOf(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return 0
  bits.setFloat64(0, x)
  const biased = (bits.getUint16(0) >> 4) & 0x7ff
  return biased === 0 ? exponentOf(x * 2 ** 54) - 54 : biased - 1022
}

/** `x * 2^n` with one rounding: powers of two that keep 53 bits go first. */
function scale(x: number, n: number): number {
  let [result, left] = [x, Math.max(-2200, Math.min(2200, n))]
  for (; left > 1023; left -= 1023) result *= 2 ** 1023
  for (; left < -969; left += 969) result *= 2 ** -969
  return result * 2 ** left
}

/** `np.frexp(x)`: `[m, e]` with `x = m * 2^e` and 0.5 <= |m| < 1, e as int32. */
export const frexp: Parts<"int32"> = ufunc1({
  name: "frexp",
  kernels: { float: loop1((x) => scale(x, -exponentOf(x))) },
  more: [{ float: loop1(exponentOf) }],
  compute: floatFor,
  second: () => int32,
})

/** A loop of `ldexp` for floats of one dtype and exponents of another. */
function ldexpRow(float: DType, whole: DType): Row<Loop2> {
  const read = whole === int64 ? readInt64 : (data: Parameters<typeof readInt64>[0], at: number) => data[at]!
  const loop: Loop2 = (x, xi, xs, y, yi, ys, out, oi, os, n) => {
    for (let k = 0; k < n; k++, xi += xs, yi += ys, oi += os) out[oi] = scale(x[xi]!, read(y, yi))
  }
  return { types: [float, whole, float], loops: [loop] }
}

/** `np.ldexp(x1, x2)`: x1 * 2^x2, of whole exponents. */
export const ldexp: Division = ufunc2({
  name: "ldexp",
  kernels: {},
  mixed: [float32, float64].flatMap((float) => [int32, int64].map((whole) => ldexpRow(float, whole))),
  search: "always",
})
