import { sameShape } from "../broadcast.ts"
import { checkCast } from "../convert.ts"
import { assign, castLoop, checkWriteable, copyAs } from "../copy.ts"
import { toArray } from "../creation.ts"
import type { DType } from "../dtype.ts"
import { writerOf } from "../memory.ts"
import { NDArray } from "../ndarray.ts"
import { observing } from "../observe.ts"
import { broadcastInto } from "../shape/broadcasting.ts"
import { untyped } from "../typed.ts"
import { pick, pickedDims } from "./gather.ts"
import { basicView, gatheredDims, transfer } from "./getItem.ts"
import { truePlaces } from "./mask.ts"
import { type Entry, parseIndices, unpackTuple } from "./parse.ts"
import { placeOn, prepare } from "./view.ts"

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
    const place = placeOn(indices[axis], x.dims[axis]!)
    if (place < 0) return false
    at += place * x.steps[axis]!
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
    const pickedShape = pickedDims(prepared)
    const dims = gatheredDims(prepared, pickedShape)
    checkMaskValues(entries, x, source, dims)
    if (pickedShape.length > 0 && isNothingOften(source.dims, dims)) return
    if (isWholeMask(entries, x) && overlaps(x, source)) {
      setWhereTrue(x, (entries[0] as Entry & { kind: "mask" }).array, source)
      return
    }
    const values = copyAs(broadcastInto(source, dims), x.dtype)
    const picked = pick(prepared)
    if (values.size > 0) transfer(x, prepared, picked, values, "set")
  }
}

/** No places take no elements, however many times those are there along further axes. */
function isNothingOften(source: readonly number[], dims: readonly number[]): boolean {
  return source.length > dims.length && dims.includes(0) && sameShape(source.slice(-dims.length), dims)
}

function isWholeMask(entries: readonly Entry[], x: NDArray): boolean {
  const [only, ...more] = entries
  return more.length === 0 && only?.kind === "mask" && only.array.dims.length === x.dims.length
}

/** Whether a vector's elements lie in the memory of a contiguous array of the same dtype. */
function overlaps(x: NDArray, source: NDArray): boolean {
  return (
    x.contiguous &&
    source.dims.length === 1 &&
    source.dtype === x.dtype &&
    source.data.buffer === x.data.buffer
  )
}

/**
 * A mask of the whole array takes values out of the array's own memory as NumPy does: run after run of true elements,
 * each read at once where the values lie side by side, else one by one, so that one may read what another wrote.
 */
function setWhereTrue(x: NDArray, mask: NDArray, source: NDArray): void {
  const places = truePlaces(mask)
  const [step = 0] = source.size === 1 ? [0] : source.steps
  const { width } = x.dtype
  const loop = castLoop(x.dtype, x.dtype)
  for (let first = 0, after = 1; first < places.length; first = after, after++) {
    while (after < places.length && places[after] === places[after - 1]! + 1) after++
    const [from, to, length] = [source.offset + first * step, x.offset + places[first]!, after - first]
    if (step === 1)
      loop(source.data.slice(from * width, (from + length) * width), 0, 1, x.data, to, 1, length)
    else for (let k = 0; k < length; k++) loop(source.data, from + k * step, step, x.data, to + k, 1, 1)
  }
}

/** A mask of the whole array takes as many values as it has true elements, or one. */
function checkMaskValues(
  entries: readonly Entry[],
  x: NDArray,
  values: NDArray,
  dims: readonly number[],
): void {
  if (!isWholeMask(entries, x)) return
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
