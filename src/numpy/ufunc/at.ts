import { checkCasting } from "../casting.ts"
import { assign, checkWriteable, copyAs, withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import { float64 } from "../dtype.ts"
import { getItem } from "../index/getItem.ts"
import type { NDArray } from "../ndarray.ts"
import { fromData } from "../ndarray.ts"
import type { Loop2 } from "../rows.ts"
import { broadcast_to } from "../shape/broadcasting.ts"
import { resultType, type Ufunc } from "./ufunc.ts"

/**
 * `ufunc.at(a, indices, b)`: `a[indices] = ufunc(a[indices], b)`, an index that comes twice counting twice.
 *
 * @param indices - as for `a.at`: one index, or a list of indices when it holds slices or arrays
 */
export function ufuncAt(ufunc: Ufunc<Loop2>, a: NDArray, indices: readonly unknown[], b: unknown): void {
  checkWriteable(a)
  checkCasting(ufunc.name, "output", resultType(a, b), a.dtype, "same_kind")
  const work = a.contiguous ? a : copyAs(a, a.dtype)
  const places = toArray(getItem(numbered(a.dims, a.size), indices))
  const values = copyAs(broadcast_to(withDtype(toArray(b), a.dtype), places.dims), a.dtype)
  const order = copyAs(places, float64).data
  const loop = ufunc.loops[a.dtype.num]
  if (loop === undefined) throw new TypeError(`ufunc '${ufunc.name}' not supported for ${a.dtype.name}`)
  for (let k = 0; k < values.size; k++) {
    const place = work.offset + order[k]!
    loop(work.data, place, 0, values.data, k, 0, work.data, place, 0, 1)
  }
  if (work !== a) assign(a, work)
}

/** An array of that shape whose elements are numbered in C order. */
function numbered(dims: readonly number[], size: number): NDArray {
  return fromData(
    Float64Array.from({ length: size }, (_, i) => i),
    float64,
    dims,
  )
}
