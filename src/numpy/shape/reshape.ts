import { copyAs } from "../copy.ts"
import { toArray } from "../creation.ts"
import type { ArrayInput, Axis, Elements, RankOf, RankOfShape, ShapeInput } from "../input.ts"
import { NDArray, sizeOf, stepsOf } from "../ndarray.ts"
import { observing } from "../observe.ts"
import { keyword } from "../options.ts"
import { untyped } from "../typed.ts"
import { stridedView } from "../view.ts"
import { checkAxes, checkAxis } from "./axis.ts"

export type { Elements } from "../input.ts"

/** An axis, positional or as a keyword. */
export type AxisArgument = Axis | { readonly axis?: Axis }

/** NumPy's words leave out a leading -1. */
function askedText(dims: readonly number[]): string {
  const shown = dims[0] === -1 ? dims.slice(1) : dims
  const text = shown.map((length) => (length < 0 ? "newaxis" : length)).join(",")
  return dims.length === 1 ? `(${text},)` : `(${text})`
}

/** The lengths asked for, with -1 worked out. @throws RangeError when the sizes do not agree. */
function resolveShape(shape: unknown, size: number): number[] {
  const plain = untyped(shape)
  const dims = (Array.isArray(plain) ? plain : [plain]).map((length) => Number(untyped(length)))
  const open = dims.indexOf(-1)
  if (dims.lastIndexOf(-1) !== open) throw new RangeError("can only specify one unknown dimension")
  const known = sizeOf(dims.filter((length) => length !== -1))
  if (open >= 0 && known > 0 && size % known === 0) return dims.with(open, size / known)
  if (open >= 0 || known !== size || dims.some((length) => !(length >= 0 && Number.isInteger(length)))) {
    throw new RangeError(`cannot reshape array of size ${size} into shape ${askedText(dims)}`)
  }
  return dims
}

/**
 * Steps that show memory of shape `dims` and `steps` as shape `to`, or null where no steps can: old and
 * new axes are grouped from the left into groups of equal size, and each old group must be even.
 */
function maybeSteps(
  dims: readonly number[],
  steps: readonly number[],
  to: readonly number[],
): number[] | null {
  const old = dims.flatMap((length, axis) => (length === 1 ? [] : [{ length, step: steps[axis]! }]))
  const result = new Array<number>(to.length)
  let i = 0
  let j = 0
  while (i < old.length) {
    let oldSize = old[i]!.length
    const first = j
    let newSize = to[j++]!
    let last = i
    while (oldSize !== newSize) {
      if (newSize < oldSize) newSize *= to[j++]!
      else oldSize *= old[++last]!.length
    }
    for (let k = i; k < last; k++) if (old[k]!.step !== old[k + 1]!.step * old[k + 1]!.length) return null
    let step = old[last]!.step
    for (let k = j - 1; k >= first; k--) {
      result[k] = step
      step *= to[k]!
    }
    i = last + 1
  }
  const tail = j > 0 ? result[j - 1]! : 1
  for (let k = j; k < to.length; k++) result[k] = tail
  return result
}

function shaped(x: NDArray, dims: readonly number[]): NDArray {
  if (x.contiguous) return new NDArray(x.data, x.dtype, dims, x.size, stepsOf(dims), x.offset, true, x)
  const steps = x.size === 0 ? stepsOf(dims) : maybeSteps(x.dims, x.steps, dims)
  if (steps === null) return shaped(copyAs(x, x.dtype), dims)
  return stridedView(x, dims, steps)
}

/**
 * `np.reshape(a, shape, order="C")`: a view where the memory allows it, otherwise a copy.
 *
 * @param shape - lengths; one may be -1
 * @throws RangeError when the sizes do not agree.
 */
export function reshape<const A extends ArrayInput, const S extends ShapeInput>(
  a: A,
  shape: S,
  order: "C" | "F" | "A" | { readonly order?: "C" | "F" | "A" } = "C",
): NDArray<Elements<A>, RankOfShape<S>> {
  const x = toArray(a)
  const dims = resolveShape(shape, x.size)
  const fortran = keyword<string>("reshape", "order", order, "C") === "F"
  const result = fortran ? reversed(shaped(reversed(x), dims.toReversed())) : shaped(x, dims)
  if (observing.observer !== null) observing.observer.operation("reshape", [a], result)
  return result as never
}

function reversed(x: NDArray): NDArray {
  const dims = x.dims.toReversed()
  const steps = x.steps.toReversed()
  return stridedView(x, dims, steps)
}

/** `np.ravel(a)`: one axis; a view where the memory allows it. */
export function ravel<const A extends ArrayInput>(
  a: A,
  order: "C" | "F" | { readonly order?: "C" | "F" } = "C",
): NDArray<Elements<A>, 1> {
  const x = toArray(a)
  const source = keyword<string>("ravel", "order", order, "C") === "F" ? reversed(x) : x
  return shaped(source.contiguous ? source : copyAs(source, x.dtype), [x.size]) as never
}

/** `np.transpose(a, axes)`: a view with its axes reordered, reversed by default. */
export function transpose<const A extends ArrayInput>(
  a: A,
  axes: readonly number[] | null | { readonly axes?: readonly number[] | null } = null,
): NDArray<Elements<A>, RankOf<A>> {
  const x = toArray(a)
  const order = keyword<readonly number[] | null>("transpose", "axes", axes, null)
  const result = order === null ? reversed(x) : permuted(x, order)
  if (observing.observer !== null) observing.observer.operation("transpose", [a], result)
  return result as never
}

function permuted(x: NDArray, axes: readonly number[]): NDArray {
  if (axes.length !== x.dims.length) throw new RangeError("axes don't match array")
  const order = axes.map((axis) => checkAxis(axis, x.dims.length))
  if (new Set(order).size < order.length) throw new RangeError("repeated axis in transpose")
  const dims = order.map((axis) => x.dims[axis]!)
  const steps = order.map((axis) => x.steps[axis]!)
  return stridedView(x, dims, steps)
}

/** `np.permute_dims`: another name of `transpose`. */
export const permute_dims: typeof transpose = transpose

/** `np.swapaxes(a, axis1, axis2)`. */
export function swapaxes<const A extends ArrayInput>(
  a: A,
  axis1: number,
  axis2: number,
): NDArray<Elements<A>, RankOf<A>> {
  const x = toArray(a)
  const order = x.dims.map((_, axis) => axis)
  const first = checkAxis(axis1, x.dims.length)
  const second = checkAxis(axis2, x.dims.length)
  order[first] = second
  order[second] = first
  return permuted(x, order) as never
}

/** `np.moveaxis(a, source, destination)`: the other axes keep their order. */
export function moveaxis(
  a: ArrayInput,
  source: number | readonly number[],
  destination: number | readonly number[],
): NDArray {
  const x = toArray(a)
  const rank = x.dims.length
  const from = [source].flat().map((axis) => checkAxis(axis, rank))
  const to = [destination].flat().map((axis) => checkAxis(axis, rank))
  if (from.length !== to.length) {
    throw new RangeError("`source` and `destination` arguments must have the same number of elements")
  }
  const order = x.dims.map((_, axis) => axis).filter((axis) => !from.includes(axis))
  to.map((place, k) => ({ place, axis: from[k]! }))
    .sort((a, b) => a.place - b.place)
    .forEach(({ place, axis }) => {
      order.splice(place, 0, axis)
    })
  return permuted(x, order)
}

/** `np.squeeze(a, axis)`: without its axes of length 1. @throws RangeError for an axis that is longer. */
export function squeeze<const A extends ArrayInput>(a: A, axis: AxisArgument = null): NDArray<Elements<A>> {
  const x = toArray(a)
  const given = keyword<Axis | null>("squeeze", "axis", axis as Axis, null)
  const named = given === null ? null : checkAxes(given, x.dims.length)
  if (named?.some((each) => x.dims[each] !== 1)) {
    throw new RangeError("cannot select an axis to squeeze out which has size not equal to one")
  }
  const keep = x.dims
    .map((_, each) => each)
    .filter((each) => (named === null ? x.dims[each] !== 1 : !named.includes(each)))
  const dims = keep.map((each) => x.dims[each]!)
  const steps = keep.map((each) => x.steps[each]!)
  return new NDArray(x.data, x.dtype, dims, x.size, steps, x.offset, x.contiguous, x) as never
}

/** `np.expand_dims(a, axis)`: with axes of length 1 at those places of the result. */
export function expand_dims<const A extends ArrayInput>(a: A, axis: AxisArgument): NDArray<Elements<A>> {
  const x = toArray(a)
  const places = [keyword<Axis>("expand_dims", "axis", axis as Axis, 0)].flat()
  const rank = x.dims.length + places.length
  const added = checkAxes(places, rank)
  const dims = x.dims.slice()
  const steps = x.steps.slice()
  for (const each of added) {
    dims.splice(each, 0, 1)
    steps.splice(each, 0, 0)
  }
  return new NDArray(x.data, x.dtype, dims, x.size, steps, x.offset, x.contiguous, x) as never
}

function atLeast(rank: number, name: string, arrays: readonly ArrayInput[]): NDArray | NDArray[] {
  const results = arrays.map((each) => {
    const x = toArray(each)
    if (x.dims.length >= rank) return x
    if (rank === 3)
      return reshape(
        x,
        x.dims.length === 2 ? [...x.dims, 1] : x.dims.length === 1 ? [1, x.size, 1] : [1, 1, 1],
      )
    return reshape(x, rank === 2 ? [1, x.size] : [1])
  })
  if (results.length === 0) throw new TypeError(`${name}: needs at least one array`)
  return results.length === 1 ? (results[0] as NDArray) : (results as NDArray[])
}

/** `np.atleast_1d(...)`: scalars become arrays of one element. */
export function atleast_1d<const A extends ArrayInput>(...arrays: readonly A[]): NDArray<Elements<A>> {
  return atLeast(1, "atleast_1d", arrays) as never
}

/** `np.atleast_2d(...)`: a vector becomes a row. */
export function atleast_2d<const A extends ArrayInput>(...arrays: readonly A[]): NDArray<Elements<A>, 2> {
  return atLeast(2, "atleast_2d", arrays) as never
}

/** `np.atleast_3d(...)`: a vector lies along the middle axis. */
export function atleast_3d<const A extends ArrayInput>(...arrays: readonly A[]): NDArray<Elements<A>, 3> {
  return atLeast(3, "atleast_3d", arrays) as never
}
