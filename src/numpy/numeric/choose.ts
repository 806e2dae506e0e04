import { broadcastShapes, sameShape } from "../broadcast.ts"
import { checkArrayCasting } from "../casting.ts"
import { allocate, copyAs, withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import { int64 } from "../dtype.ts"
import type { ArrayInput } from "../input.ts"
import { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import { type Mode, modeOf, numbersOf, placesWithin } from "../picking/places.ts"
import type { Scalar } from "../scalar.ts"
import { broadcast_to } from "../shape/broadcasting.ts"
import { pick } from "../shape/part.ts"
import { untyped } from "../typed.ts"
import { resultType } from "../ufunc/ufunc.ts"
import { delivered } from "./strict.ts"

/** The keyword arguments of {@link choose}. */
export interface ChooseOptions {
  readonly out?: NDArray | null
  /** What becomes of a choice that is not there. */
  readonly mode?: Mode
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
  ...rest: (NDArray | null | Mode | ChooseOptions)[]
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
  const chosen = placesIn(list.length, numbersOf(broadcast_to(index, dims)), modeOf(mode))
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
function placesIn(count: number, places: Float64Array, mode: Mode): Float64Array {
  if (mode !== "raise") return placesWithin(places, count, mode)
  if (places.some((place) => place < 0 || place >= count))
    throw new RangeError("invalid entry in choice array")
  return places
}

function copyChosen(from: NDArray, chosen: Float64Array, k: number, to: NDArray): void {
  const { width } = from.dtype
  for (let i = 0; i < chosen.length; i++) {
    if (chosen[i] !== k) continue
    for (let half = 0; half < width; half++) to.data[i * width + half] = from.data[i * width + half]!
  }
}
