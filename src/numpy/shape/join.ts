import { sameShape } from "../broadcast.ts"
import { type Casting, castingOf, checkArrayCasting } from "../casting.ts"
import { assign, copyAs } from "../copy.ts"
import { toArray } from "../creation.ts"
import { type DTypeLike, dtypeOr, type ScalarOfDType } from "../dtype.ts"
import type { ArrayInput, ElementOf, Elements } from "../input.ts"
import { allocateTogether } from "../layout.ts"
import { NDArray } from "../ndarray.ts"
import { keyword, named } from "../options.ts"
import { maybeOut } from "../out.ts"
import { promoteAll } from "../promote.ts"
import type { Scalar } from "../scalar.ts"
import { untyped } from "../typed.ts"
import { argumentOf, resultType } from "../ufunc/arguments.ts"
import { checkAxis } from "./axis.ts"
import { part } from "./part.ts"
import { atleast_1d, atleast_2d, atleast_3d, expand_dims, ravel } from "./reshape.ts"

/** Arrays to be joined: a list, or one array taken apart along its first axis. */
export type Arrays = readonly ArrayInput[] | NDArray

type Joined<A, D = never> = [D] extends [never]
  ? A extends readonly (infer E)[]
    ? NDArray<ElementOf<E> extends Scalar ? ElementOf<E> : Scalar>
    : A extends NDArray<infer T>
      ? NDArray<T>
      : NDArray
  : NDArray<ScalarOfDType<D>>

interface CastOptions<D> {
  readonly dtype?: D | null
  readonly casting?: Casting
}

interface JoinOptions<D> extends CastOptions<D> {
  readonly axis?: number | null
  readonly out?: NDArray | null
}

type JoinArguments<D> = readonly (number | null | NDArray | JoinOptions<D>)[]

function listOf(arrays: unknown): NDArray[] {
  const plain = untyped(arrays)
  if (plain instanceof NDArray && plain.dims.length > 0)
    return [...(plain as Iterable<ArrayInput>)].map((each) => toArray(each, plain.dtype))
  if (Array.isArray(plain)) return plain.map((each) => toArray(each))
  throw new TypeError('arrays to stack must be passed as a "sequence" type such as list or tuple.')
}

/** Joined flat, Python scalars adapt to the arrays beside them, and wrap where those cannot hold them. */
function flatListOf(arrays: unknown): NDArray[] {
  const list = listOf(arrays)
  const plain = untyped(arrays)
  const weak = (k: number) => Array.isArray(plain) && !(argumentOf(plain[k]) instanceof NDArray)
  const strong = list.filter((_, k) => !weak(k))
  const dtype = strong.length === 0 || !Array.isArray(plain) ? null : resultType(...plain)
  return list.map((each, k) => {
    const flat = ravel(each) as NDArray
    return dtype !== null && weak(k) ? copyAs(flat, dtype) : flat
  })
}

/** How arrays are joined besides along which axis. */
interface Joining {
  readonly dtype?: unknown
  readonly casting?: unknown
  readonly out?: unknown
}

/**
 * `np.concatenate(arrays, /, axis=0, out=None, *, dtype=None, casting="same_kind")`: one after another along an
 * axis that they have; null joins them flat.
 *
 * @throws RangeError when the other lengths differ; TypeError for a cast that `casting` rules out.
 */
export function concatenate<const A extends Arrays, D extends DTypeLike = never>(
  arrays: A,
  ...rest: JoinArguments<D>
): Joined<A, D> {
  const given = named("concatenate", ["axis", "out", "dtype", "casting"], rest, 2)
  const axis = given.axis === undefined ? 0 : untyped(given.axis)
  if (axis === null) return join(flatListOf(arrays), 0, given) as never
  return join(listOf(arrays), axis, given) as never
}

/** `np.concat`: another name of `concatenate`. */
export const concat: typeof concatenate = concatenate

function join(list: readonly NDArray[], axis: unknown, joining: Joining = {}): NDArray {
  const first = list[0]
  if (first === undefined) throw new RangeError("need at least one array to concatenate")
  if (first.dims.length === 0) throw new RangeError("zero-dimensional arrays cannot be concatenated")
  const along = checkAxis(axis, first.dims.length)
  list.forEach((each, k) => {
    checkJoins(first, each, k, along)
  })
  const length = list.reduce((sum, each) => sum + each.dims[along]!, 0)
  const result = targetFor(list, first.dims.with(along, length), joining)
  const casting = castingOf(untyped(joining.casting))
  for (const each of list) checkArrayCasting(each.dtype, result.dtype, casting)
  let start = 0
  for (const each of list) {
    const stop = start + each.dims[along]!
    if (each.size > 0) assign(part(result, along, start, stop), each)
    start = stop
  }
  return result
}

/** `out`, or a fresh array that lies in memory as the joined ones do. */
function targetFor(list: readonly NDArray[], dims: readonly number[], { dtype, out }: Joining): NDArray {
  const target = maybeOut(out)
  const wanted = dtypeOr(dtype, null)
  if (target === null)
    return allocateTogether(wanted ?? promoteAll(list.map((each) => each.dtype)), dims, list)
  if (wanted !== null)
    throw new TypeError("concatenate() only takes `out` or `dtype` as an argument, but both were provided.")
  if (target.dims.length !== dims.length) throw new RangeError("Output array has wrong dimensionality")
  if (!sameShape(target.dims, dims)) throw new RangeError("Output array is the wrong shape")
  return target
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

/**
 * `np.stack(arrays, axis=0, out=None, *, dtype=None, casting="same_kind")`: along a new axis.
 *
 * @throws RangeError when the shapes differ.
 */
export function stack<const A extends Arrays, D extends DTypeLike = never>(
  arrays: A,
  ...rest: JoinArguments<D>
): Joined<A, D> {
  const given = named("stack", ["axis", "out", "dtype", "casting"], rest, 2)
  const list = listOf(arrays)
  const first = list[0]
  if (first === undefined) throw new RangeError("need at least one array to stack")
  if (!list.every((each) => sameShape(each.dims, first.dims))) {
    throw new RangeError("all input arrays must have the same shape")
  }
  const along = checkAxis(given.axis ?? 0, first.dims.length + 1)
  const raised = list.map((each) => expand_dims(each, along) as NDArray)
  return join(raised, along, given) as never
}

type StackArguments<D> = readonly CastOptions<D>[]

const stacking = (name: string, rest: readonly unknown[]) => named(name, ["dtype", "casting"], rest, 0)

/** `np.vstack(tup, *, dtype=None, casting="same_kind")`: rows under one another. */
export function vstack<const A extends Arrays, D extends DTypeLike = never>(
  tup: A,
  ...rest: StackArguments<D>
): Joined<A, D> {
  const rows = listOf(tup).map((each) => atleast_2d(each) as NDArray)
  return join(rows, 0, stacking("vstack", rest)) as never
}

/** `np.row_stack`: the older name of `vstack`. */
export const row_stack: typeof vstack = vstack

/** `np.hstack(tup, *, dtype=None, casting="same_kind")`: side by side; vectors one after another. */
export function hstack<const A extends Arrays, D extends DTypeLike = never>(
  tup: A,
  ...rest: StackArguments<D>
): Joined<A, D> {
  const list = listOf(tup).map((each) => atleast_1d(each) as NDArray)
  return join(list, list[0]?.dims.length === 1 ? 0 : 1, stacking("hstack", rest)) as never
}

/** `np.dstack(tup)`: along the third axis. */
export function dstack<const A extends Arrays>(tup: A): Joined<A> {
  return join(
    listOf(tup).map((each) => atleast_3d(each) as NDArray),
    2,
  ) as never
}

/** `np.column_stack(tup)`: vectors as columns. */
export function column_stack<const A extends Arrays>(tup: A): Joined<A> {
  const columns = listOf(tup).map((each) =>
    each.dims.length < 2 ? (each.reshape([each.size, 1]) as NDArray) : each,
  )
  return join(columns, 1) as never
}

/** `np.append(arr, values, axis=None)`: flat unless an axis is given. */
export function append<const A extends ArrayInput>(
  arr: A,
  values: ArrayInput,
  axis: number | null | { readonly axis?: number | null } = null,
): NDArray<Elements<A>> {
  const along = keyword<number | null>("append", "axis", axis, null)
  if (along !== null) return join([toArray(arr), toArray(values)], along) as never
  return join([ravel(toArray(arr)), ravel(toArray(values))] as NDArray[], 0) as never
}
