/** Indices along axes as places in the flat array and back: ravel_multi_index, unravel_index. */
import { broadcastShapes } from "../broadcast.ts"
import { toArray } from "../creation.ts"
import type { ArrayInput, ShapeInput } from "../input.ts"
import { orderOf } from "../layout.ts"
import { scalarOrArray } from "../memory.ts"
import { NDArray, sizeOf } from "../ndarray.ts"
import { named, wholeNumber } from "../options.ts"
import type { ScalarTypes } from "../scalar.ts"
import { broadcast_to } from "../shape/broadcasting.ts"
import { tuple } from "../tuple.ts"
import { untyped } from "../typed.ts"
import { type Mode, modeOf, numbersOf, placesArray } from "./places.ts"

type Places = NDArray<ScalarTypes["int64"]> & number

/** Whole numbers only. @throws TypeError for floats. */
function wholeNumbers(given: unknown): NDArray {
  const x = toArray(given)
  if (x.dtype.kind === "f" && x.size > 0) throw new TypeError("only int indices permitted")
  return x
}

function plainOrder(given: unknown): "C" | "F" {
  const order = orderOf(given, "C")
  if (order === "C" || order === "F") return order
  throw new RangeError("only 'C' or 'F' order is permitted")
}

/** Elements from one index to the next along each axis of a shape. */
function stepsIn(dims: readonly number[], order: "C" | "F"): number[] {
  return dims.map((_, axis) => sizeOf(order === "C" ? dims.slice(axis + 1) : dims.slice(0, axis)))
}

function within(index: number, length: number, mode: Mode): number {
  if (mode === "wrap") return ((index % length) + length) % length
  if (mode === "clip") return Math.min(length - 1, Math.max(0, index))
  if (index < 0 || index >= length) throw new RangeError("invalid entry in coordinates array")
  return index
}

interface RavelOptions {
  readonly mode?: Mode | readonly Mode[]
  readonly order?: "C" | "F"
}

/**
 * `np.ravel_multi_index(multi_index, dims, mode="raise", order="C")`: the places in the flat array of elements given
 * by an index array for each axis.
 *
 * @param mode - what becomes of an index outside, for all axes or each
 * @throws RangeError for an index outside with mode "raise" or a wrong number of axes; TypeError for floats.
 */
export function ravel_multi_index(
  multi_index: readonly ArrayInput[] | NDArray,
  dims: ShapeInput,
  ...rest: readonly (Mode | readonly Mode[] | "C" | "F" | RavelOptions)[]
): Places {
  const { mode = "raise", order } = named("ravel_multi_index", ["mode", "order"], rest)
  const lengths = [untyped(dims)].flat().map((each) => wholeNumber("ravel_multi_index", "dims", each))
  const plain = untyped(multi_index)
  const given = (plain instanceof NDArray ? [...(plain as Iterable<ArrayInput>)] : plain) as ArrayInput[]
  if (given.length !== lengths.length)
    throw new RangeError(
      `parameter multi_index must be a sequence of length ${lengths.length}, got ${given.length}`,
    )
  const modes = lengths.map((_, k) => modeOf(Array.isArray(untyped(mode)) ? (mode as unknown[])[k] : mode))
  const indices = given.map(wholeNumbers)
  const shape = broadcastShapes(...indices.map((each) => each.dims))
  const steps = stepsIn(lengths, plainOrder(order))
  const result = new Float64Array(sizeOf(shape))
  if (result.length > 0 && lengths.includes(0))
    throw new RangeError("cannot unravel if shape has zero entries (is empty).")
  indices.forEach((each, axis) => {
    numbersOf(broadcast_to(each, shape) as NDArray).forEach((index, k) => {
      result[k]! += within(index, lengths[axis]!, modes[axis]!) * steps[axis]!
    })
  })
  return scalarOrArray(placesArray(result, shape)) as never
}

/**
 * `np.unravel_index(indices, shape, order="C")`: the indices along each axis of places in the flat array, a tuple of
 * one array for each axis.
 *
 * @throws RangeError for a place outside; TypeError for floats.
 */
export function unravel_index(
  indices: ArrayInput,
  shape: ShapeInput,
  ...rest: readonly ("C" | "F" | { readonly order?: "C" | "F" })[]
): Places[] {
  const { order } = named("unravel_index", ["order"], rest)
  const dims = [untyped(shape)].flat().map((each) => wholeNumber("unravel_index", "shape", each))
  const x = wholeNumbers(indices)
  const places = numbersOf(x)
  const size = sizeOf(dims)
  const outside = places.find((place) => place < 0 || place >= size)
  if (outside !== undefined)
    throw new RangeError(`index ${outside} is out of bounds for array with size ${size}`)
  const steps = stepsIn(dims, plainOrder(order))
  const along = (axis: number) => places.map((place) => Math.floor(place / steps[axis]!) % dims[axis]!)
  return tuple(...dims.map((_, axis) => scalarOrArray(placesArray(along(axis), x.dims)))) as never
}
