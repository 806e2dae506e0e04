import { type DType, float64 } from "../dtype.ts"
import { boolToInt8, floatFor, sumDType } from "../promote.ts"
import { prodLoop, sumLoop } from "../reduce/loops.ts"
import type { Loop1, Loop2 } from "../rows.ts"
import {
  type Arithmetic,
  type Division,
  type Floating,
  type Keeping,
  type QuotientAndRest,
  ufunc1,
  ufunc2,
} from "./functions.ts"
import { type Kernels, loop1, loop2, wide1, wide2 } from "./kernels.ts"
import { addLoop, divideLoop, multiplyIntegers, multiplyLoop, subtractLoop } from "./loops.ts"
import { checkExponent, powBigIntegers, pow as powerOf, powIntegers, powLoop } from "./power.ts"

const or = loop2((x, y) => x | y)
const and = loop2((x, y) => x & y)

/** `np.add(x1, x2)`; of booleans: or. */
export const add: Arithmetic = ufunc2({
  name: "add",
  fold: { identity: 0, reorderable: true, dtype: sumDType, loop: sumLoop },
  kernels: {
    bool: or,
    narrow: addLoop,
    float: addLoop,
    wide: wide2(
      (x, y) => x + y,
      (x, y) => x + y,
    ),
  },
})

/** `np.subtract(x1, x2)`; booleans are refused. */
export const subtract: Arithmetic = ufunc2({
  name: "subtract",
  kernels: {
    narrow: subtractLoop,
    float: subtractLoop,
    wide: wide2(
      (x, y) => x - y,
      (x, y) => x - y,
    ),
  },
  refuse: (dtype) =>
    dtype.kind === "b"
      ? "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead."
      : null,
})

/** `np.multiply(x1, x2)`; of booleans: and. */
export const multiply: Arithmetic = ufunc2({
  name: "multiply",
  fold: { identity: 1, reorderable: true, dtype: sumDType, loop: prodLoop },
  kernels: {
    bool: and,
    narrow: multiplyIntegers,
    float: multiplyLoop,
    wide: wide2(
      (x, y) => x * y,
      (x, y) => x * y,
    ),
  },
})

/** `np.divide(x1, x2)`: true division, floating for integers too. */
export const divide: Division = ufunc2({
  name: "divide",
  kernels: { float: divideLoop },
  compute: (dtype) => (dtype.kind === "f" ? dtype : float64),
})

/** `np.true_divide`: another name of `divide`. */
export const true_divide: Division = divide

/** The remainder with the divisor's sign, as Python's `%`. */
function floatMod(x: number, y: number): number {
  const rest = x % y
  if (y === 0 || Number.isNaN(rest)) return Number.NaN
  if (rest === 0) return y < 0 || Object.is(y, -0) ? -0 : 0
  return y < 0 !== rest < 0 ? rest + y : rest
}

/** The quotient rounded down so that `x = floor * y + mod`, as Python's `//`; of float32 each step rounds. */
function floatFloorDivide(x: number, y: number, round: (value: number) => number): number {
  if (y === 0) return x / y
  const rest = x % y
  if (Number.isNaN(rest)) return Number.NaN
  let quotient = round(round(x - rest) / y)
  if (rest !== 0 && y < 0 !== rest < 0) quotient = round(quotient - 1)
  if (quotient === 0) return x / y < 0 || Object.is(x / y, -0) ? -0 : 0
  const floor = Math.floor(quotient)
  return quotient - floor > 0.5 ? floor + 1 : floor
}

const intMod = (x: number, y: number): number => {
  if (y === 0) return 0
  const rest = x % y
  return (rest !== 0 && y < 0 !== rest < 0 ? rest + y : rest) + 0
}

const intFloorDivide = (x: number, y: number): number => (y === 0 ? 0 : Math.floor(x / y) + 0)

function bigFloorDivide(x: bigint, y: bigint): bigint {
  if (y === 0n) return 0n
  const quotient = x / y
  return x % y !== 0n && x < 0n !== y < 0n ? quotient - 1n : quotient
}

const bigMod = (x: bigint, y: bigint): bigint => (y === 0n ? 0n : x - bigFloorDivide(x, y) * y)

/** Of doubles beyond 2^53 the quotient may round up; the remainder puts it right. */
const safeFloorDivide = (x: number, y: number): number => (y === 0 ? 0 : (x - intMod(x, y)) / y)

const quotients: Kernels<Loop2> = {
  narrow: loop2(intFloorDivide),
  float: loop2((x, y) => floatFloorDivide(x, y, (value) => value)),
  single: loop2((x, y) => floatFloorDivide(x, y, Math.fround)),
  wide: wide2(safeFloorDivide, bigFloorDivide),
}

const rests: Kernels<Loop2> = { narrow: loop2(intMod), float: loop2(floatMod), wide: wide2(intMod, bigMod) }

/** `np.floor_divide(x1, x2)`: the quotient rounded down; integers by 0 give 0. */
export const floor_divide: Arithmetic = ufunc2({
  name: "floor_divide",
  kernels: quotients,
  compute: boolToInt8,
})

/** `np.remainder(x1, x2)`: with the sign of the divisor, as Python's `%`. */
export const remainder: Arithmetic = ufunc2({
  name: "remainder",
  kernels: rests,
  compute: boolToInt8,
})

/** `np.mod`: another name of `remainder`. */
export const mod: Arithmetic = remainder

/** `np.divmod(x1, x2)`: `[floor_divide(x1, x2), remainder(x1, x2)]`. */
export const divmod: QuotientAndRest = ufunc2({
  name: "divmod",
  kernels: quotients,
  more: [rests],
  compute: boolToInt8,
})

/** `np.fmod(x1, x2)`: the remainder with the sign of the dividend, as C's. */
export const fmod: Arithmetic = ufunc2({
  name: "fmod",
  kernels: {
    narrow: loop2((x, y) => (y === 0 ? 0 : x % y)),
    float: loop2((x, y) => x % y),
    wide: wide2(
      (x, y) => (y === 0 ? 0 : (x % y) + 0),
      (x, y) => (y === 0n ? 0n : x % y),
    ),
  },
  compute: boolToInt8,
})

/** `np.power(x1, x2)`. @throws RangeError for negative integer powers of integers. */
export const power: Arithmetic = ufunc2({
  name: "power",
  kernels: {
    narrow: loop2(powIntegers),
    float: powLoop,
    wide: wide2((x, y) => {
      checkExponent(y)
      return x ** y
    }, powBigIntegers),
  },
  compute: boolToInt8,
})

/** `np.pow`: another name of `power`. */
export const pow: Arithmetic = power

/** `np.float_power(x1, x2)`: always in float64. */
export const float_power: Division = ufunc2({
  name: "float_power",
  kernels: { float: loop2(powerOf) },
  compute: () => float64,
})

/** `np.negative(x)`. */
export const negative: Keeping = ufunc1({
  name: "negative",
  kernels: {
    narrow: loop1((x) => -x),
    float: loop1((x) => -x),
    wide: wide1(
      (x) => 0 - x,
      (x) => -x,
    ),
  },
  refuse: (dtype) =>
    dtype.kind === "b"
      ? "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead."
      : null,
})

/** Why there is no loop for booleans. */
const noBooleans = (name: string) => (dtype: DType) =>
  dtype.kind === "b"
    ? `ufunc '${name}' did not contain a loop with signature matching types <class 'numpy.dtypes.BoolDType'> -> None`
    : null

const same = loop1((x) => x)

/** `np.positive(x)`: a copy. */
export const positive: Keeping = ufunc1({
  name: "positive",
  refuse: noBooleans("positive"),
  kernels: {
    narrow: same,
    float: same,
    wide: wide1(
      (x) => x,
      (x) => x,
    ),
  },
})

/** `np.conjugate(x)`: a copy, since there are no complex numbers. */
export const conjugate: Keeping = ufunc1({
  name: "conjugate",
  kernels: {
    narrow: same,
    float: same,
    wide: wide1(
      (x) => x,
      (x) => x,
    ),
  },
  compute: boolToInt8,
})

/** `np.conj`: another name of `conjugate`. */
export const conj: Keeping = conjugate

/** `np.absolute(x)`. */
export const absolute: Keeping = ufunc1({
  name: "absolute",
  kernels: {
    bool: same,
    narrow: loop1(Math.abs),
    float: loop1(Math.abs),
    wide: wide1(Math.abs, (x) => (x < 0n ? -x : x)),
  },
})

/** `np.abs`: another name of `absolute`. */
export const abs: Keeping = absolute

/** `np.fabs(x)`: the absolute value in floating point. */
export const fabs: Floating = ufunc1({ name: "fabs", kernels: { float: loop1(Math.abs) }, compute: floatFor })

/** `np.sign(x)`: -1, 0 or 1; NaN stays NaN. */
export const sign: Keeping = ufunc1({
  name: "sign",
  refuse: noBooleans("sign"),
  kernels: {
    narrow: loop1(Math.sign),
    float: loop1((x) => Math.sign(x) + 0),
    wide: wide1(Math.sign, (x) => (x > 0n ? 1n : x < 0n ? -1n : 0n)),
  },
})

/** `np.square(x)`: x * x. */
export const square: Keeping = ufunc1({
  name: "square",
  kernels: {
    narrow: loop1((x) => Math.imul(x, x)),
    float: loop1((x) => x * x),
    wide: wide1(
      (x) => x * x,
      (x) => x * x,
    ),
  },
  compute: boolToInt8,
})

/** Of 0 it is what C makes of an infinity in the dtype. */
const intReciprocal: Loop1 = (x, xi, xs, out, oi, os, n) => {
  const ofZero = out instanceof Int32Array ? -(2 ** 31) : 0
  for (let k = 0; k < n; k++, xi += xs, oi += os) out[oi] = x[xi] === 0 ? ofZero : 1 / x[xi]!
}

function wideReciprocal(dtype: DType): Loop1 {
  const ofZero = dtype.kind === "i" ? -(2n ** 63n) : 0n
  const loop = wide1(
    (x) => (x === 0 ? Number.NaN : Math.trunc(1 / x)),
    (x) => (x === 0n ? ofZero : 0n),
  )
  return loop(dtype)
}

/** `np.reciprocal(x)`: 1 / x; of integers cut off. */
export const reciprocal: Keeping = ufunc1({
  name: "reciprocal",
  kernels: { narrow: intReciprocal, float: loop1((x) => 1 / x), wide: wideReciprocal },
  compute: boolToInt8,
})
