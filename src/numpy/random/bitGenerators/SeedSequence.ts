import { type DType, type DTypeLike, dtypeOr, uint32, uint64 } from "../../dtype.ts"
import { fromData, NDArray } from "../../ndarray.ts"
import { isOptions, keyword, named, wholeNumber } from "../../options.ts"
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

/** Keyword arguments of SeedSequence. */
export interface SeedSequenceOptions {
  /** The place among the children of another sequence. */
  readonly spawn_key?: readonly (number | bigint)[]
  /** Words of the pool, at least 4. */
  readonly pool_size?: number
  readonly n_children_spawned?: number
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
  readonly spawn_key: readonly (number | bigint)[]
  /** Words of the pool. */
  readonly pool_size: number
  /** Children spawned so far. */
  n_children_spawned: number
  readonly #pool: Uint32Array

  /** @throws TypeError for a seed that is no integer; RangeError for a negative one and a pool below 4 words */
  constructor(entropy: Entropy | SeedSequenceOptions = null, options: SeedSequenceOptions = {}) {
    const names = ["entropy", "spawn_key", "pool_size", "n_children_spawned"] as const
    const given = named("SeedSequence", names, isOptions(entropy) ? [entropy] : [entropy, options])
    const seed = (untyped(given.entropy) ?? null) as Entropy
    this.pool_size = (given.pool_size as number | undefined) ?? POOL
    if (this.pool_size < POOL) {
      throw new RangeError(
        `The size of the entropy pool should be at least ${POOL}: pool_size got ${this.pool_size}`,
      )
    }
    this.entropy = seed ?? wordsToInteger(entropyWords(this.pool_size))
    this.spawn_key = (given.spawn_key as number[] | undefined) ?? []
    this.n_children_spawned = (given.n_children_spawned as number | undefined) ?? 0
    this.#pool = mixPool(assemble(this.entropy, this.spawn_key, this.pool_size), this.pool_size)
  }

  /** The mixed words that everything is made of. */
  get pool(): NDArray<uint32, 1> {
    return fromData(this.#pool.slice(), uint32) as never
  }

  /** What makes the same sequence again. */
  get state(): {
    readonly entropy: Entropy
    readonly spawn_key: readonly (number | bigint)[]
    readonly pool_size: number
    readonly n_children_spawned: number
  } {
    const { entropy, spawn_key, pool_size, n_children_spawned } = this
    return { entropy, spawn_key, pool_size, n_children_spawned }
  }

  /** The given number of 32-bit words, as plain memory. */
  words(count: number): Uint32Array {
    const hash = new Hash(INITIAL_B, MULTIPLIER_B)
    return Uint32Array.from({ length: count }, (_, i) => hash.next(this.#pool[i % this.pool_size] as number))
  }

  /** The given number of words of uint32 or uint64. @throws RangeError for another dtype */
  generate_state(
    n_words: number,
    dtype: DTypeLike | { readonly dtype?: DTypeLike } = uint32,
  ): NDArray<uint32, 1> {
    const like = dtypeOr(keyword("generate_state", "dtype", dtype, uint32), uint32) as DType
    if (like !== (uint32 as DType) && like !== (uint64 as DType))
      throw new RangeError(`only support uint32 or uint64, got ${like.name}`)
    return fromData(this.words(n_words * like.width), like as DType<uint32>) as never
  }

  /** Independent sequences, each with its own place in the spawn key. */
  spawn(n_children: number | { readonly n_children: number }): SeedSequence[] {
    const count = wholeNumber("spawn", "n_children", keyword<unknown>("spawn", "n_children", n_children, 0))
    const first = this.n_children_spawned
    this.n_children_spawned += count
    const { pool_size } = this
    return Array.from(
      { length: count },
      (_, i) => new SeedSequence(this.entropy, { spawn_key: [...this.spawn_key, first + i], pool_size }),
    )
  }

  /** NumPy's text. */
  toString(): string {
    const key = this.spawn_key.length === 1 ? `${this.spawn_key[0]},` : this.spawn_key.join(", ")
    const entropy = Array.isArray(this.entropy) ? `[${this.entropy.join(", ")}]` : String(this.entropy)
    const parts = [`entropy=${entropy}`]
    if (this.spawn_key.length > 0) parts.push(`spawn_key=(${key})`)
    if (this.pool_size !== POOL) parts.push(`pool_size=${this.pool_size}`)
    if (this.n_children_spawned > 0) parts.push(`n_children_spawned=${this.n_children_spawned}`)
    return `SeedSequence(\n${parts.map((part) => `    ${part},\n`).join("")})`
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString()
  }
}

/** All words of the entropy, then those of the spawn key. */
function assemble(entropy: Entropy, spawnKey: readonly (number | bigint)[], size: number): number[] {
  const words = wordsOf(entropy)
  if (spawnKey.length === 0) return words
  while (words.length < size) words.push(0)
  return [...words, ...spawnKey.flatMap((key) => wordsOf(key))]
}

function mixPool(words: readonly number[], size: number): Uint32Array {
  const hash = new Hash(INITIAL_A, MULTIPLIER_A)
  const pool = Uint32Array.from({ length: size }, (_, i) => hash.next(words[i] ?? 0))
  const absorb = (to: number, word: number): void => {
    pool[to] = mix(pool[to] as number, hash.next(word))
  }
  for (let from = 0; from < size; from++) {
    for (let to = 0; to < size; to++) if (from !== to) absorb(to, pool[from] as number)
  }
  for (const word of words.slice(size)) for (let to = 0; to < size; to++) absorb(to, word)
  return pool
}

/** Entropy as 32-bit words, the lowest first. */
function wordsOf(entropy: Entropy): number[] {
  if (entropy instanceof NDArray) return entropyList(entropy.ravel().tolist() as number[])
  if (Array.isArray(entropy)) return entropyList(entropy)
  if (typeof entropy !== "bigint" && !isInteger(entropy)) {
    throw new TypeError(`SeedSequence expects int or sequence of ints for entropy not ${String(entropy)}`)
  }
  return integerToWords(checkEntropy(entropy as number | bigint))
}

function entropyList(list: readonly unknown[]): number[] {
  return list.flatMap((item) => {
    const plain = untyped(item)
    if (plain instanceof NDArray || Array.isArray(plain)) return wordsOf(plain as Entropy)
    if (typeof plain !== "bigint" && !isInteger(plain))
      throw new TypeError(`seed must be integer, got ${String(plain)}`)
    return integerToWords(checkEntropy(plain as number | bigint))
  })
}

function isInteger(value: unknown): boolean {
  return typeof value === "boolean" || Number.isInteger(value)
}

/** @throws RangeError when a seed is negative */
function checkEntropy(seed: number | bigint): bigint {
  if (seed < 0) throw new RangeError(`expected non-negative integer: SeedSequence got ${seed}`)
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
