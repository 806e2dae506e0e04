/** Elementary functions as ufuncs; the functions themselves live in `../elementary`. */
import * as exact from "../elementary/index.ts"
import { floatFor } from "../promote.ts"
import type { Loop1 } from "../rows.ts"
import { runExp, runLog, runTanh, WORTHWHILE } from "../wasm/index.ts"
import { type Division, type Floating, type Keeping, ufunc1, ufunc2 } from "./functions.ts"
import { loop1, loop2, wide1 } from "./kernels.ts"
import type { FoldSpec } from "./methods.ts"

/** The kernel is written out for each of the commonest three, so that the function is inlined; long rows go to WebAssembly. */
const expLoop: Loop1 = (x, xi, xs, out, oi, os, n) => {
  if (n >= WORTHWHILE) runExp(x, xi, xs, out, oi, os, n)
  else for (let k = 0; k < n; k++, xi += xs, oi += os) out[oi] = exact.exp(x[xi]!)
}

const tanhLoop: Loop1 = (x, xi, xs, out, oi, os, n) => {
  if (n >= WORTHWHILE) runTanh(x, xi, xs, out, oi, os, n)
  else for (let k = 0; k < n; k++, xi += xs, oi += os) out[oi] = exact.tanh(x[xi]!)
}

const logLoop: Loop1 = (x, xi, xs, out, oi, os, n) => {
  if (n >= WORTHWHILE) runLog(x, xi, xs, out, oi, os, n)
  else for (let k = 0; k < n; k++, xi += xs, oi += os) out[oi] = exact.log(x[xi]!)
}

function floating(name: string, loop: Loop1): Floating {
  return ufunc1({ name, kernels: { float: loop }, compute: floatFor })
}

/** `np.exp(x)`: e to the power x. */
export const exp: Floating = floating("exp", expLoop)
/** `np.log(x)`: the natural logarithm; -inf at 0, NaN below. */
export const log: Floating = floating("log", logLoop)
/** `np.tanh(x)`: (e^x - e^-x) / (e^x + e^-x), in (-1, 1). */
export const tanh: Floating = floating("tanh", tanhLoop)

/** `np.sqrt(x)`: NaN below 0. */
export const sqrt: Floating = floating("sqrt", loop1(Math.sqrt))
/** `np.cbrt(x)`. */
export const cbrt: Floating = floating("cbrt", loop1(exact.cbrt))
/** `np.exp2(x)`: 2 to the power x. */
export const exp2: Floating = floating("exp2", loop1(exact.exp2))
/** `np.expm1(x)`: exp(x) - 1 without loss near 0. */
export const expm1: Floating = floating("expm1", loop1(exact.expm1))
/** `np.log1p(x)`: log(1 + x) without loss near 0. */
export const log1p: Floating = floating("log1p", loop1(exact.log1p))
/** `np.log2(x)`. */
export const log2: Floating = floating("log2", loop1(exact.log2))
/** `np.log10(x)`. */
export const log10: Floating = floating("log10", loop1(exact.log10))
/** `np.sin(x)`, radians. */
export const sin: Floating = floating("sin", loop1(exact.sin))
/** `np.cos(x)`, radians. */
export const cos: Floating = floating("cos", loop1(exact.cos))
/** `np.tan(x)`, radians. */
export const tan: Floating = floating("tan", loop1(exact.tan))
/** `np.arcsin(x)`, in [-pi/2, pi/2]. */
export const arcsin: Floating = floating("arcsin", loop1(exact.arcsin))
/** `np.arccos(x)`, in [0, pi]. */
export const arccos: Floating = floating("arccos", loop1(exact.arccos))
/** `np.arctan(x)`, in [-pi/2, pi/2]. */
export const arctan: Floating = floating("arctan", loop1(exact.arctan))
/** `np.sinh(x)`. */
export const sinh: Floating = floating("sinh", loop1(exact.sinh))
/** `np.cosh(x)`. */
export const cosh: Floating = floating("cosh", loop1(exact.cosh))
/** `np.arcsinh(x)`. */
export const arcsinh: Floating = floating("arcsinh", loop1(exact.arcsinh))
/** `np.arccosh(x)`. */
export const arccosh: Floating = floating("arccosh", loop1(exact.arccosh))
/** `np.arctanh(x)`. */
export const arctanh: Floating = floating("arctanh", loop1(exact.arctanh))
/** A ufunc that multiplies by one factor, of its own in float32. */
function scaling(name: string, factor: number, single: number): Floating {
  const kernels = { float: loop1((x) => x * factor), single: loop1((x) => x * single) }
  return ufunc1({ name, kernels, compute: floatFor })
}

const PI32 = Math.fround(Math.PI)
const DEGREE: [number, number] = [Math.PI / 180, Math.fround(PI32 / 180)]
const RADIAN: [number, number] = [180 / Math.PI, Math.fround(180 / PI32)]

/** `np.deg2rad(x)`: x * pi / 180. */
export const deg2rad: Floating = scaling("deg2rad", ...DEGREE)
/** `np.rad2deg(x)`: x * 180 / pi. */
export const rad2deg: Floating = scaling("rad2deg", ...RADIAN)
/** `np.radians(x)`: x * pi / 180, as `deg2rad`. */
export const radians: Floating = scaling("radians", ...DEGREE)
/** `np.degrees(x)`: x * 180 / pi, as `rad2deg`. */
export const degrees: Floating = scaling("degrees", ...RADIAN)

function floating2(name: string, f: (x: number, y: number) => number, fold?: FoldSpec): Division {
  const folding = fold === undefined ? {} : { fold }
  return ufunc2({ name, ...folding, kernels: { float: loop2(f) }, compute: floatFor, search: "arrays" })
}

/** `np.arctan2(y, x)`: the angle of (x, y), in [-pi, pi]. */
export const arctan2: Division = floating2("arctan2", exact.arctan2)
/** `np.hypot(x1, x2)`: sqrt(x1^2 + x2^2). */
export const hypot: Division = floating2("hypot", exact.hypot, { identity: 0, reorderable: true })

/** log(e^x + e^y) without overflow: the larger one plus log1p of what the smaller adds. */
function logSumOf(x: number, y: number): number {
  if (x === y) return x + Math.LN2
  const difference = x - y
  if (difference > 0) return x + exact.log1p(exact.exp(-difference))
  return difference <= 0 ? y + exact.log1p(exact.exp(difference)) : difference
}

const LOG = { identity: -Infinity, reorderable: true }

/** `np.logaddexp(x1, x2)`: log(exp(x1) + exp(x2)). */
export const logaddexp: Division = floating2("logaddexp", logSumOf, LOG)

/** The same to the base 2. */
function logSumOf2(x: number, y: number): number {
  if (x === y) return x + 1
  const difference = x - y
  if (difference > 0) return x + Math.LOG2E * exact.log1p(exact.exp2(-difference))
  return difference <= 0 ? y + Math.LOG2E * exact.log1p(exact.exp2(difference)) : difference
}

/** `np.logaddexp2(x1, x2)`: log2(2^x1 + 2^x2). */
export const logaddexp2: Division = floating2("logaddexp2", logSumOf2, LOG)

/** To the nearest whole number, ties to even. */
function roundEven(x: number): number {
  const floor = Math.floor(x)
  const rest = x - floor
  if (rest < 0.5) return Object.is(x, -0) ? x : floor
  if (rest > 0.5 || floor % 2 !== 0) return floor + 1 === 0 ? -0 : floor + 1
  return floor
}

const sameWide = wide1(
  (x) => x,
  (x) => x,
)
const same = loop1((x) => x)

function rounding(name: string, f: (x: number) => number): Keeping {
  return ufunc1({ name, kernels: { bool: same, narrow: same, wide: sameWide, float: loop1(f) } })
}

/** `np.floor(x)`. */
export const floor: Keeping = rounding("floor", Math.floor)
/** `np.ceil(x)`. */
export const ceil: Keeping = rounding("ceil", Math.ceil)
/** `np.trunc(x)`. */
export const trunc: Keeping = rounding("trunc", Math.trunc)
/** `np.rint(x)`: to the nearest whole number, ties to even; floating. */
export const rint: Floating = floating("rint", loop1(roundEven))

// Other names of the same.
/** `np.asin`: another name of `arcsin`. */
export const asin: Floating = arcsin
/** `np.acos`: another name of `arccos`. */
export const acos: Floating = arccos
/** `np.atan`: another name of `arctan`. */
export const atan: Floating = arctan
/** `np.asinh`: another name of `arcsinh`. */
export const asinh: Floating = arcsinh
/** `np.acosh`: another name of `arccosh`. */
export const acosh: Floating = arccosh
/** `np.atanh`: another name of `arctanh`. */
export const atanh: Floating = arctanh
/** `np.atan2`: another name of `arctan2`. */
export const atan2: Division = arctan2
