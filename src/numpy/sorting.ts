import { allocate, assign, copyAs, readBig } from "./copy.ts"
import { toArray } from "./creation.ts"
import { type DType, int64 } from "./dtype.ts"
import type { ArrayInput, Elements, RankOf } from "./input.ts"
import { readerOf, readScalar, scalarOrArray, writerOf } from "./memory.ts"
import type { NDArray } from "./ndarray.ts"
import { keyword, named } from "./options.ts"
import { promote } from "./promote.ts"
import { axisLast, rowsOf } from "./reduce/along.ts"
import type { ScalarTypes } from "./scalar.ts"
import { takeAlong } from "./shape/takeAlong.ts"
import { checkAxis } from "./shape/axis.ts"
import { moveaxis, ravel } from "./shape/reshape.ts"
import { tuple } from "./tuple.ts"

type SortOptions =
  | number
  | null
  | { readonly axis?: number | null; readonly kind?: string; readonly stable?: boolean }

function axisOf(name: string, given: SortOptions | undefined): number | null {
  const { axis } = named(
    name,
    ["axis", "kind", "order", "stable"],
    given === undefined || given === null ? [] : [given],
  )
  return given === null || axis === null ? null : ((axis as number | undefined) ?? -1)
}

/** Unlike a reduction's, a sort's axis must be there. */
function checkSortAxis(a: ArrayInput, axis: number | null): number | null {
  return axis === null ? null : checkAxis(axis, toArray(a).dims.length)
}

/** Orders numbers with NaN last, as NumPy sorts. */
function compareNumbers(a: number, b: number): number {
  if (a < b) return -1
  if (a > b) return 1
  return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
}

/** The order of a row: places, first to last; equal elements keep theirs. */
function orderOf(x: NDArray, start: number, step: number, length: number): number[] {
  const read = x.dtype.width === 2 ? (at: number) => readBig(x.data, x.dtype, at) : null
  const number = readerOf(x.dtype)
  const keys = Array.from({ length }, (_, k) => number(x.data, start + k * step))
  const order = keys.map((_, k) => k)
  if (read === null) return order.sort((a, b) => compareNumbers(keys[a]!, keys[b]!))
  const exact = order.map((k) => read(start + k * step))
  return order.sort((a, b) => (exact[a]! < exact[b]! ? -1 : exact[a]! > exact[b]! ? 1 : 0))
}

/** Calls `place` with each row's order. */
function eachOrder(
  x: NDArray,
  place: (order: readonly number[], start: number, step: number, row: number) => void,
): void {
  const length = x.dims.at(-1)!
  rowsOf(x, (start, step, row) => place(orderOf(x, start, step, length), start, step, row))
}

function back(result: NDArray, axis: number | null): NDArray {
  return axis === null ? result : moveaxis(result, -1, axis)
}

/** `np.sort(a, axis=-1)`: a sorted copy, NaN last. */
export function sort<const A extends ArrayInput>(a: A, axis?: SortOptions): NDArray<Elements<A>, RankOf<A>> {
  const along = axisOf("sort", axis)
  const x = axisLast(a, checkSortAxis(a, along))
  const result = allocate(x.dtype, x.dims)
  const { width } = x.dtype
  eachOrder(x, (order, start, step, row) => {
    order.forEach((from, k) => {
      for (let part = 0; part < width; part++) {
        result.data[(row * order.length + k) * width + part] = x.data[(start + from * step) * width + part]!
      }
    })
  })
  return copyAs(back(result, along), x.dtype) as never
}

/** `np.argsort(a, axis=-1)`: the places of the elements in sorted order; equal ones keep theirs. */
export function argsort<const A extends ArrayInput>(
  a: A,
  axis?: SortOptions,
): NDArray<ScalarTypes["int64"], RankOf<A>> {
  const along = axisOf("argsort", axis)
  const x = axisLast(a, along)
  const result = allocate(int64, x.dims)
  const write = writerOf(int64)
  eachOrder(x, (order, _start, _step, row) => {
    order.forEach((from, k) => {
      write(result.data, row * order.length + k, from)
    })
  })
  return copyAs(back(result, along), int64) as never
}

/** Sorts an array in place, for `x.sort()`. */
export function sortInPlace(x: NDArray, axis: SortOptions = -1): void {
  assign(x, sort(x, axis))
}

interface UniqueOptions {
  readonly return_index?: boolean
  readonly return_inverse?: boolean
  readonly return_counts?: boolean
}

/**
 * `np.unique(ar)`: the sorted different elements; with options a tuple of them and where each first was,
 * which of them each element is, how often each came.
 */
export function unique<const A extends ArrayInput>(ar: A): NDArray<Elements<A>, 1>
export function unique(ar: ArrayInput, ...rest: (boolean | UniqueOptions)[]): NDArray[]
export function unique(ar: ArrayInput, ...rest: (boolean | UniqueOptions)[]): unknown {
  const options = named("unique", ["return_index", "return_inverse", "return_counts"], rest)
  const source = toArray(ar)
  const x = ravel(source) as NDArray
  const order = orderOf(x, x.offset, x.steps[0] ?? 1, x.size)
  const starts = order.flatMap((_, k) => (k === 0 || differ(x, order[k - 1]!, order[k]!) ? [k] : []))
  const firsts = starts.map((k) => order[k]!)
  const values = takeAlong(x, firsts, 0)
  const results: NDArray[] = [values]
  if (options.return_index) results.push(integers(firsts))
  if (options.return_inverse) results.push(integers(inverseOf(order, starts)).reshape(source.dims) as NDArray)
  if (options.return_counts) results.push(integers(starts.map((k, i) => (starts[i + 1] ?? order.length) - k)))
  return results.length === 1 ? values : tuple(...results)
}

/** NaNs count as one. */
function differ(x: NDArray, a: number, b: number): boolean {
  const step = x.steps[0] ?? 1
  if (x.dtype.width === 2)
    return readBig(x.data, x.dtype, x.offset + a * step) !== readBig(x.data, x.dtype, x.offset + b * step)
  return compareNumbers(x.data[x.offset + a * step]!, x.data[x.offset + b * step]!) !== 0
}

function inverseOf(order: readonly number[], starts: readonly number[]): number[] {
  const inverse = new Array<number>(order.length)
  let group = -1
  order.forEach((place, k) => {
    if (starts[group + 1] === k) group++
    inverse[place] = group
  })
  return inverse
}

function integers(values: readonly number[]): NDArray {
  const result = allocate(int64, [values.length])
  const write = writerOf(int64)
  values.forEach((value, k) => {
    write(result.data, k, value)
  })
  return result
}

/** `np.searchsorted(a, v, side="left")`: where `v` would go in the sorted `a`. @throws RangeError for another side. */
export function searchsorted(
  a: ArrayInput,
  v: ArrayInput,
  side: "left" | "right" | { readonly side?: "left" | "right" } = "left",
): NDArray & number {
  const [x, values] = [toArray(a), toArray(v)]
  const chosen = keyword<string>("searchsorted", "side", side, "left")
  if (chosen !== "left" && chosen !== "right")
    throw new RangeError(`search side must be 'left' or 'right' (got '${chosen}')`)
  checkVector(x)
  const dtype: DType = promote(x.dtype, values.dtype)
  const sorted = copyAs(x, dtype)
  const wanted = copyAs(values, dtype)
  const read = readerOf(dtype)
  const isBefore = (order: number) => order < 0 || (chosen === "right" && order === 0)
  const places = Array.from({ length: wanted.size }, (_, k) => {
    const value = read(wanted.data, k)
    let [low, high] = [0, sorted.size]
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBefore(compareNumbers(read(sorted.data, middle), value))) low = middle + 1
      else high = middle
    }
    return low
  })
  return scalarOrArray(integers(places).reshape(values.dims) as NDArray) as never
}

/** @throws RangeError in the words of NumPy's ValueError when `x` has not exactly one axis. */
function checkVector(x: NDArray): void {
  if (x.dims.length > 1) throw new RangeError("object too deep for desired array")
  if (x.dims.length < 1) throw new RangeError("object of too small depth for desired array")
}

/** `np.take(a, indices, axis=None)`: the slices at those places; flat without an axis. */
export function take<const A extends ArrayInput>(
  a: A,
  indices: ArrayInput,
  axis: number | null | { readonly axis?: number | null } = null,
): NDArray<Elements<A>> {
  const given = keyword<number | null>("take", "axis", axis, null)
  const x = (given === null ? ravel(toArray(a)) : toArray(a)) as NDArray
  const along = checkAxis(given ?? 0, x.dims.length)
  const index = toArray(indices)
  const places = index.dims.length === 0 ? readScalar(index.data, index.dtype, index.offset) : index
  return x.at(...new Array<string>(along).fill(":"), places as NDArray) as never
}
