import { broadcastShapes, sameShape } from "../broadcast.ts"
import { checkArrayCasting } from "../casting.ts"
import { allocate, copyAs, withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import { float64, int64 } from "../dtype.ts"
import type { ArrayInput } from "../input.ts"
import { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import type { Scalar } from "../scalar.ts"
import { broadcast_to } from "../shape/broadcasting.ts"
import { untyped } from "../typed.ts"
import { resultType } from "../ufunc/ufunc.ts"
import { delivered, pick } from "./strict.ts"

/** What happens to a choice that is not there: an error, counting on from the other end, the nearest one. */
export type ChooseMode = "raise" | "wrap" | "clip"

/** The keyword arguments of {@link choose}. */
export interface ChooseOptions {
  readonly out?: NDArray | null
  readonly mode?: ChooseMode
}

/**
 * `np.choose(a, choices, out=None, mode="raise")`: element by element `choices[a[i]][i]`, all broadcast
 * together.
 *
 * @param a - which choice, whole numbers
 * @param choices - arrays to choose from: a list, or the slices of an array
 * @throws RangeError for a choice that is not there; TypeError for fractions and an `out` of another shape.
 */
export function choose(
  a: ArrayInput,
  choices: readonly ArrayInput[] | NDArray,
  ...rest: (NDArray | null | ChooseMode | ChooseOptions)[]
): NDArray<Scalar> & number {
  const { out = null, mode = "raise" } = named("choose", ["out", "mode"], rest)
  const index = toArray(a)
  checkArrayCasting(index.dtype, int64, "safe")
  const list = choicesOf(choices)
  if (list.length === 0) throw new RangeError("0-length sequence.")
  const dtype = resultType(...list)
  const arrays = list.map((each) => withDtype(toArray(each), dtype))
  const dims = broadcastShapes(index.dims, ...arrays.map((each) => each.dims))
  if (out instanceof NDArray && !sameShape(out.dims, dims))
    throw new TypeError("choose: invalid shape for output array.")
  const places = copyAs(broadcast_to(index, dims), float64).data
  const chosen = placesIn(list.length, places as Float64Array, mode)
  const result = allocate(dtype, dims)
  arrays.forEach((each, k) => {
    copyChosen(copyAs(broadcast_to(each, dims), dtype), chosen, k, result)
  })
  return delivered(result, out) as never
}

function choicesOf(choices: unknown): unknown[] {
  const plain = untyped(choices)
  if (Array.isArray(plain)) return plain
  const x = toArray(plain)
  return Array.from({ length: x.dims[0] ?? 0 }, (_, k) => pick(x, 0, k))
}

/** Every choice in its range, as the mode says. */
function placesIn(count: number, places: Float64Array, mode: unknown): Float64Array {
  if (mode !== "raise" && mode !== "wrap" && mode !== "clip")
    throw new RangeError(`clipmode must be one of 'clip', 'raise', or 'wrap' (got '${String(mode)}')`)
  return places.map((place) => {
    if (place >= 0 && place < count) return place
    if (mode === "raise") throw new RangeError("invalid entry in choice array")
    return mode === "clip" ? Math.min(Math.max(place, 0), count - 1) : ((place % count) + count) % count
  })
}

function copyChosen(from: NDArray, chosen: Float64Array, k: number, to: NDArray): void {
  const { width } = from.dtype
  for (let i = 0; i < chosen.length; i++) {
    if (chosen[i] !== k) continue
    for (let half = 0; half < width; half++) to.data[i * width + half] = from.data[i * width + half]!
  }
}
