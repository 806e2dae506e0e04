/** 64-bit words as exact integers: plain, and slower than halves; `default_rng` does not use them. */
import { uint64 } from "../../dtype.ts"
import { fromData, NDArray } from "../../ndarray.ts"
import { readBigUint64, writeBig64 } from "../../wide.ts"

/** The lower 64 bits of an integer. */
export function low64(value: bigint): bigint {
  return BigInt.asUintN(64, value)
}

/** Words of a seed sequence in pairs, the lower first. */
export function wideWords(words: Uint32Array): bigint[] {
  return Array.from({ length: words.length / 2 }, (_, i) => readBigUint64(words, i))
}

/** Words as an array of uint64, as states show them. */
export function toUint64Array(words: readonly bigint[]): NDArray {
  const data = uint64.allocate(words.length)
  words.forEach((word, i) => {
    writeBig64(data, i, word)
  })
  return fromData(data, uint64)
}

/** The words of an array, a list or one integer, filled up with zeros to `count`. */
export function fromUint64(given: unknown, count: number): bigint[] {
  const words =
    given instanceof NDArray
      ? Array.from({ length: given.size }, (_, i) => wordAt(given, i))
      : Array.isArray(given)
        ? given.map(BigInt)
        : Array.from({ length: count }, (_, i) => low64(BigInt(given as number) >> BigInt(64 * i)))
  return Array.from({ length: count }, (_, i) => low64(words[i] ?? 0n))
}

function wordAt(x: NDArray, i: number): bigint {
  const flat = x.ravel()
  return flat.dtype.width === 2 ? readBigUint64(flat.data, flat.offset + i) : BigInt(flat.at(i) as number)
}
