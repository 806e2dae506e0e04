import { isOptions } from "../../options.ts"
import { Typed } from "../../typed.ts"
import { BitGenerator } from "../bitGenerators/BitGenerator.ts"
import { PCG64 } from "../bitGenerators/PCG64.ts"
import type { Entropy, SeedSequence } from "../bitGenerators/SeedSequence.ts"
import { RandomState } from "../legacy/RandomState.ts"
import { Generator } from "./Generator.ts"

/** What `default_rng` takes. */
type Seed = Entropy | SeedSequence | BitGenerator | Generator | Typed

/**
 * `np.random.default_rng(seed)`: a generator over PCG64; a bit generator is wrapped, a generator given
 * back as it is. Without a seed it starts from the system's entropy.
 *
 * @throws TypeError for a seed that is no integer; RangeError for a negative one
 */
export function default_rng(seed: Seed | { readonly seed?: Seed } = null): Generator {
  if (seed instanceof Typed) return default_rng(seed.value as Entropy)
  if (seed instanceof Generator) return seed
  if (seed instanceof BitGenerator) return new Generator(seed)
  if (seed instanceof RandomState) throw new TypeError("default_rng: RandomState is not supported as a seed")
  if (isOptions(seed)) return default_rng((seed.seed as Seed | undefined) ?? null)
  return new Generator(new PCG64(seed as Entropy))
}
