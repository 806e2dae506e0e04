/** Elements as exact numbers that compare with `<`: what sorting and sets work on. */
import { copyAs, readBig } from "../copy.ts"
import type { NDArray } from "../ndarray.ts"
import { numbersOf } from "../picking/places.ts"

/** Elements in C order: doubles, or 64-bit integers exactly. */
export type Keys = Float64Array | BigInt64Array | BigUint64Array

/** The elements of an array in C order. */
export function keysOf(x: NDArray): Keys {
  if (x.dtype.width === 1) return numbersOf(x)
  const { data, offset } = x.contiguous ? x : copyAs(x, x.dtype)
  const keys = x.dtype.kind === "u" ? new BigUint64Array(x.size) : new BigInt64Array(x.size)
  for (let k = 0; k < x.size; k++) keys[k] = readBig(data, x.dtype, offset + k)
  return keys
}

/** Orders elements with NaN last, as NumPy sorts. */
export function compareKeys(a: number | bigint, b: number | bigint): number {
  if (a < b) return -1
  if (a > b) return 1
  return a === b ? 0 : Number(Number.isNaN(a)) - Number(Number.isNaN(b))
}

/** The places of a stretch of keys in sorted order; equal keys keep theirs. */
export function orderOf(keys: Keys, start = 0, length: number = keys.length): number[] {
  const order = Array.from({ length }, (_, k) => k)
  return order.sort((a, b) => compareKeys(keys[start + a]!, keys[start + b]!))
}

/** Writes keys back as the elements of a C-order array. */
export function writeKeys(target: NDArray, keys: Keys): void {
  if (keys instanceof Float64Array) target.data.set(keys)
  else target.data.set(new Int32Array(keys.buffer, keys.byteOffset, 2 * keys.length))
}

/** Sorts a stretch of keys in place, NaN last; zeros of both signs count as equal and keep their order. */
export function sortKeys(keys: Keys, start: number, stop: number): void {
  const stretch = keys.subarray(start, stop)
  if (!(stretch instanceof Float64Array)) stretch.sort()
  else {
    const zeros = stretch.filter((value) => value === 0)
    stretch.sort()
    if (zeros.length > 1) stretch.set(zeros, stretch.indexOf(0))
  }
}
