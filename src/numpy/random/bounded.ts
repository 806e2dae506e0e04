import { type BitGenerator, nextUint64 } from "./bits.ts"

/** Draws an integer in [0, range], both ends included. */
export type Bounded = (bits: BitGenerator, range: number) => number

const UINT32_MAX = 0xffffffff

/** The smallest 2^n - 1 that is at least `range`, range < 2^32. */
function maskOf(range: number): number {
  return range === 0 ? 0 : UINT32_MAX >>> Math.clz32(range)
}

/** Masked rejection, the way of NumPy's legacy functions. */
export function maskedBounded(bits: BitGenerator, range: number): number {
  if (range === 0) return 0
  if (range > UINT32_MAX) return maskedWide(bits, range)
  if (range === UINT32_MAX) return bits.nextUint32()
  const mask = maskOf(range)
  for (;;) {
    const value = (bits.nextUint32() & mask) >>> 0
    if (value <= range) return value
  }
}

/** The same for 2^32 <= range < 2^53, from 64-bit words. */
function maskedWide(bits: BitGenerator, range: number): number {
  const mask = maskOf(Math.floor(range / 2 ** 32))
  for (;;) {
    bits.next64()
    const value = ((bits.high & mask) >>> 0) * 2 ** 32 + bits.low
    if (value <= range) return value
  }
}

/**
 * Multiply and reject, the way of `default_rng`.
 *
 * @see D. Lemire, Fast random integer generation in an interval, ACM TOMACS 29 (2019)
 */
export function lemireBounded(bits: BitGenerator, range: number): number {
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
export function lemireWide(bits: BitGenerator, range: bigint): bigint {
  const count = range + 1n
  if (count === 1n << 64n) return nextUint64(bits)
  const threshold = ((1n << 64n) - count) % count
  for (;;) {
    const product = nextUint64(bits) * count
    if (BigInt.asUintN(64, product) >= threshold) return product >> 64n
  }
}

/** Words of 8 or 16 bits cut from 32-bit ones, low end first: how NumPy draws its small integers. */
export class SmallWords {
  readonly #bits: BitGenerator
  readonly #width: number
  #buffer = 0
  #left = 0

  constructor(bits: BitGenerator, width: 1 | 8 | 16) {
    this.#bits = bits
    this.#width = width
  }

  /** The next word. */
  next(): number {
    if (this.#left === 0) {
      this.#buffer = this.#bits.nextUint32()
      this.#left = 32 / this.#width
    } else this.#buffer >>>= this.#width
    this.#left--
    return this.#buffer & (2 ** this.#width - 1)
  }

  /** Masked rejection in [0, range]. */
  masked(range: number): number {
    if (range === 0) return 0
    const mask = maskOf(range)
    for (;;) {
      const value = this.next() & mask
      if (value <= range) return value
    }
  }

  /** Lemire's method in [0, range]. */
  lemire(range: number): number {
    if (range === 0) return 0
    const size = 2 ** this.#width
    if (range === size - 1) return this.next()
    const count = range + 1
    const threshold = (size - count) % count
    for (;;) {
      const product = this.next() * count
      if (product % size >= threshold) return Math.floor(product / size)
    }
  }
}
