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
  else if (typeof seed === "object") bits.seedByWords(checkSeeds(seed))
  else bits.seedByNumber(checkSeed(seed, "scalar"))
}

/** A list of seeds as words. */
function checkSeeds(seeds: readonly number[] | NDArray): Uint32Array {
  const list = seeds instanceof NDArray ? (seeds.tolist() as number[]) : seeds
  if (list.length === 0) throw new RangeError("Seed must be non-empty, got []")
  if (list.some((item) => typeof item === "object")) throw new RangeError("Seed array must be 1-d")
  return Uint32Array.from(list, (seed) => checkSeed(seed, "array data"))
}

/** One seed in range. */
function checkSeed(given: unknown, kind: string): number {
  const seed = typeof given === "boolean" ? Number(given) : given
  if (!Number.isInteger(seed)) {
    const dtype = typeof seed === "string" ? `<U${seed.length}` : "float64"
    throw new TypeError(
      `Cannot cast ${kind} from dtype('${dtype}') to dtype('int64') according to the rule 'safe': seed got ${String(seed)}`,
    )
  }
  if ((seed as number) >= 0 && (seed as number) <= LARGEST) return seed as number
  throw new RangeError(`Seed must be between 0 and 2**32 - 1, got ${seed}`)
}
