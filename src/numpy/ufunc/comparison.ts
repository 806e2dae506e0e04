import { bool } from "../dtype.ts"
import type { Loop2 } from "../rows.ts"
import { type Arithmetic, type Comparison, type Test, ufunc1, ufunc2 } from "./functions.ts"
import { loop1, loop2, wide2, wideCompare, wideTest } from "./kernels.ts"

type Either = number | bigint

function comparison(name: string, loop: Loop2, f: (x: Either, y: Either) => boolean): Comparison {
  return ufunc2({
    name,
    kernels: { bool: loop, narrow: loop, float: loop, wide: wideCompare(f) },
    result: () => bool,
    comparison: true,
  })
}

/** `np.greater(x1, x2)`. */
export const greater: Comparison = comparison(
  "greater",
  loop2((x, y) => Number(x > y)),
  (x, y) => x > y,
)
/** `np.greater_equal(x1, x2)`. */
export const greater_equal: Comparison = comparison(
  "greater_equal",
  loop2((x, y) => Number(x >= y)),
  (x, y) => x >= y,
)
/** `np.less(x1, x2)`. */
export const less: Comparison = comparison(
  "less",
  loop2((x, y) => Number(x < y)),
  (x, y) => x < y,
)
/** `np.less_equal(x1, x2)`. */
export const less_equal: Comparison = comparison(
  "less_equal",
  loop2((x, y) => Number(x <= y)),
  (x, y) => x <= y,
)
/** `np.equal(x1, x2)`. */
export const equal: Comparison = comparison(
  "equal",
  loop2((x, y) => Number(x === y)),
  (x, y) => x === y,
)
/** `np.not_equal(x1, x2)`. */
export const not_equal: Comparison = comparison(
  "not_equal",
  loop2((x, y) => Number(x !== y)),
  (x, y) => x !== y,
)

function logical(name: string, f: (x: boolean, y: boolean) => boolean): Comparison {
  const loop = loop2((x, y) => Number(f(x !== 0, y !== 0)))
  const wide = wideCompare((x, y) => f(Boolean(x), Boolean(y)))
  return ufunc2({
    name,
    kernels: { bool: loop, narrow: loop, float: loop, wide },
    result: () => bool,
    comparison: true,
  })
}

/** `np.logical_and(x1, x2)`. */
export const logical_and: Comparison = logical("logical_and", (x, y) => x && y)
/** `np.logical_or(x1, x2)`. */
export const logical_or: Comparison = logical("logical_or", (x, y) => x || y)
/** `np.logical_xor(x1, x2)`. */
export const logical_xor: Comparison = logical("logical_xor", (x, y) => x !== y)

function test(name: string, f: (x: number) => boolean): Test {
  const loop = loop1((x) => Number(f(x)))
  return ufunc1({
    name,
    kernels: { bool: loop, narrow: loop, float: loop, wide: wideTest(f) },
    result: () => bool,
  })
}

/** `np.logical_not(x)`. */
export const logical_not: Test = test("logical_not", (x) => x === 0)
/** `np.isnan(x)`. */
export const isnan: Test = test("isnan", Number.isNaN)
/** `np.isinf(x)`. */
export const isinf: Test = test("isinf", (x) => x === Infinity || x === -Infinity)
/** `np.isfinite(x)`. */
export const isfinite: Test = test("isfinite", Number.isFinite)
/** `np.signbit(x)`: whether the sign is minus, of -0 too. */
export const signbit: Test = test("signbit", (x) => x < 0 || Object.is(x, -0))

/** A ufunc that picks one of its two operands. */
export function extreme(
  name: string,
  f: (x: number, y: number) => number,
  exact: (x: bigint, y: bigint) => bigint,
): Arithmetic {
  const loop = loop2(f)
  return ufunc2({ name, kernels: { bool: loop, narrow: loop, float: loop, wide: wide2(f, exact) } })
}

/** The larger integer. */
export const larger = (x: bigint, y: bigint) => (x > y ? x : y)
/** The smaller integer. */
export const smaller = (x: bigint, y: bigint) => (x < y ? x : y)

/** `np.maximum(x1, x2)`: NaN if either is. */
export const maximum: Arithmetic = extreme("maximum", (x, y) => (x > y || Number.isNaN(x) ? x : y), larger)
/** `np.minimum(x1, x2)`: NaN if either is. */
export const minimum: Arithmetic = extreme("minimum", (x, y) => (x < y || Number.isNaN(x) ? x : y), smaller)
/** `np.fmax(x1, x2)`: the other one if one is NaN. */
export const fmax: Arithmetic = extreme("fmax", (x, y) => (x >= y || Number.isNaN(y) ? x : y), larger)
/** `np.fmin(x1, x2)`: the other one if one is NaN. */
export const fmin: Arithmetic = extreme("fmin", (x, y) => (x <= y || Number.isNaN(y) ? x : y), smaller)
