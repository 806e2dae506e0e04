import { entropyWords } from "../../numpy/random/entropy.ts"
import { MT19937 } from "../../numpy/random/mt19937.ts"

/** Where a module-level function or a `Random` takes its bits from: Python's Mersenne Twister. */
export class Stream {
  readonly #engine = new MT19937()
  /** `gauss` makes two values at a time; this is the second. */
  spareGauss: number | null = null

  constructor(seed?: bigint) {
    this.seed(seed)
  }

  /** Starts the stream of an integer, whatever its size; without one from the system's entropy. */
  seed(seed?: bigint): void {
    this.#engine.seedByWords(seed === undefined ? entropyWords(8) : wordsOf(seed < 0n ? -seed : seed))
    this.spareGauss = null
  }

  /** A uniform double in [0, 1) of 53 bits. */
  double(): number {
    return this.#engine.nextDouble()
  }

  /** An integer of `count` random bits; the first word drawn holds the lowest bits. */
  bits(count: number): bigint {
    let value = 0n
    for (let done = 0; done < count; done += 32) {
      const word = this.#engine.nextUint32() >>> Math.max(0, 32 - (count - done))
      value |= BigInt(word) << BigInt(done)
    }
    return value
  }

  /** A uniform integer in [0, limit): bits are drawn anew while they reach the limit. */
  below(limit: number): number {
    const size = BigInt(limit).toString(2).length
    if (size > 32) return this.#belowLarge(BigInt(limit), size)
    let value = this.#engine.nextUint32() >>> (32 - size)
    while (value >= limit) value = this.#engine.nextUint32() >>> (32 - size)
    return value
  }

  #belowLarge(limit: bigint, size: number): number {
    let value = this.bits(size)
    while (value >= limit) value = this.bits(size)
    return Number(value)
  }
}

/** The 32-bit words of an integer, lowest first; zero has one word. */
function wordsOf(value: bigint): Uint32Array {
  const words = [Number(value & 0xffffffffn)]
  for (let rest = value >> 32n; rest > 0n; rest >>= 32n) words.push(Number(rest & 0xffffffffn))
  return Uint32Array.from(words)
}
