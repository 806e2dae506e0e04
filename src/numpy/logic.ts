/** Questions about arrays: whether they are close or equal, and what they are. */

import { sameShape } from "./broadcast.ts"
import { withDtype } from "./copy.ts"
import { toArray } from "./creation.ts"
import { errstate } from "./errors/index.ts"
import type { ArrayInput, ArrayOrScalar, Axis, RankMax, RankOf, Shape } from "./input.ts"
import { isFortran } from "./layout.ts"
import { scalarOrArray } from "./memory.ts"
import { NDArray } from "./ndarray.ts"
import { equals, kept, magnitude, minus, type Operand, plus, times } from "./numeric/strict.ts"
import { keyword, named } from "./options.ts"
import { all } from "./reduce/reduce.ts"
import type { ScalarTypes } from "./scalar.ts"
import { checkAxes } from "./shape/axis.ts"
import { tuple } from "./tuple.ts"
import { Typed, untyped } from "./typed.ts"
import { bitwise_and, bitwise_or } from "./ufunc/bitwise.ts"
import { isfinite, isnan, less_equal } from "./ufunc/comparison.ts"
import { resultType } from "./ufunc/ufunc.ts"

/** The tolerances of isclose and allclose. */
export interface Tolerance {
  readonly rtol?: ArrayInput
  readonly atol?: ArrayInput
  readonly equal_nan?: boolean
}

type Bool = ScalarTypes["bool"]
type ToleranceArgument = ArrayInput | Tolerance

/** A tolerance: a Python float, which is weak, or an array. */
function toleranceOf(given: unknown, fallback: number): Operand {
  const plain = untyped(given ?? fallback)
  return typeof plain === "number" ? new Typed(plain, "float") : toArray(plain)
}

/** `|x - y| <= atol + rtol |y|` where `y` is finite, or both the same, in the dtype of the arrays. */
function closeness(a: ArrayInput, b: ArrayInput, rest: readonly ToleranceArgument[]): NDArray {
  const { rtol, atol, equal_nan } = named("isclose", ["rtol", "atol", "equal_nan"], rest)
  const [x, given] = [toArray(a), toArray(b)]
  const y = withDtype(given, resultType(given, new Typed(1, "float")))
  const bound = plus(toleranceOf(atol, 1e-8), times(toleranceOf(rtol, 1e-5), magnitude(y)))
  // Of equal infinities there is no difference, and none is needed.
  const distance = errstate({ invalid: "ignore" }, () => magnitude(minus(x, y)))
  const near = kept(bitwise_and, kept(less_equal, distance, bound), kept(isfinite, y))
  const close = kept(bitwise_or, near, equals(x, y))
  if (untyped(equal_nan) !== true) return close
  return kept(bitwise_or, close, kept(bitwise_and, kept(isnan, x), kept(isnan, y)))
}

/**
 * `np.isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)`: element by element
 * `|a - b| <= atol + rtol |b|`; infinities are close where they are the same.
 */
export function isclose<const A extends ArrayInput, const B extends ArrayInput>(
  a: A,
  b: B,
  ...rest: readonly ToleranceArgument[]
): NoInfer<ArrayOrScalar<Bool, RankMax<RankOf<A>, RankOf<B>>>> {
  return scalarOrArray(closeness(a, b, rest)) as never
}

/** `np.allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)`: whether all elements are close. */
export function allclose(a: ArrayInput, b: ArrayInput, ...rest: readonly ToleranceArgument[]): boolean {
  return all(closeness(a, b, rest)) as boolean
}

/** Two array-likes as arrays; null where one is none, as ragged lists are. */
function maybeArrays(a: ArrayInput, b: ArrayInput): readonly [NDArray, NDArray] | null {
  try {
    return [toArray(a), toArray(b)]
  } catch (error) {
    // NumPy answers False for what cannot be made an array of, instead of refusing it.
    if (error instanceof RangeError || error instanceof TypeError) return null
    throw error
  }
}

/** `np.array_equal(a1, a2, equal_nan=False)`: the same shape and the same elements. */
export function array_equal(
  a1: ArrayInput,
  a2: ArrayInput,
  equal_nan: boolean | { readonly equal_nan?: boolean } = false,
): boolean {
  const pair = maybeArrays(a1, a2)
  if (pair === null || !sameShape(pair[0].dims, pair[1].dims)) return false
  const same = equals(...pair)
  if (!keyword<boolean>("array_equal", "equal_nan", equal_nan, false)) return all(same) as boolean
  return all(
    kept(bitwise_or, same, kept(bitwise_and, ...(pair.map((x) => kept(isnan, x)) as [NDArray, NDArray]))),
  ) as boolean
}

/** `np.array_equiv(a1, a2)`: equal once one or the other is broadcast. */
export function array_equiv(a1: ArrayInput, a2: ArrayInput): boolean {
  const pair = maybeArrays(a1, a2)
  if (pair === null) return false
  const [x, y] = pair
  const fits = x.dims.toReversed().every((length, k) => {
    const other = y.dims.at(-1 - k) ?? 1
    return k >= y.dims.length || length === 1 || other === 1 || length === other
  })
  return fits && (all(equals(x, y)) as boolean)
}

/** `np.isscalar(element)`: whether it is a number, a boolean or a text, and no array. */
export function isscalar(element: unknown): boolean {
  const plain = untyped(element)
  return ["number", "boolean", "string", "bigint"].includes(typeof plain)
}

/** `np.ndim(a)`: the number of axes. */
export function ndim(a: ArrayInput): number {
  return toArray(a).dims.length
}

/** `np.shape(a)`: the length of each axis, as a tuple. */
export function shape<const A extends ArrayInput>(a: A): Shape<RankOf<A>> {
  return tuple(...toArray(a).dims) as never
}

/** `np.size(a, axis=None)`: the number of elements, or of those along axes. */
export function size(a: ArrayInput, axis: Axis | { readonly axis?: Axis } = null): number {
  const x = toArray(a)
  const axes = checkAxes(keyword<Axis>("size", "axis", axis as Axis, null), x.dims.length)
  return axes.reduce((count, each) => count * x.dims[each]!, 1)
}

/** `np.iterable(y)`: whether it can be gone through. */
export function iterable(y: unknown): boolean {
  const plain = untyped(y)
  if (plain instanceof NDArray) return plain.dims.length > 0
  if (plain === null || plain === undefined) return false
  return typeof (plain as { [Symbol.iterator]?: unknown })[Symbol.iterator] === "function"
}

/**
 * `np.isfortran(a)`: whether the elements lie columns first, and not in C order at the same time.
 *
 * @throws TypeError for what is no array.
 */
export function isfortran(a: NDArray): boolean {
  const x = untyped(a)
  if (x instanceof NDArray) return isFortran(x)
  throw new TypeError(`isfortran: a must be an array, got ${String(x)}`)
}
