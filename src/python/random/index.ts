/**
 * Python's `random` module: `import { random } from "cellwise"`, `random.seed(1)`, `random.random()`.
 * The module's functions share one hidden stream, as in Python.
 */
import { Random } from "./random.ts"

export { type ChoicesOptions, Random } from "./random.ts"

const shared = new Random()

export const {
  choice,
  choices,
  expovariate,
  gauss,
  getrandbits,
  lognormvariate,
  normalvariate,
  paretovariate,
  randint,
  random,
  randrange,
  sample,
  seed,
  shuffle,
  triangular,
  uniform,
} = shared
