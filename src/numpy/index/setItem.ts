import { checkCast } from "../convert.ts"
import { assign, checkWriteable, copyAs } from "../copy.ts"
import { toArray } from "../creation.ts"
import type { DType } from "../dtype.ts"
import { writerOf } from "../memory.ts"
import { NDArray } from "../ndarray.ts"
import { observing } from "../observe.ts"
import { broadcastInto } from "../shape/broadcasting.ts"
import { untyped } from "../typed.ts"
import { pick, pickedDims } from "./gather.ts"
import { basicView, gatheredDims, transfer } from "./getItem.ts"
import { type Entry, parseIndices, unpackTuple } from "./parse.ts"
import { checkIndex, prepare } from "./view.ts"

/**
 * `x[index] = value`: the value is broadcast to the indexed shape and cast to the array's dtype.
 *
 * @throws RangeError for an index outside its axis or a shape that does not broadcast; the array is
 *   untouched then.
 */
export function setItem(x: NDArray, indices: readonly unknown[], value: unknown): void {
  checkWriteable(x)
  if (!maybeSetElement(x, indices, value)) setGeneral(x, indices, value)
  if (observing.observer !== null) observing.observer.operation("setItem", [x, ...indices, value], x)
}

/** One element by integers alone. */
function maybeSetElement(x: NDArray, indices: readonly unknown[], value: unknown): boolean {
  if (typeof value !== "number" || indices.length !== x.dims.length) return false
  let at = x.offset
  for (let axis = 0; axis < indices.length; axis++) {
    const index = indices[axis]
    if (typeof index !== "number" || !Number.isInteger(index)) return false
    at += checkIndex(index, axis, x.dims[axis]!) * x.steps[axis]!
  }
  checkCast(value, x.dtype)
  writerOf(x.dtype)(x.data, at, value)
  return true
}

function setGeneral(x: NDArray, given: readonly unknown[], value: unknown): void {
  const indices = unpackTuple(given)
  const entries = parseIndices(indices, x.dims.length)
  const prepared = prepare(x, entries)
  const source = valueFor(x, value)
  if (isElement(x, indices)) {
    if (prepared.advanced.length > 0) pick(prepared)
    checkElement(source, x.dtype)
  }
  if (prepared.advanced.length === 0) assign(basicView(x, prepared), source)
  else {
    const dims = gatheredDims(prepared, pickedDims(prepared))
    checkMaskValues(entries, x, source, dims)
    if (isNothing(dims) && x.dims.length === 1 && isNothing(source.dims.slice(-1))) return
    const values = copyAs(broadcastInto(source, dims), x.dtype)
    const picked = pick(prepared)
    if (values.size > 0) transfer(x, prepared, picked, values, "set")
  }
}

/** A vector takes rows of no elements for no places, however many rows. */
const isNothing = (dims: readonly number[]): boolean => dims.length === 1 && dims[0] === 0

/** A mask of the whole array takes as many values as it has true elements, or one. */
function checkMaskValues(
  entries: readonly Entry[],
  x: NDArray,
  values: NDArray,
  dims: readonly number[],
): void {
  const whole =
    entries.length === 1 && entries[0]!.kind === "mask" && entries[0]!.array.dims.length === x.dims.length
  if (!whole) return
  if (values.dims.length > 1) {
    throw new TypeError(
      `NumPy boolean array indexing assignment requires a 0 or 1-dimensional input, input has ${values.dims.length} dimensions`,
    )
  }
  if (values.dims.length !== 1 || values.size === 1 || values.size === dims[0]) return
  throw new RangeError(
    `NumPy boolean array indexing assignment cannot assign ${values.size} input values to the ${dims[0]} output values where the mask is true`,
  )
}

/** Whether integers alone, arrays of rank 0 among them, name one element. */
function isElement(x: NDArray, indices: readonly unknown[]): boolean {
  const isInteger = (index: unknown) =>
    typeof index === "number" ||
    (index instanceof NDArray && index.dims.length === 0 && index.dtype.kind !== "b")
  return indices.length === x.dims.length && indices.every(isInteger)
}

/** One element takes a scalar; of arrays only bool asks whether their one element is true. */
function checkElement(source: NDArray, dtype: DType): void {
  if (source.dims.length === 0 || (dtype.kind === "b" && source.size === 1)) return
  throw new TypeError("setting an array element with a sequence.")
}

/** The value as an array: lists and numbers straight in the array's dtype, with its range checked. */
export function valueFor(x: NDArray, value: unknown): NDArray {
  const plain = untyped(value)
  return plain instanceof NDArray ? plain : toArray(plain, x.dtype)
}
