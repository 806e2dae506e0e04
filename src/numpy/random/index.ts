import { RandomState } from "./legacy/RandomState.ts"

export { default_rng } from "./generator/default_rng.ts"
export { Generator } from "./generator/Generator.ts"
export { PCG64 } from "./generator/PCG64.ts"
export { SeedSequence } from "./generator/SeedSequence.ts"
export { RandomState }

/** The generator behind the functions of `np.random`. */
const global: RandomState = new RandomState()

export const {
  choice,
  exponential,
  normal,
  permutation,
  rand,
  randint,
  randn,
  random,
  random_sample,
  seed,
  shuffle,
  standard_exponential,
  standard_normal,
  uniform,
}: RandomState = global

/** Uniform numbers in [0, 1): other names of random_sample. */
export const ranf: RandomState["random_sample"] = random_sample
export const sample: RandomState["random_sample"] = random_sample
