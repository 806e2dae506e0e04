import { sameShape } from "../broadcast.ts"
import { copyAs } from "../copy.ts"
import { toArray } from "../creation.ts"
import type { ArrayInput, Axis, Elements, RankMax, RankOf, RankOfShape, ShapeInput } from "../input.ts"
import { commonAxisOrder, isColumnMajor, isFortran, type Order, orderOf } from "../layout.ts"
import { fromData, NDArray, sizeOf, stepsOf } from "../ndarray.ts"
import { observing } from "../observe.ts"
import { keyword, named } from "../options.ts"
import { tuple } from "../tuple.ts"
import { untyped } from "../typed.ts"
import { stridedView } from "../view.ts"
import { checkAxes, checkAxis, checkReducedAxes } from "./axis.ts"

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
  const dims = (Array.isArray(plain) ? plain : [plain]).map((length) => untyped(length)) as number[]
  const wrong = dims.find((length) => typeof length !== "number" || !Number.isInteger(length))
  if (wrong !== undefined)
    throw new TypeError(`'${typeof wrong}' object cannot be interpreted as an integer, got ${String(wrong)}`)
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

/** A view of another shape; null where only a copy has it. */
function maybeShaped(x: NDArray, dims: readonly number[]): NDArray | null {
  if (x.contiguous) return new NDArray(x.data, x.dtype, dims, x.size, stepsOf(dims), x.offset, true, x)
  if (sameShape(x.dims, dims)) return stridedView(x, dims, x.steps)
  const steps = x.size === 0 ? stepsOf(dims) : maybeSteps(x.dims, x.steps, dims)
  return steps === null ? null : stridedView(x, dims, steps)
}

/** The keyword arguments of `reshape`. */
export interface ReshapeOptions {
  readonly order?: Order | null
  readonly copy?: boolean | null
}

/** An order argument of functions that have no "K". */
function plainOrder(x: NDArray, given: unknown): "C" | "F" {
  const order = orderOf(given, "C")
  if (order === "K") throw new RangeError("order 'K' is not permitted for reshaping")
  return order === "A" ? (isFortran(x) ? "F" : "C") : order
}

/** @param copy - true: always a copy; false: never; null: where it is needed */
function shapedAs(x: NDArray, dims: readonly number[], order: "C" | "F", copy: boolean | null): NDArray {
  const fortran = order === "F"
  const [source, to] = fortran ? [reversed(x), dims.toReversed()] : [x, dims]
  const view = copy === true ? null : maybeShaped(source, to)
  if (view === null && copy === false)
    throw new RangeError("Unable to avoid creating a copy while reshaping.")
  const result = view ?? (maybeShaped(copyAs(source, x.dtype), to) as NDArray)
  return fortran ? reversed(result) : result
}

/**
 * `np.reshape(a, /, shape, order="C", *, copy=None)`: a view where the memory allows it, otherwise a copy.
 *
 * @param shape - lengths; one may be -1
 * @throws RangeError when the sizes do not agree, or `copy` is false and a copy is needed.
 */
export function reshape<const A extends ArrayInput, const S extends ShapeInput>(
  a: A,
  shape: S | { readonly shape: S },
  ...rest: readonly (Order | null | ReshapeOptions)[]
): NDArray<Elements<A>, RankOfShape<S>> {
  const x = toArray(a)
  const given = named("reshape", ["shape", "order", "copy"], [shape, ...rest], 2)
  const dims = resolveShape(given.shape, x.size)
  const copy = (untyped(given.copy) ?? null) as boolean | null
  const result = shapedAs(x, dims, plainOrder(x, given.order), copy)
  if (observing.observer !== null) observing.observer.operation("reshape", [a], result)
  return result as never
}

/** `np.ravel(a, order="C")`: one axis; a view where the memory allows it. */
export function ravel<const A extends ArrayInput>(
  a: A,
  ...rest: readonly (Order | { readonly order?: Order })[]
): NDArray<Elements<A>, 1> {
  const x = toArray(a)
  const order = rest.length === 0 ? "C" : orderOf(named("ravel", ["order"], rest).order, "C")
  const source = inOrder(x, order)
  const flat = source.contiguous ? source : copyAs(source, x.dtype)
  return new NDArray(flat.data, x.dtype, [x.size], x.size, [1], flat.offset, true, flat) as never
}

/** `x.flatten(order="C")`: one axis, always a copy. */
export function flatten(x: NDArray, ...rest: readonly unknown[]): NDArray {
  const source = inOrder(x, orderOf(named("flatten", ["order"], rest).order, "C"))
  return fromData(copyAs(source, x.dtype).data, x.dtype, [x.size])
}

/** A view whose C order is the order asked for. */
function inOrder(x: NDArray, order: Order): NDArray {
  if (order === "C" || (order !== "F" && x.contiguous)) return x
  if (order === "F" || isColumnMajor(x)) return reversed(x)
  return order === "A" ? x : permuted(x, commonAxisOrder([x]))
}

function reversed(x: NDArray): NDArray {
  const dims = x.dims.toReversed()
  const steps = x.steps.toReversed()
  return stridedView(x, dims, steps)
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

/**
 * `np.matrix_transpose(x, /)`: the last two axes swapped, as a view.
 *
 * @throws RangeError for fewer than two axes.
 */
export function matrix_transpose<const A extends ArrayInput>(x: A): NDArray<Elements<A>, RankOf<A>> {
  const { dims } = toArray(x)
  if (dims.length < 2)
    throw new RangeError(`Input array must be at least 2-dimensional, but it is ${dims.length}`)
  return swapaxes(x, -1, -2)
}

/** `np.swapaxes(a, axis1, axis2)`: two axes change places, as a view. */
export function swapaxes<const A extends ArrayInput>(
  a: A,
  axis1: number,
  axis2: number,
): NDArray<Elements<A>, RankOf<A>> {
  const x = toArray(a)
  const order = x.dims.map((_, axis) => axis)
  const first = checkAxis(axis1, x.dims.length, "axis1")
  const second = checkAxis(axis2, x.dims.length, "axis2")
  order[first] = second
  order[second] = first
  return permuted(x, order) as never
}

/** Axes of an argument of `moveaxis`. @throws RangeError in NumPy's words, which name the argument. */
function movedAxes(argument: string, axes: number | readonly number[], rank: number): number[] {
  try {
    const list = [axes].flat().map((axis) => checkAxis(axis, rank))
    if (new Set(list).size < list.length) throw new RangeError(`repeated axis in \`${argument}\` argument`)
    return list
  } catch (error) {
    if (!(error instanceof RangeError) || error.message.startsWith("repeated")) throw error
    throw new RangeError(`${argument}: ${error.message}`, { cause: error })
  }
}

/**
 * `np.moveaxis(a, source, destination)`: the other axes keep their order; a view.
 *
 * @throws RangeError for an axis that is not there or named twice, or lists of different lengths.
 */
export function moveaxis<const A extends ArrayInput>(
  a: A,
  source: number | readonly number[],
  destination: number | readonly number[],
): NDArray<Elements<A>, RankOf<A>> {
  const x = toArray(a)
  const from = movedAxes("source", source, x.dims.length)
  const to = movedAxes("destination", destination, x.dims.length)
  if (from.length !== to.length) {
    throw new RangeError("`source` and `destination` arguments must have the same number of elements")
  }
  const order = x.dims.map((_, axis) => axis).filter((axis) => !from.includes(axis))
  to.map((place, k) => ({ place, axis: from[k]! }))
    .sort((a, b) => a.place - b.place)
    .forEach(({ place, axis }) => {
      order.splice(place, 0, axis)
    })
  return permuted(x, order) as never
}

/**
 * `np.rollaxis(a, axis, start=0)`: an axis moved before another one; a view.
 *
 * @throws RangeError for an axis that is not there.
 */
export function rollaxis<const A extends ArrayInput>(
  a: A,
  axis: number,
  start: number | { readonly start?: number } = 0,
): NDArray<Elements<A>, RankOf<A>> {
  const x = toArray(a)
  const rank = x.dims.length
  const from = checkAxis(axis, rank)
  const given = keyword<number>("rollaxis", "start", start, 0)
  if (!(given >= -rank && given <= rank))
    throw new RangeError(`'start' arg requires ${-rank} <= start < ${rank + 1}, but ${given} was passed in`)
  const place = given < 0 ? given + rank : given
  return moveaxis(x, from, place > from ? place - 1 : place) as never
}

/** `np.squeeze(a, axis)`: without its axes of length 1. @throws RangeError for an axis that is longer. */
export function squeeze<const A extends ArrayInput>(a: A, axis: AxisArgument = null): NDArray<Elements<A>> {
  const x = toArray(a)
  const given = keyword<Axis | null>("squeeze", "axis", axis as Axis, null)
  const named = given === null ? null : checkReducedAxes(given, x.dims.length)
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
  const added = checkAxes(places, rank, "repeated axis")
  const dims = x.dims.slice()
  const steps = x.steps.slice()
  for (const each of added) {
    dims.splice(each, 0, 1)
    steps.splice(each, 0, 0)
  }
  return new NDArray(x.data, x.dtype, dims, x.size, steps, x.offset, x.contiguous, x) as never
}

/** One array, or several as a tuple, each as a view of a rank that `shaping` gives the smaller ones. */
function atLeast(
  arrays: readonly ArrayInput[],
  rank: number,
  shaping: (x: NDArray) => readonly number[],
): unknown {
  const results = arrays.map((each) => {
    const x = toArray(each)
    return x.dims.length >= rank ? x : shapedAs(x, shaping(x), "C", null)
  })
  return results.length === 1 ? results[0] : tuple(...results)
}

/** What one or several arrays give that get axes until they have `R`. */
type EachAtLeast<A extends readonly ArrayInput[], R extends number> = A extends readonly [infer One]
  ? NDArray<Elements<One>, RankMax<RankOf<One>, R>>
  : { -readonly [K in keyof A]: NDArray<Elements<A[K]>, RankMax<RankOf<A[K]>, R>> }

/** `np.atleast_1d(*arys)`: scalars become arrays of one element; a tuple for several. */
export function atleast_1d<const A extends readonly ArrayInput[]>(...arys: A): EachAtLeast<A, 1> {
  return atLeast(arys, 1, () => [1]) as never
}

/** `np.atleast_2d(*arys)`: a vector becomes a row; a tuple for several. */
export function atleast_2d<const A extends readonly ArrayInput[]>(...arys: A): EachAtLeast<A, 2> {
  return atLeast(arys, 2, (x) => [1, x.size]) as never
}

/** `np.atleast_3d(*arys)`: a vector lies along the middle axis; a tuple for several. */
export function atleast_3d<const A extends readonly ArrayInput[]>(...arys: A): EachAtLeast<A, 3> {
  return atLeast(arys, 3, ({ dims }) => (dims.length === 2 ? [...dims, 1] : [1, dims[0] ?? 1, 1])) as never
}
