import type { BitGenerator } from "./bits.ts"

/** Words of the generator's state. */
const WORDS = 624
const MIDDLE = 397

/**
 * The Mersenne Twister, NumPy's legacy bit generator.
 *
 * @see M. Matsumoto, T. Nishimura, Mersenne Twister, ACM TOMACS 8 (1998) 3-30; the seeding is that
 *   of the authors' revision of 2002
 */
export class MT19937 implements BitGenerator {
  /** The 624 words of state. */
  readonly key: Uint32Array = new Uint32Array(WORDS)
  /** Index of the next word to hand out; 624 when all are used. */
  position: number = WORDS
  high: number = 0
  low: number = 0

  /** Starts the stream of an unsigned 32-bit seed. */
  seedByNumber(seed: number): void {
    const { key } = this
    key[0] = seed
    for (let i = 1; i < WORDS; i++) {
      const last = key[i - 1] as number
      key[i] = Math.imul(1812433253, last ^ (last >>> 30)) + i
    }
    this.position = WORDS
  }

  /** Starts the stream of a list of unsigned 32-bit words. */
  seedByWords(words: Uint32Array): void {
    this.seedByNumber(19650218)
    const { key } = this
    let i = 1
    const mix = (multiplier: number): number => {
      const last = key[i - 1] as number
      return (key[i] as number) ^ Math.imul(last ^ (last >>> 30), multiplier)
    }
    const step = (): void => {
      if (++i < WORDS) return
      key[0] = key[WORDS - 1] as number
      i = 1
    }
    for (let k = 0; k < Math.max(WORDS, words.length); k++) {
      const j = k % words.length
      key[i] = mix(1664525) + (words[j] as number) + j
      step()
    }
    for (let k = 1; k < WORDS; k++) {
      key[i] = mix(1566083941) - i
      step()
    }
    key[0] = 0x80000000
    this.position = WORDS
  }

  /** The next 32 random bits as an unsigned integer. */
  nextUint32(): number {
    if (this.position === WORDS) this.#refill()
    let y = this.key[this.position++] as number
    y ^= y >>> 11
    y ^= (y << 7) & 0x9d2c5680
    y ^= (y << 15) & 0xefc60000
    return (y ^ (y >>> 18)) >>> 0
  }

  next64(): void {
    this.high = this.nextUint32()
    this.low = this.nextUint32()
  }

  /** A uniform double in [0, 1) of 53 random bits, from two words. */
  nextDouble(): number {
    const high = this.nextUint32() >>> 5
    const low = this.nextUint32() >>> 6
    return (high * 67108864 + low) / 9007199254740992
  }

  /** Computes the next 624 words of state. */
  #refill(): void {
    const { key } = this
    for (let i = 0; i < WORDS; i++) {
      const y = ((key[i] as number) & 0x80000000) | ((key[(i + 1) % WORDS] as number) & 0x7fffffff)
      const twist = y & 1 ? 0x9908b0df : 0
      key[i] = (key[(i + MIDDLE) % WORDS] as number) ^ (y >>> 1) ^ twist
    }
    this.position = 0
  }
}
