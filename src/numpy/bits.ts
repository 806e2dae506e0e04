/** Bits of bytes: packbits and unpackbits. */
import { allocate, copyAs } from "./copy.ts"
import { toArray } from "./creation.ts"
import { bool, uint8 } from "./dtype.ts"
import type { ArrayInput } from "./input.ts"
import type { NDArray } from "./ndarray.ts"
import { named } from "./options.ts"
import type { ScalarTypes } from "./scalar.ts"
import { checkAxis } from "./shape/axis.ts"
import { moveaxis, ravel } from "./shape/reshape.ts"
import { untyped } from "./typed.ts"

type BitOrder = "big" | "little"
type Bytes = NDArray<ScalarTypes["uint8"]>

/** Whether the first of eight elements is the lowest bit. @throws RangeError for another order. */
function isLittle(given: unknown): boolean {
  const order = untyped(given ?? "big")
  if (order === "little" || order === "big") return order === "little"
  throw new RangeError(`'order' must be either 'little' or 'big', got '${String(order)}'`)
}

/** A C-order copy with the axis last; null flattens first. */
function rowsAlong(x: NDArray, axis: unknown, dtype: NDArray["dtype"]): NDArray {
  const flat = axis === undefined || axis === null || x.dims.length === 0
  const last = flat ? ravel(x) : moveaxis(x, checkAxis(axis, x.dims.length), -1)
  if (flat && axis !== undefined && axis !== null) checkAxis(axis, 1)
  return copyAs(last as NDArray, dtype) as NDArray
}

/** The result's last axis put where it belongs. */
function back(result: NDArray, x: NDArray, axis: unknown): Bytes {
  const flat = axis === undefined || axis === null || x.dims.length === 0
  return (flat ? result : copyAs(moveaxis(result, -1, axis as number), uint8)) as never
}

/**
 * `np.packbits(a, /, axis=None, bitorder="big")`: eight elements, as bits, in each byte; the last is filled up with
 * zeros. Flat without an axis.
 *
 * @throws TypeError for floats, RangeError for another order of bits.
 */
export function packbits(
  a: ArrayInput,
  ...rest: readonly (
    | number
    | null
    | BitOrder
    | { readonly axis?: number | null; readonly bitorder?: BitOrder }
  )[]
): Bytes {
  const { axis, bitorder } = named("packbits", ["axis", "bitorder"], rest)
  const x = toArray(a)
  if (x.dtype.kind === "f") throw new TypeError("Expected an input array of integer or boolean data type")
  const little = isLittle(bitorder)
  const rows = rowsAlong(x, axis, bool)
  const length = rows.dims.at(-1)!
  const bytes = Math.ceil(length / 8)
  const result = allocate(uint8, rows.dims.with(-1, bytes)) as NDArray
  for (let k = 0; k < rows.size; k++) {
    const row = Math.floor(k / length)
    const place = k % length
    const bit = little ? place & 7 : 7 - (place & 7)
    result.data[row * bytes + (place >> 3)]! |= rows.data[k]! << bit
  }
  return back(result, x, axis)
}

interface UnpackOptions {
  readonly axis?: number | null
  readonly count?: number | null
  readonly bitorder?: BitOrder
}

/**
 * `np.unpackbits(a, /, axis=None, count=None, bitorder="big")`: each byte as eight elements 0 or 1; `count` of them
 * are kept along the axis, less so many where it is negative, zeros added where there are fewer.
 *
 * @throws TypeError for another dtype than uint8, RangeError for another order of bits.
 */
export function unpackbits(
  a: ArrayInput,
  ...rest: readonly (number | null | BitOrder | UnpackOptions)[]
): Bytes {
  const { axis, count, bitorder } = named("unpackbits", ["axis", "count", "bitorder"], rest)
  const x = toArray(a)
  if (x.dtype !== uint8) throw new TypeError("Expected an input array of unsigned byte data type")
  const little = isLittle(bitorder)
  const rows = rowsAlong(x, axis, uint8)
  const bytes = rows.dims.at(-1)!
  const length = lengthFor(untyped(count ?? null), 8 * bytes)
  const result = allocate(uint8, rows.dims.with(-1, length)) as NDArray
  for (let k = 0; k < result.size; k++) {
    const row = Math.floor(k / length)
    const place = k % length
    if (place >= 8 * bytes) continue
    const bit = little ? place & 7 : 7 - (place & 7)
    result.data[k] = (rows.data[row * bytes + (place >> 3)]! >> bit) & 1
  }
  return back(result, x, axis)
}

function lengthFor(count: unknown, all: number): number {
  if (count === null) return all
  if (typeof count !== "number" || !Number.isInteger(count))
    throw new TypeError(`unpackbits: count must be a whole number, got ${String(count)}`)
  if (count < -all) throw new RangeError(`-count larger than number of elements`)
  return count < 0 ? all + count : count
}
