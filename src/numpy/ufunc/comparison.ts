import { bool, int64, uint64 } from "../dtype.ts"
import { floatFor } from "../promote.ts"
import type { Loop2 } from "../rows.ts"
import { extreme, larger, smaller } from "./extreme.ts"
import { type Arithmetic, type Comparison, type Test, ufunc1, ufunc2 } from "./functions.ts"
import { loop1, loop2, wideCompare, wideTest } from "./kernels.ts"
import type { Row } from "./ufunc.ts"

type Either = number | bigint

function comparison(name: string, loop: Loop2, f: (x: Either, y: Either) => boolean): Comparison {
  return ufunc2({
    name,
    kernels: { bool: loop, narrow: loop, float: loop, wide: wideCompare(f) },
    mixed: mixedRows(f),
    result: () => bool,
    comparison: true,
  })
}

/** Loops for int64 against uint64, which have no integer dtype in common. */
function mixedRows(f: (x: Either, y: Either) => boolean): Row<Loop2>[] {
  return [
    [uint64, int64],
    [int64, uint64],
  ].map(([left, right]) => ({ types: [left!, right!, bool], loops: [wideCompare(f)(left!, right!)] }))
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

function logical(name: string, identity: 0 | 1, f: (x: boolean, y: boolean) => boolean): Comparison {
  const loop = loop2((x, y) => Number(f(x !== 0, y !== 0)))
  const wide = wideCompare((x, y) => f(Boolean(x), Boolean(y)))
  return ufunc2({
    name,
    fold: { identity, reorderable: true, truth: true, dtype: () => bool },
    kernels: { bool: loop, narrow: loop, float: loop, wide },
    result: () => bool,
    comparison: true,
    truth: true,
  })
}

/** `np.logical_and(x1, x2)`. */
export const logical_and: Comparison = logical("logical_and", 1, (x, y) => x && y)
/** `np.logical_or(x1, x2)`. */
export const logical_or: Comparison = logical("logical_or", 0, (x, y) => x || y)
/** `np.logical_xor(x1, x2)`. */
export const logical_xor: Comparison = logical("logical_xor", 0, (x, y) => x !== y)

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
export const signbit: Test = ufunc1({
  name: "signbit",
  kernels: { float: loop1((x) => Number(x < 0 || Object.is(x, -0))) },
  compute: floatFor,
  result: () => bool,
})

/** `np.maximum(x1, x2)`: NaN if either is. */
export const maximum: Arithmetic = extreme("maximum", (x, y) => (x > y || Number.isNaN(x) ? x : y), larger)
/** `np.minimum(x1, x2)`: NaN if either is. */
export const minimum: Arithmetic = extreme("minimum", (x, y) => (x < y || Number.isNaN(x) ? x : y), smaller)
/** `np.fmax(x1, x2)`: the other one if one is NaN. */
export const fmax: Arithmetic = extreme("fmax", (x, y) => (x >= y || Number.isNaN(y) ? x : y), larger)
/** `np.fmin(x1, x2)`: the other one if one is NaN. */
export const fmin: Arithmetic = extreme("fmin", (x, y) => (x <= y || Number.isNaN(y) ? x : y), smaller)
