/**
 * The table of what makes a Python program print something else each time it runs. Everything the
 * analysis knows of libraries stands here; names are full module paths.
 */

/** A generator that a whole module shares: `seed` fixes it, the draws depend on it. */
export interface SharedGenerator {
  readonly module: string
  readonly seeds: readonly string[]
  readonly draws: ReadonlySet<string>
}

const words = (text: string): Set<string> => new Set(text.trim().split(/\s+/))

export const sharedGenerators: readonly SharedGenerator[] = [
  {
    module: "numpy.random",
    seeds: ["seed", "set_state"],
    draws: words(`
      beta binomial bytes chisquare choice dirichlet exponential f gamma geometric gumbel hypergeometric
      laplace logistic lognormal logseries multinomial multivariate_normal negative_binomial
      noncentral_chisquare noncentral_f normal pareto permutation poisson power rand randint randn random
      random_integers random_sample ranf rayleigh sample shuffle standard_cauchy standard_exponential
      standard_gamma standard_normal standard_t triangular uniform vonmises wald weibull zipf`),
  },
  {
    module: "random",
    seeds: ["seed", "setstate"],
    draws: words(`
      betavariate binomialvariate choice choices expovariate gammavariate gauss getrandbits lognormvariate
      normalvariate paretovariate randbytes randint random randrange sample shuffle triangular uniform
      vonmisesvariate weibullvariate`),
  },
  {
    module: "torch",
    seeds: ["manual_seed", "random.manual_seed", "set_rng_state"],
    draws: words(
      "rand randn randint randperm rand_like randn_like randint_like normal multinomial bernoulli",
    ),
  },
]

/** Generators of their own: without a seed each starts somewhere else. */
export const generatorMakers = words(`
  numpy.random.default_rng numpy.random.RandomState numpy.random.SeedSequence numpy.random.MT19937
  numpy.random.PCG64 numpy.random.PCG64DXSM numpy.random.Philox numpy.random.SFC64 random.Random
  torch.Generator`)

/** Calls whose value is another each run, by the reason. */
export const changingCalls: Readonly<Record<"clock" | "identity", ReadonlySet<string>>> = {
  clock: words(`
    time.time time.time_ns time.perf_counter time.perf_counter_ns time.process_time time.monotonic time.clock
    time.ctime time.localtime time.strftime datetime.datetime.now datetime.datetime.today
    datetime.datetime.utcnow datetime.date.today timeit.timeit timeit.default_timer`),
  identity: words(`
    id hash os.getpid os.urandom uuid.uuid1 uuid.uuid4 secrets.token_hex secrets.token_bytes
    secrets.randbelow secrets.choice random.SystemRandom`),
}

/** Calls whose value is a set: its order follows the hash seed of the process. */
export const setMakers = words("set frozenset")

/** Calls that read only how many or what shape, never the values. */
export const shapeCalls = words(`
  len type isinstance numpy.zeros_like numpy.ones_like numpy.empty_like numpy.shape numpy.ndim numpy.size
  numpy.full_like`)
export const shapeAttributes = words("shape ndim dtype size itemsize nbytes strides __class__ __name__")

/** Calls that do not care for the order of what they get. */
export const orderlessCalls = words("sorted len min max sum any all set frozenset isinstance type bool")

/** Methods that put their arguments into the object. */
export const fillingMethods = words(`
  append extend insert add update setdefault appendleft extendleft push put itemset fill copy_ add_`)

/** Functions that change their first argument by the others. */
export const fillingCalls = words(`
  numpy.copyto numpy.put numpy.place numpy.putmask numpy.fill_diagonal numpy.add.at numpy.subtract.at
  numpy.put_along_axis`)

/** Draws that change their argument instead of returning anything. */
export const shufflingDraws = words("shuffle")

/** Why an output cannot be the same twice, and where that begins in the code. */
export interface Reason {
  readonly rule: "draw" | "generator" | "clock" | "identity" | "order"
  /** The name that first got the value; null when it got none. */
  readonly name: string | null
  /** The call as it is written: `np.random.rand`. */
  readonly call: string
  /** What would have fixed a draw: `np.random.seed`. */
  readonly seed: string
  /** `cell 6`: Jupyter's number of the cell. */
  readonly cell: string
  readonly line: number
  /** The order of discovery: of two reasons the earlier one is told. */
  readonly order: number
}

/** The reason as a sentence: `W_f is drawn by np.random.rand before any np.random.seed (cell 6, line 10)`. */
export function renderReason({ rule, name, call, seed, cell, line }: Reason): string {
  const what = name ?? "a value"
  const place = `(${cell}, line ${line})`
  switch (rule) {
    case "draw":
      return `${what} is drawn by ${call} before any ${seed} ${place}`
    case "generator":
      return `${name ?? "a generator"} is made by ${call} without a seed ${place}`
    case "clock":
      return `${what} comes from the clock by ${call} ${place}`
    case "identity":
      return `${what} comes from ${call}, new in each process ${place}`
    case "order":
      return `${what} follows the order of ${call}, new in each process ${place}`
  }
}
