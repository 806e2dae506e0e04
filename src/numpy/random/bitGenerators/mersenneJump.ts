import { bytesOf } from "../../wasm/kernels.ts"
import { MT19937 as Engine } from "../mt19937.ts"
import { jumpPolynomial } from "./jumpPolynomial.ts"

const WORDS = 624
const BLOCKS = 32

/** The words of a state, and the place of the next one to hand out. */
export interface Place {
  readonly key: Uint32Array
  readonly position: number
}

/** `words` from a place on, round the end. */
function turned(words: Uint32Array, from: number): Uint32Array {
  return words.map((_, k) => words[(k + from) % WORDS]!)
}

/**
 * The state 2^128 words further on. As NumPy's does, the jump takes the words from the position on for the
 * oldest, round the end, and leaves the position where the powers of the polynomial bring it.
 */
export function jump({ key, position }: Place): Place {
  const start = position % WORDS
  const end = (start + degree(bytesOf(jumpPolynomial))) % WORDS
  return { key: turned(jumpKey(turned(key, start)), WORDS - end), position: end }
}

/** The largest power that a polynomial has. */
function degree(polynomial: Uint8Array): number {
  const last = polynomial.findLastIndex((byte) => byte !== 0)
  return 8 * last + 31 - Math.clz32(polynomial[last]!)
}

/**
 * The 624 words that follow 2^128 words after those of `key`: the sum over GF(2) of the words that follow i
 * after them, for the powers x^i of the polynomial x^(2^128) modulo the generator's own.
 *
 * @see H. Haramoto et al., Efficient jump ahead for F2-linear random number generators,
 *   INFORMS J. Comput. 20 (2008) 385-390
 */
function jumpKey(key: Uint32Array): Uint32Array {
  const words = followingWords(key)
  const polynomial = bytesOf(jumpPolynomial)
  const result = new Uint32Array(WORDS)
  for (let i = 0; i < 8 * polynomial.length; i++) {
    if (((polynomial[i >> 3]! >> (i & 7)) & 1) === 0) continue
    for (let k = 0; k < WORDS; k++) result[k]! ^= words[i + k]!
  }
  return result
}

/** The words of a state and, untempered, the blocks after it: as many as the polynomial reaches. */
function followingWords(key: Uint32Array): Uint32Array {
  const engine = new Engine()
  engine.setState(key, WORDS)
  const words = new Uint32Array((BLOCKS + 2) * WORDS)
  words.set(key)
  for (let block = 1; block <= BLOCKS + 1; block++) {
    for (let k = 0; k < WORDS; k++) engine.nextUint32()
    words.set(engine.key, block * WORDS)
  }
  return words
}
