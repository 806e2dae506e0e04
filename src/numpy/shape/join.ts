import { sameShape } from "../broadcast.ts"
import { allocate, assign } from "../copy.ts"
import { toArray } from "../creation.ts"
import { dtypeOr } from "../dtype.ts"
import type { ArrayInput, ElementOf } from "../input.ts"
import { NDArray } from "../ndarray.ts"
import { keyword, named } from "../options.ts"
import { deliver } from "../out.ts"
import { promote } from "../promote.ts"
import type { Scalar } from "../scalar.ts"
import { stridedView } from "../view.ts"
import { checkAxis } from "./axis.ts"
import { atleast_1d, atleast_2d, atleast_3d, expand_dims, ravel } from "./reshape.ts"

/** Arrays to be joined: a list, or one array taken apart along its first axis. */
export type Arrays = readonly ArrayInput[] | NDArray

type Joined<A> = A extends readonly (infer E)[]
  ? NDArray<ElementOf<E> extends Scalar ? ElementOf<E> : Scalar>
  : A extends NDArray<infer T>
    ? NDArray<T>
    : NDArray

type JoinOptions =
  | number
  | null
  | { readonly axis?: number | null; readonly dtype?: unknown; readonly out?: NDArray }

function listOf(arrays: Arrays): NDArray[] {
  const list = arrays instanceof NDArray ? [...(arrays as Iterable<ArrayInput>)] : [...arrays]
  return list.map((each) => toArray(each))
}

/** The part of `x` between two indices of an axis, as a view. */
export function part(x: NDArray, axis: number, start: number, stop: number): NDArray {
  const dims = x.dims.with(axis, Math.max(0, stop - start))
  const offset = x.offset + (stop > start ? start * x.steps[axis]! : 0)
  return stridedView(x, dims, x.steps, offset)
}

/**
 * `np.concatenate(arrays, axis=0)`: one after another along an axis that they have; null joins them flat.
 *
 * @throws RangeError when the other lengths differ.
 */
export function concatenate<const A extends Arrays>(arrays: A, ...rest: JoinOptions[]): Joined<A> {
  const { axis = 0, out, dtype } = named("concatenate", ["axis", "out", "dtype"], rest)
  const list = axis === null ? listOf(arrays).map((each) => ravel(each)) : listOf(arrays)
  return deliver("concatenate", join(list as NDArray[], axis ?? 0, dtype), out) as never
}

/** `np.concat`: another name of `concatenate`. */
export const concat: typeof concatenate = concatenate

function join(list: readonly NDArray[], axis: unknown, dtype: unknown = null): NDArray {
  const first = list[0]
  if (first === undefined) throw new RangeError("need at least one array to concatenate")
  if (first.dims.length === 0) throw new RangeError("zero-dimensional arrays cannot be concatenated")
  const along = checkAxis(axis, first.dims.length)
  list.forEach((each, k) => {
    checkJoins(first, each, k, along)
  })
  const length = list.reduce((sum, each) => sum + each.dims[along]!, 0)
  const type = dtypeOr(dtype, null) ?? list.map((each) => each.dtype).reduce(promote)
  const result = allocate(type, first.dims.with(along, length))
  let start = 0
  for (const each of list) {
    const stop = start + each.dims[along]!
    if (each.size > 0) assign(part(result, along, start, stop), each)
    start = stop
  }
  return result
}

function checkJoins(first: NDArray, each: NDArray, k: number, along: number): void {
  if (each.dims.length !== first.dims.length) {
    throw new RangeError(
      `all the input arrays must have same number of dimensions, but the array at index 0 has ${first.dims.length} dimension(s) and the array at index ${k} has ${each.dims.length} dimension(s)`,
    )
  }
  const axis = each.dims.findIndex((length, i) => i !== along && length !== first.dims[i])
  if (axis < 0) return
  throw new RangeError(
    `all the input array dimensions except for the concatenation axis must match exactly, but along dimension ${axis}, the array at index 0 has size ${first.dims[axis]} and the array at index ${k} has size ${each.dims[axis]}`,
  )
}

/** `np.stack(arrays, axis=0)`: along a new axis. @throws RangeError when the shapes differ. */
export function stack<const A extends Arrays>(arrays: A, ...rest: JoinOptions[]): Joined<A> {
  const { axis = 0, out, dtype } = named("stack", ["axis", "out", "dtype"], rest)
  const list = listOf(arrays)
  const first = list[0]
  if (first === undefined) throw new RangeError("need at least one array to stack")
  if (!list.every((each) => sameShape(each.dims, first.dims))) {
    throw new RangeError("all input arrays must have the same shape")
  }
  const along = checkAxis(axis, first.dims.length + 1)
  const joined = join(
    list.map((each) => expand_dims(each, along)),
    along,
    dtype,
  )
  return deliver("stack", joined, out) as never
}

/** `np.vstack(arrays)`: rows under one another. */
export function vstack<const A extends Arrays>(arrays: A): Joined<A> {
  return join(
    listOf(arrays).map((each) => atleast_2d(each)),
    0,
  ) as never
}

/** `np.row_stack`: the older name of `vstack`. */
export const row_stack: typeof vstack = vstack

/** `np.hstack(arrays)`: side by side; vectors one after another. */
export function hstack<const A extends Arrays>(arrays: A): Joined<A> {
  const list = listOf(arrays).map((each) => atleast_1d(each))
  return join(list, list[0]?.dims.length === 1 ? 0 : 1) as never
}

/** `np.dstack(arrays)`: along the third axis. */
export function dstack<const A extends Arrays>(arrays: A): Joined<A> {
  return join(
    listOf(arrays).map((each) => atleast_3d(each)),
    2,
  ) as never
}

/** `np.column_stack(arrays)`: vectors as columns. */
export function column_stack<const A extends Arrays>(arrays: A): Joined<A> {
  const columns = listOf(arrays).map((each) => (each.dims.length < 2 ? each.reshape([each.size, 1]) : each))
  return join(columns, 1) as never
}

/** `np.append(arr, values, axis=None)`: flat unless an axis is given. */
export function append(
  arr: ArrayInput,
  values: ArrayInput,
  axis: number | null | { readonly axis?: number | null } = null,
): NDArray {
  const along = keyword<number | null>("append", "axis", axis, null)
  if (along !== null) return join([toArray(arr), toArray(values)], along)
  return join([ravel(toArray(arr)), ravel(toArray(values))] as NDArray[], 0)
}

/** Where to cut an axis: equal parts, or before the indices given. */
function cuts(length: number, sections: number | readonly number[], even: boolean): number[] {
  if (typeof sections !== "number")
    return [0, ...sections.map((at) => (at < 0 ? Math.max(0, at + length) : Math.min(at, length))), length]
  if (!(sections > 0)) throw new RangeError("number sections must be larger than 0.")
  if (even && length % sections !== 0)
    throw new RangeError("array split does not result in an equal division")
  const small = Math.floor(length / sections)
  const extra = length % sections
  return Array.from({ length: sections + 1 }, (_, k) => k * small + Math.min(k, extra))
}

function splitAt(
  a: ArrayInput,
  sections: number | readonly number[],
  axis: number,
  even: boolean,
): NDArray[] {
  const x = toArray(a)
  const along = checkAxis(axis, x.dims.length)
  const bounds = cuts(x.dims[along]!, sections, even)
  return bounds.slice(1).map((stop, k) => part(x, along, bounds[k]!, stop))
}

/** `np.split(ary, sections, axis=0)`: views of equal parts. @throws RangeError when they are not equal. */
export function split(
  ary: ArrayInput,
  sections: number | readonly number[],
  axis: number | { readonly axis?: number } = 0,
): NDArray[] {
  return splitAt(ary, sections, keyword<number>("split", "axis", axis, 0), true)
}

/** `np.array_split`: the first parts are longer by one where the length does not divide. */
export function array_split(
  ary: ArrayInput,
  sections: number | readonly number[],
  axis: number | { readonly axis?: number } = 0,
): NDArray[] {
  return splitAt(ary, sections, keyword<number>("array_split", "axis", axis, 0), false)
}

/** `np.vsplit(ary, sections)`: along the first axis. */
export function vsplit(ary: ArrayInput, sections: number | readonly number[]): NDArray[] {
  return splitAt(ary, sections, 0, true)
}

/** `np.hsplit(ary, sections)`: along the second axis, of a vector the first. */
export function hsplit(ary: ArrayInput, sections: number | readonly number[]): NDArray[] {
  return splitAt(ary, sections, toArray(ary).dims.length > 1 ? 1 : 0, true)
}
