import { broadcastShapes, sameShape } from "./broadcast.ts"
import { allocate, copyAs } from "./copy.ts"
import { toArray } from "./creation.ts"
import { bool, float64 } from "./dtype.ts"
import type { ArrayInput, ArrayOrScalar, RankMax, RankOf } from "./input.ts"
import type { NDArray } from "./ndarray.ts"
import { keyword, named } from "./options.ts"
import { all } from "./reduce/reduce.ts"
import type { ScalarTypes } from "./scalar.ts"
import { broadcast_to } from "./shape/broadcasting.ts"
import { equal } from "./ufunc/comparison.ts"

/** The tolerances of isclose and allclose. */
export interface Tolerance {
  readonly rtol?: number
  readonly atol?: number
  readonly equal_nan?: boolean
}

type Bool = ScalarTypes["bool"]
type ToleranceArgument = number | boolean | Tolerance

function isNear(a: number, b: number, { rtol, atol, equal_nan }: Required<Tolerance>): boolean {
  if (Number.isNaN(a) || Number.isNaN(b)) return equal_nan && Number.isNaN(a) && Number.isNaN(b)
  if (!Number.isFinite(a) || !Number.isFinite(b)) return a === b
  return Math.abs(a - b) <= atol + rtol * Math.abs(b)
}

/**
 * `np.isclose(a, b, rtol=1e-5, atol=1e-8)`: element by element `|a - b| <= atol + rtol |b|`.
 */
export function isclose<const A extends ArrayInput, const B extends ArrayInput>(
  a: A,
  b: B,
  ...rest: ToleranceArgument[]
): NoInfer<ArrayOrScalar<Bool, RankMax<RankOf<A>, RankOf<B>>>> {
  const {
    rtol = 1e-5,
    atol = 1e-8,
    equal_nan = false,
  } = named("isclose", ["rtol", "atol", "equal_nan"], rest) as Tolerance
  const [x, y] = [toArray(a), toArray(b)]
  const dims = broadcastShapes(x.dims, y.dims)
  const first = copyAs(broadcast_to(x, dims), float64).data
  const second = copyAs(broadcast_to(y, dims), float64).data
  const result = allocate(bool, dims)
  for (let k = 0; k < result.size; k++)
    result.data[k] = Number(isNear(first[k]!, second[k]!, { rtol, atol, equal_nan }))
  return (dims.length === 0 ? result.data[0] === 1 : result) as never
}

/** `np.allclose(a, b, rtol=1e-5, atol=1e-8)`: whether all elements are close. */
export function allclose(a: ArrayInput, b: ArrayInput, ...rest: ToleranceArgument[]): boolean {
  return all(isclose(a, b, ...rest) as ArrayInput) as boolean
}

/** `np.array_equal(a1, a2)`: the same shape and the same elements. */
export function array_equal(
  a1: ArrayInput,
  a2: ArrayInput,
  equal_nan: boolean | { readonly equal_nan?: boolean } = false,
): boolean {
  const [x, y] = [toArray(a1), toArray(a2)]
  if (!sameShape(x.dims, y.dims)) return false
  const nan = keyword<boolean>("array_equal", "equal_nan", equal_nan, false)
  if (nan) return allclose(x, y, { rtol: 0, atol: 0, equal_nan: true })
  return all(equal(x, y) as NDArray) as boolean
}

/** `np.array_equiv(a1, a2)`: equal once broadcast. */
export function array_equiv(a1: ArrayInput, a2: ArrayInput): boolean {
  const [x, y] = [toArray(a1), toArray(a2)]
  const fits = x.dims.toReversed().every((length, k) => {
    const other = y.dims.at(-1 - k) ?? 1
    return length === 1 || other === 1 || length === other
  })
  return fits && (all(equal(x, y) as NDArray) as boolean)
}
