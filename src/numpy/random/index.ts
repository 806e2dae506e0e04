import { RandomState } from "./legacy/RandomState.ts"

export { BitGenerator } from "./bitGenerators/BitGenerator.ts"
export { MT19937 } from "./bitGenerators/MT19937.ts"
export { PCG64 } from "./bitGenerators/PCG64.ts"
export { PCG64DXSM } from "./bitGenerators/PCG64DXSM.ts"
export { Philox } from "./bitGenerators/Philox.ts"
export { SeedSequence } from "./bitGenerators/SeedSequence.ts"
export { SFC64 } from "./bitGenerators/SFC64.ts"
export { default_rng } from "./generator/default_rng.ts"
export { Generator } from "./generator/Generator.ts"
export { RandomState }

/** The generator behind the functions of `np.random`. */
const global: RandomState = new RandomState()

export const {
  beta,
  binomial,
  bytes,
  chisquare,
  choice,
  dirichlet,
  exponential,
  f,
  gamma,
  geometric,
  get_state,
  gumbel,
  hypergeometric,
  laplace,
  logistic,
  lognormal,
  logseries,
  multinomial,
  multivariate_normal,
  negative_binomial,
  noncentral_chisquare,
  noncentral_f,
  normal,
  pareto,
  permutation,
  poisson,
  power,
  rand,
  randint,
  randn,
  random,
  random_integers,
  random_sample,
  rayleigh,
  seed,
  set_state,
  shuffle,
  standard_cauchy,
  standard_exponential,
  standard_gamma,
  standard_normal,
  standard_t,
  triangular,
  uniform,
  vonmises,
  wald,
  weibull,
  zipf,
}: RandomState = global

/** Uniform numbers in [0, 1): other names of random_sample. */
export const ranf: RandomState["random_sample"] = random_sample
export const sample: RandomState["random_sample"] = random_sample
