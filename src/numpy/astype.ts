/** Functions that give an array of another dtype, or make sure of one: astype, asarray_chkfinite. */
import { astype as castArray } from "./copy.ts"
import { type AsArrayOptions, asarray, checkPlace, type Made } from "./creation.ts"
import type { DTypeLike, ScalarOfDType } from "./dtype.ts"
import type { ArrayInput, RankOf } from "./input.ts"
import type { Order } from "./layout.ts"
import { NDArray } from "./ndarray.ts"
import { named } from "./options.ts"
import { all } from "./reduce/reduce.ts"
import { untyped } from "./typed.ts"
import { isfinite } from "./ufunc/comparison.ts"

/**
 * `np.astype(x, dtype, /, *, copy=True, device=None)`: the elements of an array cast as C casts them; `x` itself when
 * `copy` is false and nothing is to be changed.
 *
 * @throws TypeError for what is no array, or an unknown dtype; RangeError for another device than the CPU.
 */
export function astype<D extends DTypeLike, R extends number>(
  x: NDArray<number | boolean, R>,
  dtype: D,
  options: { readonly copy?: boolean; readonly device?: "cpu" | null } = {},
): NDArray<ScalarOfDType<D>, R> {
  const plain = untyped(x)
  if (!(plain instanceof NDArray))
    throw new TypeError(`Input should be a NumPy array. It is of type ${typeof plain}.`)
  const { copy, device } = named("astype", ["copy", "device"], [options], 0)
  checkPlace({ device })
  return castArray(plain, dtype, { copy: untyped(copy) !== false })
}

/**
 * `np.asarray_chkfinite(a, dtype=None, order=None)`: `np.asarray`, of numbers that are all finite.
 *
 * @throws RangeError where one is not.
 */
export function asarray_chkfinite<const A extends ArrayInput, D extends DTypeLike = never>(
  a: A,
  ...rest: readonly (D | Order | null | AsArrayOptions<D>)[]
): NDArray<Made<A, D>, RankOf<A>> {
  const given = named("asarray_chkfinite", ["dtype", "order"], rest)
  const x = asarray(a as ArrayInput, given as AsArrayOptions<D>) as NDArray
  if (x.dtype.kind === "f" && !all(isfinite(x))) throw new RangeError("array must not contain infs or NaNs")
  return x as never
}
