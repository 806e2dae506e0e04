import { NDArray } from "../../ndarray.ts"
import { Typed } from "../../typed.ts"
import { entropyWords } from "../entropy.ts"
import type { MT19937 } from "../mt19937.ts"

/** What `seed` takes: nothing or null for fresh entropy, one 32-bit integer, or a list of them. */
export type LegacySeed = number | readonly number[] | NDArray | Typed | null

const LARGEST = 0xffffffff

/**
 * Starts a legacy stream: a number by the generator's own seeding, a list by `init_by_array`.
 *
 * @throws TypeError when a seed is no integer; RangeError outside [0, 2^32 - 1]
 */
export function seedLegacy(bits: MT19937, seed: LegacySeed | undefined): void {
  if (seed instanceof Typed) seedLegacy(bits, seed.value as LegacySeed)
  else if (seed === undefined || seed === null) bits.seedByWords(entropyWords(624))
  else if (typeof seed === "number") bits.seedByNumber(checkSeed(seed))
  else bits.seedByWords(checkSeeds(seed))
}

/** A list of seeds as words. */
function checkSeeds(seeds: readonly number[] | NDArray): Uint32Array {
  const list = seeds instanceof NDArray ? (seeds.ravel().tolist() as number[]) : seeds
  if (list.length === 0) throw new RangeError("seed: must be non-empty, got []")
  return Uint32Array.from(list, checkSeed)
}

/** One seed in range. */
function checkSeed(seed: number): number {
  if (!Number.isInteger(seed)) throw new TypeError(`seed: must be an integer, got ${String(seed)}`)
  if (seed < 0 || seed > LARGEST) throw new RangeError(`seed: must be between 0 and 2**32 - 1, got ${seed}`)
  return seed
}
