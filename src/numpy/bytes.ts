/** The memory of arrays as bytes, little-endian as every machine that runs JavaScript today. */
import { copyAs, copyInOrder } from "./copy.ts"
import { isFortran, type Order, orderOf } from "./layout.ts"
import type { NDArray } from "./ndarray.ts"
import { keyword } from "./options.ts"
import { reshape } from "./shape/reshape.ts"
import { bufferOf } from "./wasm/index.ts"

/** The bytes of the elements of a C-ordered array, to be read at once: they do not keep its memory. */
export function elementBytes({ data, offset, size, dtype }: NDArray): Uint8Array {
  const start = data.byteOffset + offset * dtype.itemsize
  return new Uint8Array(bufferOf(data), start, size * dtype.itemsize)
}

/** `x.tobytes(order="C")`: a copy of the elements' bytes, row by row, or column by column. */
export function tobytes(x: NDArray, order?: Order | { readonly order?: Order }): Uint8Array {
  const given = orderOf(keyword("tobytes", "order", order, "C"), "C")
  const columns = given === "F" || (given === "A" && isFortran(x))
  const rows = columns ? (reshape(x, x.size, { order: "F" }) as NDArray) : x
  return elementBytes(copyAs(rows, x.dtype)).slice()
}

/**
 * `x.byteswap(inplace=False)`: the bytes of each element turned round, read as the same dtype.
 *
 * @returns a copy laid out as `x`, or `x` itself
 */
export function byteswap(x: NDArray, inplace: boolean): NDArray {
  const swapped = copyInOrder(x, x.dtype, "K")
  const { byteOffset, byteLength } = swapped.data
  swapBytes(new Uint8Array(bufferOf(swapped.data), byteOffset, byteLength), x.dtype.itemsize)
  if (!inplace) return swapped
  x.set(["..."], swapped)
  return x
}

/** Turns the bytes of each element round. */
export function swapBytes(bytes: Uint8Array, itemsize: number): void {
  for (let at = 0; at < bytes.length; at += itemsize) bytes.subarray(at, at + itemsize).reverse()
}
