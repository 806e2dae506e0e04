import { checkCasting } from "../casting.ts"
import { assign, castLoop, checkWriteable, copyAs } from "../copy.ts"
import { toArray } from "../creation.ts"
import { type Data, type DType, float64 } from "../dtype.ts"
import { getItem } from "../index/getItem.ts"
import type { NDArray } from "../ndarray.ts"
import { fromData } from "../ndarray.ts"
import type { Loop1, Loop2 } from "../rows.ts"
import { broadcast_to } from "../shape/broadcasting.ts"
import { argumentOf, castArgument } from "./arguments.ts"
import { resolveRow } from "./resolve.ts"
import type { Row, Ufunc } from "./ufunc.ts"

/**
 * `ufunc.at(a, indices, b)`: `a[indices] = ufunc(a[indices], b)`, an index that comes twice counting twice.
 *
 * @param indices - as for `a.at`: one index, or a list of indices when it holds slices or arrays
 */
export function ufuncAt(ufunc: Ufunc<Loop2>, a: NDArray, indices: readonly unknown[], b: unknown): void {
  checkWriteable(a)
  const added = argumentOf(b)
  const row = resolveRow(ufunc, [a, added], null)
  const work = a.contiguous ? a : copyAs(a, a.dtype)
  const places = toArray(getItem(numbered(a.dims, a.size), indices))
  const order = copyAs(places, float64).data
  const right = row.types[1]!
  const values = copyAs(broadcast_to(castArgument(added, right), places.dims), right)
  applyAt(row, work, order, values.data)
  if (work !== a) assign(a, work)
}

/** One place after the other, each result cast back before the next is taken. */
function applyAt(row: Row<Loop2>, work: NDArray, order: Data, values: Data): void {
  const [left, , result] = row.types as [DType, DType, DType]
  const [loop, read, write] = [row.loops[0]!, castLoop(work.dtype, left), castLoop(result, work.dtype)]
  const [x, y] = [left.allocate(1), result.allocate(1)]
  for (let k = 0; k < order.length; k++) {
    const place = work.offset + order[k]!
    read(work.data, place, 0, x, 0, 0, 1)
    loop(x, 0, 0, values, k, 0, y, 0, 0, 1)
    write(y, 0, 0, work.data, place, 0, 1)
  }
}

/** `ufunc.at(a, indices)` of one input: `a[indices] = ufunc(a[indices])`. */
export function ufuncAt1(
  ufunc: Ufunc<Loop1>,
  a: NDArray,
  indices: readonly unknown[],
  ...more: readonly unknown[]
): void {
  if (more.length > 0)
    throw new TypeError(`${ufunc.name}.at: a function of one array takes no second, got ${String(more[0])}`)
  checkWriteable(a)
  const row = resolveRow(ufunc, [a], null)
  checkCasting(ufunc.name, "output", row.types[1]!, a.dtype, "same_kind")
  const work = copyAs(a, row.types[0]!)
  const order = copyAs(toArray(getItem(numbered(a.dims, a.size), indices)), float64)
  const loop = row.loops[0]!
  for (let k = 0; k < order.size; k++) {
    const place = order.data[k]!
    loop(work.data, place, 0, work.data, place, 0, 1)
  }
  assign(a, work)
}

/** An array of that shape whose elements are numbered in C order. */
function numbered(dims: readonly number[], size: number): NDArray {
  return fromData(
    Float64Array.from({ length: size }, (_, i) => i),
    float64,
    dims,
  )
}
