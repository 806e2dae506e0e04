import type { ShapeInput } from "../../input.ts"
import type { NDArray } from "../../ndarray.ts"
import type { float64 } from "../../scalar.ts"
import { drawFloats } from "../draw.ts"
import { MT19937 } from "../mt19937.ts"
import { PolarGauss } from "./gauss.ts"
import { type LegacySeed, seedLegacy } from "./seeding.ts"

/** An array of the shape `S`, or one number without a shape. */
type Drawn<S extends readonly number[]> = S["length"] extends 0 ? float64 : NDArray<float64, S["length"]>

/**
 * NumPy's legacy random generator, stream for stream: the Mersenne Twister with the distributions that
 * NumPy froze in 1.17.
 *
 * Source: https://numpy.org/doc/stable/reference/random/legacy.html
 */
export class RandomState {
  readonly #bits: MT19937 = new MT19937()
  readonly #gauss: PolarGauss = new PolarGauss(this.#bits)

  constructor(seed: LegacySeed = null) {
    this.seed(seed)
  }

  /** Starts the stream again; without a seed from the system's entropy. */
  seed(seed: LegacySeed = null): void {
    seedLegacy(this.#bits, seed)
    this.#gauss.waiting = null
  }

  /** Uniform numbers in [0, 1); dimensions as separate arguments, one number without. */
  rand<const S extends readonly number[]>(...shape: S): Drawn<S> {
    return this.random_sample(shape.length === 0 ? null : shape) as Drawn<S>
  }

  /** Standard normal numbers; dimensions as separate arguments, one number without. */
  randn<const S extends readonly number[]>(...shape: S): Drawn<S> {
    return this.standard_normal(shape.length === 0 ? null : shape) as Drawn<S>
  }

  /** Uniform numbers in [0, 1). */
  random_sample(size: ShapeInput | null = null): float64 | NDArray<float64> {
    return drawFloats(size, () => this.#bits.nextDouble()) as float64 | NDArray<float64>
  }

  /** Standard normal numbers. */
  standard_normal(size: ShapeInput | null = null): float64 | NDArray<float64> {
    return drawFloats(size, () => this.#gauss.next()) as float64 | NDArray<float64>
  }
}
