/** Elements in another order: repeat, tile, flip, roll, rot90. */
import { allocate, assign, copyAs } from "../copy.ts"
import { toArray } from "../creation.ts"
import { getItem } from "../index/index.ts"
import type { ArrayInput, Axis, Elements, RankOf } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { checkList, keyword, named, wholeNumber } from "../options.ts"
import { numbersOf, wholeArray } from "../picking/places.ts"
import { untyped } from "../typed.ts"
import { stridedView } from "../view.ts"
import { checkAxes, checkAxis } from "./axis.ts"
import { part } from "./part.ts"
import { type AxisArgument, ravel, transpose } from "./reshape.ts"
import { takeAlong } from "./takeAlong.ts"

/**
 * `np.repeat(a, repeats, axis=None)`: each element, or slice, so many times; flat unless an axis is given.
 *
 * @throws RangeError for a negative count or a wrong number of counts; TypeError for counts that are no integers.
 */
export function repeat<const A extends ArrayInput>(
  a: A,
  repeats: ArrayInput,
  axis: number | null | { readonly axis?: number | null } = null,
): NDArray<Elements<A>> {
  const given = keyword<number | null>("repeat", "axis", axis, null)
  const source = toArray(a)
  const x = (given === null || source.dims.length === 0 ? ravel(source) : source) as NDArray
  const along = checkAxis(given ?? 0, x.dims.length)
  return takeAlong(x, repeated(wholeArray(repeats), x.dims[along]!), along) as never
}

/** The places of an axis, each as often as its count says. */
function repeated(counts: NDArray, length: number): Float64Array {
  const times = timesOf(counts, length)
  const order = new Float64Array(times.reduce((sum, count) => sum + count, 0))
  let at = 0
  times.forEach((count, place) => {
    order.fill(place, at, at + count)
    at += count
  })
  return order
}

function timesOf(counts: NDArray, length: number): number[] {
  if (counts.dims.length > 1) throw new RangeError("object too deep for desired array")
  if (counts.size !== 1 && counts.size !== length)
    throw new RangeError(`operands could not be broadcast together with shape (${length},) (${counts.size},)`)
  const exact = numbersOf(counts)
  const times = Array.from({ length }, (_, i) => exact[counts.size === 1 ? 0 : i]!)
  if (times.some((count) => count < 0)) throw new RangeError("repeats may not contain negative values.")
  return times
}

/** `np.tile(A, reps)`: the whole array so many times along each axis. @throws RangeError for a negative count. */
export function tile<const A extends ArrayInput>(
  A: A,
  reps: number | readonly number[],
): NDArray<Elements<A>> {
  const x = toArray(A)
  const counts = [untyped(reps)].flat().map((each) => wholeNumber("tile", "reps", each))
  if (counts.some((count) => count < 0)) throw new RangeError("negative dimensions are not allowed")
  const rank = Math.max(x.dims.length, counts.length)
  const dims = [...new Array<number>(rank - x.dims.length).fill(1), ...x.dims]
  const times = [...new Array<number>(rank - counts.length).fill(1), ...counts]
  const result = allocate(
    x.dtype,
    dims.flatMap((length, axis) => [times[axis]!, length]),
  )
  assign(result, x.reshape(dims.flatMap((length) => [1, length])))
  return result.reshape(dims.map((length, axis) => length * times[axis]!)) as never
}

/** `np.flip(m, axis=None)`: a view with its axes reversed. @throws RangeError for an axis that is not there. */
export function flip<const A extends ArrayInput>(
  m: A,
  axis: AxisArgument = null,
): NDArray<Elements<A>, RankOf<A>> {
  const x = toArray(m)
  const given = keyword<Axis>("flip", "axis", axis as Axis, null)
  const axes = checkAxes(given, x.dims.length, "repeated axis")
  if (x.dims.length === 0) return getItem(x, []) as never
  const steps = x.steps.map((step, each) => (axes.includes(each) ? -step : step))
  const shift = axes.reduce((sum, each) => sum + Math.max(0, x.dims[each]! - 1) * x.steps[each]!, 0)
  return stridedView(x, x.dims, steps, x.size === 0 ? x.offset : x.offset + shift) as never
}

/** `np.flipud(m)`: the first axis reversed. @throws RangeError for rank 0. */
export function flipud<const A extends ArrayInput>(m: A): NDArray<Elements<A>, RankOf<A>> {
  if (toArray(m).dims.length < 1) throw new RangeError("Input must be >= 1-d.")
  return flip(m, 0)
}

/** `np.fliplr(m)`: the second axis reversed. @throws RangeError for rank 0 or 1. */
export function fliplr<const A extends ArrayInput>(m: A): NDArray<Elements<A>, RankOf<A>> {
  if (toArray(m).dims.length < 2) throw new RangeError("Input must be >= 2-d.")
  return flip(m, 1)
}

type Rotation = number | readonly number[] | { readonly k?: number; readonly axes?: readonly number[] }

/**
 * `np.rot90(m, k=1, axes=(0, 1))`: k quarter turns from the first of two axes towards the second; a view.
 *
 * @throws RangeError for axes that are the same or not there.
 */
export function rot90<const A extends ArrayInput>(
  m: A,
  ...rest: readonly Rotation[]
): NDArray<Elements<A>, RankOf<A>> {
  const x = toArray(m)
  const { k = 1, axes = [0, 1] } = named("rot90", ["k", "axes"], rest)
  const [from, to] = checkPlane(checkList("rot90", "axes", axes), x.dims.length)
  const turns = ((wholeNumber("rot90", "k", k) % 4) + 4) % 4
  if (turns === 0) return flip(x, []) as never
  if (turns === 2) return flip(x, [from, to]) as never
  const order = x.dims.map((_, axis) => (axis === from ? to : axis === to ? from : axis))
  return (turns === 1 ? transpose(flip(x, to), order) : flip(transpose(x, order), to)) as never
}

function checkPlane(axes: readonly number[], rank: number): [number, number] {
  const [from, to] = axes as [number, number]
  if (axes.length !== 2) throw new RangeError("len(axes) must be 2.")
  if (from === to || Math.abs(from - to) === rank) throw new RangeError("Axes must be different.")
  if (from >= rank || from < -rank || to >= rank || to < -rank)
    throw new RangeError(`Axes=(${from}, ${to}) out of range for array of ndim=${rank}.`)
  return [from < 0 ? from + rank : from, to < 0 ? to + rank : to]
}

/**
 * `np.roll(a, shift, axis=None)`: what falls off the end comes in at the start, flat unless axes are given;
 * several shifts and axes go together.
 *
 * @throws RangeError for an axis that is not there, or lists that do not go together.
 */
export function roll<const A extends ArrayInput>(
  a: A,
  shift: number | readonly number[],
  axis: Axis | { readonly axis?: Axis } = null,
): NDArray<Elements<A>, RankOf<A>> {
  const x = toArray(a)
  const given = keyword<Axis>("roll", "axis", axis as Axis, null)
  const shifts = [untyped(shift)].flat().map(untyped) as number[]
  if (given === null) {
    const total = shifts.reduce((sum, by) => sum + by, 0)
    return rollAlong(ravel(x) as NDArray, total, 0).reshape(x.dims) as never
  }
  const axes = [given].flat().map((each) => checkAxis(each, x.dims.length))
  if (shifts.length !== axes.length && shifts.length !== 1 && axes.length !== 1)
    throw new RangeError("shape mismatch: objects cannot be broadcast to a single shape.")
  const count = shifts.length === 0 || axes.length === 0 ? 0 : Math.max(shifts.length, axes.length)
  let result = copyAs(x, x.dtype) as NDArray
  for (let k = 0; k < count; k++)
    result = rollAlong(result, shifts[shifts.length === 1 ? 0 : k]!, axes[axes.length === 1 ? 0 : k]!)
  return result as never
}

function rollAlong(x: NDArray, shift: number, axis: number): NDArray {
  const length = x.dims[axis]!
  const result = allocate(x.dtype, x.dims)
  if (length === 0) return result
  const by = ((Math.trunc(shift) % length) + length) % length
  assign(part(result, axis, by, length), part(x, axis, 0, length - by))
  assign(part(result, axis, 0, by), part(x, axis, length - by, length))
  return result
}
