import { copyAs } from "../copy.ts"
import { toArray } from "../creation.ts"
import type { ArrayInput, RankOf } from "../input.ts"
import { scalarOrArray } from "../memory.ts"
import type { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import { numbersOf, placesArray } from "../picking/places.ts"
import { promote } from "../promote.ts"
import type { ScalarTypes } from "../scalar.ts"
import { checkVector } from "../shape/axis.ts"
import { takeAlong } from "../shape/takeAlong.ts"
import { untyped } from "../typed.ts"
import { compareKeys, type Keys, keysOf } from "./keys.ts"

type Side = "left" | "right"

/** The arguments of `searchsorted` after the values, by place or as keywords. */
export type SearchArguments = readonly (
  | Side
  | ArrayInput
  | null
  | { readonly side?: Side; readonly sorter?: ArrayInput | null }
)[]

/** Places of values; of a scalar a scalar. */
type Places<V> = [RankOf<V>] extends [0] ? ScalarTypes["int64"] : NDArray<ScalarTypes["int64"]> & number

/**
 * `np.searchsorted(a, v, side="left", sorter=None)`: where `v` would go in the sorted `a`, before equal elements
 * or after them; `sorter` is the order that sorts `a`.
 *
 * @throws RangeError for another side, an `a` that is no vector, or a sorter of another size or with places
 *   outside; TypeError for a sorter that is no whole numbers.
 */
export function searchsorted<const V extends ArrayInput>(
  a: ArrayInput,
  v: V,
  ...rest: SearchArguments
): Places<V> {
  const given = named("searchsorted", ["side", "sorter"], rest)
  const side = untyped(given.side ?? "left")
  if (side !== "left" && side !== "right")
    throw new RangeError(`search side must be 'left' or 'right' (got '${String(side)}')`)
  const [x, values] = [toArray(a), toArray(v)]
  checkVector(x)
  const dtype = promote(x.dtype, values.dtype)
  const keys = keysOf(copyAs(sortedBy(x, given.sorter), dtype))
  const places = Float64Array.from(keysOf(copyAs(values, dtype)) as ArrayLike<number | bigint>, (value) =>
    placeIn(keys, value, side),
  )
  return scalarOrArray(placesArray(places, values.dims)) as never
}

/** Halves the stretch in which the value's place lies. */
function placeIn(keys: Keys, value: number | bigint, side: Side): number {
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const order = compareKeys(keys[middle]!, value)
    if (order < 0 || (side === "right" && order === 0)) low = middle + 1
    else high = middle
  }
  return low
}

function sortedBy(x: NDArray, sorter: unknown): NDArray {
  if (sorter === undefined || sorter === null) return x
  const order = toArray(sorter)
  if (order.dtype.kind === "f" && order.size > 0) throw new TypeError("sorter must only contain integers")
  checkVector(order)
  if (order.size !== x.size) throw new RangeError("sorter.size must equal array.size")
  const places = numbersOf(order)
  if (places.some((place) => place < 0 || place >= x.size)) throw new RangeError("Sorter index out of range.")
  return takeAlong(x, places, 0)
}
