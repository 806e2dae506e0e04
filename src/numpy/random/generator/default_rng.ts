import { Typed } from "../../typed.ts"
import type { BitGenerator } from "../bits.ts"
import { Generator } from "./Generator.ts"
import { PCG64 } from "./PCG64.ts"
import type { Entropy, SeedSequence } from "./SeedSequence.ts"

/**
 * `np.random.default_rng(seed)`: a generator over PCG64; a bit generator is wrapped, a generator given
 * back as it is. Without a seed it starts from the system's entropy.
 */
export function default_rng(
  seed: Entropy | SeedSequence | BitGenerator | Generator | Typed = null,
): Generator {
  if (seed instanceof Typed) return default_rng(seed.value as Entropy)
  if (seed instanceof Generator) return seed
  if (isBitGenerator(seed)) return new Generator(seed)
  return new Generator(new PCG64(seed))
}

function isBitGenerator(seed: unknown): seed is BitGenerator {
  return typeof (seed as Partial<BitGenerator> | null)?.next64 === "function"
}
