import { allocate, assign, copyAs } from "../copy.ts"
import { toArray } from "../creation.ts"
import { int64 } from "../dtype.ts"
import { getItem } from "../index/index.ts"
import type { ArrayInput, Axis, Elements, RankOf } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { keyword } from "../options.ts"
import { triMask } from "../ranges.ts"
import { where } from "../select.ts"
import { stridedView } from "../view.ts"
import { readInt64 } from "../wide.ts"
import { checkAxes, checkAxis } from "./axis.ts"
import { part } from "./join.ts"
import { type AxisArgument, ravel } from "./reshape.ts"

/** `np.repeat(a, repeats, axis=None)`: each element so many times, flat unless an axis is given. */
export function repeat<const A extends ArrayInput>(
  a: A,
  repeats: ArrayInput,
  axis: number | null | { readonly axis?: number | null } = null,
): NDArray<Elements<A>> {
  const given = keyword<number | null>("repeat", "axis", axis, null)
  const source = toArray(a)
  const x = (given === null || source.dims.length === 0 ? ravel(source) : source) as NDArray
  const along = checkAxis(given ?? 0, x.dims.length)
  const counts = copyAs(toArray(repeats), int64)
  if (counts.size !== 1 && counts.size !== x.dims[along]) {
    throw new RangeError(
      `operands could not be broadcast together with shape (${x.dims[along]},) (${counts.size},)`,
    )
  }
  const order: number[] = []
  for (let i = 0; i < x.dims[along]!; i++) {
    const count = readInt64(counts.data, counts.size === 1 ? 0 : i)
    if (count < 0) throw new RangeError("repeats may not contain negative values.")
    for (let k = 0; k < count; k++) order.push(i)
  }
  return takeAlong(x, order, along) as never
}

/** The slices of `x` at those places of an axis, copied. */
export function takeAlong(x: NDArray, order: readonly number[], axis: number): NDArray {
  return getItem(x, [...new Array<string>(axis).fill(":"), order]) as NDArray
}

/** `np.tile(A, reps)`: the whole array so many times along each axis. */
export function tile(A: ArrayInput, reps: number | readonly number[]): NDArray {
  const x = toArray(A)
  const counts = typeof reps === "number" ? [reps] : reps
  const rank = Math.max(x.dims.length, counts.length)
  const dims = [...new Array<number>(rank - x.dims.length).fill(1), ...x.dims]
  const times = [...new Array<number>(rank - counts.length).fill(1), ...counts]
  const result = allocate(
    x.dtype,
    dims.flatMap((length, axis) => [times[axis]!, length]),
  )
  assign(result, x.reshape(dims.flatMap((length) => [1, length])))
  return result.reshape(dims.map((length, axis) => length * times[axis]!))
}

/** `np.flip(m, axis=None)`: a view with its axes reversed. */
export function flip<const A extends ArrayInput>(
  m: A,
  axis: AxisArgument = null,
): NDArray<Elements<A>, RankOf<A>> {
  const x = toArray(m)
  const axes = checkAxes(keyword<Axis>("flip", "axis", axis as Axis, null), x.dims.length)
  if (x.dims.length === 0) return getItem(x, []) as never
  const steps = x.steps.map((step, each) => (axes.includes(each) ? -step : step))
  const shift = axes.reduce((sum, each) => sum + Math.max(0, x.dims[each]! - 1) * x.steps[each]!, 0)
  return stridedView(x, x.dims, steps, x.offset + shift) as never
}

/** `np.flipud(m)`: the first axis reversed. */
export function flipud<const A extends ArrayInput>(m: A): NDArray<Elements<A>, RankOf<A>> {
  return flip(m, 0)
}

/** `np.fliplr(m)`: the second axis reversed. */
export function fliplr<const A extends ArrayInput>(m: A): NDArray<Elements<A>, RankOf<A>> {
  return flip(m, 1)
}

/** `np.roll(a, shift, axis=None)`: what falls off the end comes in at the start. */
export function roll<const A extends ArrayInput>(
  a: A,
  shift: number,
  axis: number | null | { readonly axis?: number | null } = null,
): NDArray<Elements<A>, RankOf<A>> {
  const x = toArray(a)
  const along = keyword<number | null>("roll", "axis", axis as number, null)
  if (along === null) return rollAlong(ravel(x) as NDArray, shift, 0).reshape(x.dims) as never
  return rollAlong(x, shift, checkAxis(along, x.dims.length)) as never
}

function rollAlong(x: NDArray, shift: number, axis: number): NDArray {
  const length = x.dims[axis]!
  const result = allocate(x.dtype, x.dims)
  if (length === 0) return result
  const by = ((shift % length) + length) % length
  assign(part(result, axis, by, length), part(x, axis, 0, length - by))
  assign(part(result, axis, 0, by), part(x, axis, length - by, length))
  return result
}

/** `np.diagonal(a, offset=0)`: a read-only view of the diagonal of the first two axes. */
export function diagonal<const A extends ArrayInput>(
  a: A,
  offset: number | { readonly offset?: number } = 0,
): NDArray<Elements<A>> {
  const x = toArray(a)
  const shift = keyword<number>("diagonal", "offset", offset, 0)
  if (x.dims.length < 2) throw new RangeError("diag requires an array of at least two dimensions")
  const [rows, columns] = x.dims as [number, number]
  const [down, across] = x.steps as [number, number]
  const length = Math.max(0, shift >= 0 ? Math.min(rows, columns - shift) : Math.min(rows + shift, columns))
  const start = x.offset + (shift >= 0 ? shift * across : -shift * down)
  const dims = [...x.dims.slice(2), length]
  const steps = [...x.steps.slice(2), down + across]
  const view = stridedView(x, dims, steps, length > 0 ? start : x.offset)
  view.writeable = false
  return view as never
}

/** `np.diag(v, k=0)`: a vector as a diagonal matrix, or the diagonal of a matrix. */
export function diag<const A extends ArrayInput>(
  v: A,
  k: number | { readonly k?: number } = 0,
): NDArray<Elements<A>> {
  const x = toArray(v)
  const shift = keyword<number>("diag", "k", k, 0)
  if (x.dims.length === 2) return diagonal(x, shift) as never
  if (x.dims.length !== 1) throw new RangeError("Input must be 1- or 2-d.")
  const n = x.size + Math.abs(shift)
  const result = allocate(x.dtype, [n, n])
  const target = diagonal(result, shift) as NDArray
  target.writeable = true
  assign(target, x)
  return result as never
}

/** The places at and below the k-th diagonal of the last two axes; a vector counts as every row. */
function lowerPlaces(x: NDArray, k: number): NDArray {
  if (x.dims.length === 0) throw new TypeError("tri() missing 1 required positional argument: 'N'")
  return triMask(x.dims.at(-2) ?? x.size, x.dims.at(-1)!, k)
}

/** `np.tril(m, k=0)`: zeros above the k-th diagonal. */
export function tril<const A extends ArrayInput>(
  m: A,
  k: number | { readonly k?: number } = 0,
): NDArray<Elements<A>, RankOf<A>> {
  const x = toArray(m)
  return where(lowerPlaces(x, keyword<number>("tril", "k", k, 0)), x, allocate(x.dtype, [])) as never
}

/** `np.triu(m, k=0)`: zeros below the k-th diagonal. */
export function triu<const A extends ArrayInput>(
  m: A,
  k: number | { readonly k?: number } = 0,
): NDArray<Elements<A>, RankOf<A>> {
  const x = toArray(m)
  return where(lowerPlaces(x, keyword<number>("triu", "k", k, 0) - 1), allocate(x.dtype, []), x) as never
}
