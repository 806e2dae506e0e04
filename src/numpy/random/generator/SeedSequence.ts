import { NDArray } from "../../ndarray.ts"
import { untyped } from "../../typed.ts"
import { entropyWords } from "../entropy.ts"

/** What seeds a generator: an integer of any size, a list of them, or null for fresh entropy. */
export type Entropy = number | bigint | readonly (number | bigint)[] | NDArray | null

const POOL = 4
const INITIAL_A = 0x43b0d7e5
const MULTIPLIER_A = 0x931e8875
const INITIAL_B = 0x8b51f9dd
const MULTIPLIER_B = 0x58f38ded
const MIX_LEFT = 0xca01f9dd
const MIX_RIGHT = 0x4973f715

/** Scrambles words, each with another constant. */
class Hash {
  #constant: number
  readonly #multiplier: number

  constructor(constant: number, multiplier: number) {
    this.#constant = constant
    this.#multiplier = multiplier
  }

  next(word: number): number {
    const mixed = word ^ this.#constant
    this.#constant = Math.imul(this.#constant, this.#multiplier)
    const value = Math.imul(mixed, this.#constant)
    return (value ^ (value >>> 16)) >>> 0
  }
}

function mix(x: number, y: number): number {
  const value = Math.imul(MIX_LEFT, x) - Math.imul(MIX_RIGHT, y)
  return (value ^ (value >>> 16)) >>> 0
}

/**
 * Turns seeds of any length and quality into well-mixed words for a bit generator.
 *
 * @see M. E. O'Neill, Developing a seed_seq alternative (2015);
 *   https://numpy.org/doc/stable/reference/random/bit_generators/generated/numpy.random.SeedSequence.html
 */
export class SeedSequence {
  /** What it was made of. */
  readonly entropy: Entropy
  /** The place among the children of another sequence. */
  readonly spawn_key: readonly number[]
  /** Children spawned so far. */
  n_children_spawned: number = 0
  readonly #pool: Uint32Array

  constructor(entropy: Entropy = null, options: { readonly spawn_key?: readonly number[] } = {}) {
    const plain = untyped(entropy) as Entropy
    this.entropy = plain ?? wordsToInteger(entropyWords(POOL))
    this.spawn_key = options.spawn_key ?? []
    this.#pool = mixPool(assemble(this.entropy, this.spawn_key))
  }

  /** The given number of 32-bit words. */
  generate_state(n_words: number): Uint32Array {
    const hash = new Hash(INITIAL_B, MULTIPLIER_B)
    return Uint32Array.from({ length: n_words }, (_, i) => hash.next(this.#pool[i % POOL] as number))
  }

  /** Independent sequences, each with its own place in the spawn key. */
  spawn(n_children: number): SeedSequence[] {
    const first = this.n_children_spawned
    this.n_children_spawned += n_children
    return Array.from(
      { length: n_children },
      (_, i) => new SeedSequence(this.entropy, { spawn_key: [...this.spawn_key, first + i] }),
    )
  }
}

/** All words of the entropy, then those of the spawn key. */
function assemble(entropy: Entropy, spawnKey: readonly number[]): number[] {
  const words = wordsOf(entropy)
  if (spawnKey.length === 0) return words
  while (words.length < POOL) words.push(0)
  return [...words, ...spawnKey.flatMap((key) => wordsOf(key))]
}

function mixPool(words: readonly number[]): Uint32Array {
  const hash = new Hash(INITIAL_A, MULTIPLIER_A)
  const pool = Uint32Array.from({ length: POOL }, (_, i) => hash.next(words[i] ?? 0))
  const absorb = (to: number, word: number): void => {
    pool[to] = mix(pool[to] as number, hash.next(word))
  }
  for (let from = 0; from < POOL; from++) {
    for (let to = 0; to < POOL; to++) if (from !== to) absorb(to, pool[from] as number)
  }
  for (const word of words.slice(POOL)) for (let to = 0; to < POOL; to++) absorb(to, word)
  return pool
}

/** Entropy as 32-bit words, the lowest first. */
function wordsOf(entropy: Entropy): number[] {
  if (entropy instanceof NDArray) return wordsOf(entropy.ravel().tolist() as number[])
  if (Array.isArray(entropy)) return entropy.flatMap((item: number | bigint) => wordsOf(item))
  return integerToWords(checkEntropy(entropy as number | bigint))
}

/** @throws TypeError when a seed is no integer, RangeError when it is negative */
function checkEntropy(seed: number | bigint): bigint {
  if (typeof seed !== "bigint" && !Number.isInteger(seed)) {
    throw new TypeError(`SeedSequence: expected an integer, got ${String(seed)}`)
  }
  if (seed < 0) throw new RangeError(`SeedSequence: expected non-negative integer, got ${seed}`)
  return BigInt(seed)
}

function integerToWords(value: bigint): number[] {
  const words: number[] = []
  for (let rest = value; rest > 0n || words.length === 0; rest >>= 32n) words.push(Number(rest & 0xffffffffn))
  return words
}

function wordsToInteger(words: Uint32Array): bigint {
  return words.reduceRight((value, word) => (value << 32n) | BigInt(word), 0n)
}
