import { nextUint64, type Words } from "./bits.ts"

/** How a family of functions draws bounded integers: RandomState by masks, Generator by Lemire's method. */
export type Method = "masked" | "lemire"

const UINT32_MAX = 0xffffffff

/** The smallest 2^n - 1 that is at least `range`, range < 2^32. */
function maskOf(range: number): number {
  return range === 0 ? 0 : UINT32_MAX >>> Math.clz32(range)
}

/** An integer in [0, range], range < 2^53. */
export function bounded(bits: Words, method: Method, range: number): number {
  return method === "masked" ? maskedBounded(bits, range) : lemireBounded(bits, range)
}

/** An integer in [0, range], range < 2^64. */
export function boundedWide(bits: Words, method: Method, range: bigint): bigint {
  if (range <= BigInt(UINT32_MAX)) return BigInt(bounded(bits, method, Number(range)))
  return method === "masked" ? maskedWide(bits, range) : lemireWide(bits, range)
}

/** Masked rejection in [0, range], range < 2^53: the way of NumPy's legacy functions. */
export function maskedBounded(bits: Words, range: number): number {
  if (range === 0) return 0
  if (range > UINT32_MAX) return maskedHalves(bits, range)
  if (range === UINT32_MAX) return bits.nextUint32()
  const mask = maskOf(range)
  for (;;) {
    const value = (bits.nextUint32() & mask) >>> 0
    if (value <= range) return value
  }
}

/** The same for 2^32 <= range < 2^53, from 64-bit words. */
function maskedHalves(bits: Words, range: number): number {
  const mask = maskOf(Math.floor(range / 2 ** 32))
  for (;;) {
    bits.next64()
    const value = ((bits.high & mask) >>> 0) * 2 ** 32 + (bits.low >>> 0)
    if (value <= range) return value
  }
}

/** The same for ranges of 64 bits. */
function maskedWide(bits: Words, range: bigint): bigint {
  const mask = (1n << BigInt(range.toString(2).length)) - 1n
  for (;;) {
    const value = nextUint64(bits) & mask
    if (value <= range) return value
  }
}

/**
 * Multiply and reject, the way of `default_rng`.
 *
 * @see D. Lemire, Fast random integer generation in an interval, ACM TOMACS 29 (2019)
 */
export function lemireBounded(bits: Words, range: number): number {
  if (range === 0) return 0
  if (range === UINT32_MAX) return bits.nextUint32()
  if (range > UINT32_MAX) return Number(lemireWide(bits, BigInt(range)))
  const count = range + 1
  const threshold = (UINT32_MAX - range) % count
  for (;;) {
    const word = bits.nextUint32()
    const leftover = Math.imul(word, count) >>> 0
    // the upper word of the product; its lower word is exact, so the division is
    if (leftover >= threshold) return upperWord(word, count)
  }
}

/** floor(a * b / 2^32) for unsigned 32-bit numbers. */
function upperWord(a: number, b: number): number {
  const low = (a & 0xffff) * b
  const high = (a >>> 16) * b
  return Math.floor((high + Math.floor(low / 65536)) / 65536)
}

/** The same with 64-bit words, for ranges of 2^32 and more. */
export function lemireWide(bits: Words, range: bigint): bigint {
  const count = range + 1n
  if (count === 1n << 64n) return nextUint64(bits)
  const threshold = ((1n << 64n) - count) % count
  for (;;) {
    const product = nextUint64(bits) * count
    if (BigInt.asUintN(64, product) >= threshold) return product >> 64n
  }
}

/** Words of 1, 8 or 16 bits cut from 32-bit ones, low end first: how NumPy draws its small integers. */
export class SmallWords {
  readonly #bits: Words
  readonly #width: number
  #buffer = 0
  #left = 0

  constructor(bits: Words, width: 1 | 8 | 16) {
    this.#bits = bits
    this.#width = width
  }

  /** An integer in [0, range]; single bits are always masked. */
  bounded(method: Method, range: number): number {
    return method === "masked" || this.#width === 1 ? this.#masked(range) : this.#lemire(range)
  }

  #next(): number {
    if (this.#left === 0) {
      this.#buffer = this.#bits.nextUint32()
      this.#left = 32 / this.#width
    } else this.#buffer >>>= this.#width
    this.#left--
    return this.#buffer & (2 ** this.#width - 1)
  }

  #masked(range: number): number {
    if (range === 0) return 0
    const mask = maskOf(range)
    for (;;) {
      const value = this.#next() & mask
      if (value <= range) return value
    }
  }

  #lemire(range: number): number {
    if (range === 0) return 0
    const size = 2 ** this.#width
    if (range === size - 1) return this.#next()
    const count = range + 1
    const threshold = (size - count) % count
    for (;;) {
      const product = this.#next() * count
      if (product % size >= threshold) return Math.floor(product / size)
    }
  }
}
