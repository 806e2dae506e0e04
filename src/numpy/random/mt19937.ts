import type { Words } from "./bits.ts"

/** Words of the generator's state. */
const WORDS = 624
const MIDDLE = 397

/**
 * The Mersenne Twister, NumPy's legacy bit generator.
 *
 * @see M. Matsumoto, T. Nishimura, Mersenne Twister, ACM TOMACS 8 (1998) 3-30; the seeding is that
 *   of the authors' revision of 2002
 */
export class MT19937 implements Words {
  /** The 624 words of state. */
  readonly key: Uint32Array = new Uint32Array(WORDS)
  /** Index of the next word to hand out; 624 when all are used. */
  position: number = WORDS
  high: number = 0
  low: number = 0
  /** The words of this block as they are handed out. */
  readonly #tempered: Int32Array = new Int32Array(WORDS)

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

  /** Goes on from a state: its 624 words, and the index of the next one. */
  setState(key: Uint32Array, position: number): void {
    this.key.set(key)
    this.position = position
    temper(this.key, this.#tempered)
  }

  /** The next 32 random bits as an unsigned integer. */
  nextUint32(): number {
    return this.#next() >>> 0
  }

  next64(): void {
    this.high = this.#next()
    this.low = this.#next()
  }

  /** A uniform double in [0, 1) of 53 random bits, from two words. */
  nextDouble(): number {
    const high = this.#next() >>> 5
    const low = this.#next() >>> 6
    return (high * 67108864 + low) / 9007199254740992
  }

  /** The next 32 random bits, signed. */
  #next(): number {
    if (this.position === WORDS) this.#refill()
    return this.#tempered[this.position++] as number
  }

  /** Computes the next 624 words of state. */
  #refill(): void {
    twist(this.key)
    temper(this.key, this.#tempered)
    this.position = 0
  }
}

/** Each word from itself, its neighbour and the word 397 places on, around the end. */
function twist(key: Uint32Array): void {
  const wrap = WORDS - MIDDLE
  let word = key[0] as number
  for (let i = 0; i < wrap; i++) {
    const next = key[i + 1] as number
    key[i] = (key[i + MIDDLE] as number) ^ mixed(word, next)
    word = next
  }
  for (let i = wrap; i < WORDS - 1; i++) {
    const next = key[i + 1] as number
    key[i] = (key[i - wrap] as number) ^ mixed(word, next)
    word = next
  }
  key[WORDS - 1] = (key[MIDDLE - 1] as number) ^ mixed(word, key[0] as number)
}

/** The upper bit of one word and the rest of the next, times the matrix. */
function mixed(word: number, next: number): number {
  const y = (word & 0x80000000) | (next & 0x7fffffff)
  return (y >>> 1) ^ (-(y & 1) & 0x9908b0df)
}

/** The words handed out: those of the state, their bits mixed once more. */
function temper(key: Uint32Array, out: Int32Array): void {
  for (let i = 0; i < WORDS; i++) {
    let y = key[i] as number
    y ^= y >>> 11
    y ^= (y << 7) & 0x9d2c5680
    y ^= (y << 15) & 0xefc60000
    out[i] = y ^ (y >>> 18)
  }
}
