/** What one line can say of numbers; null where there is no finite number. */
export interface Statistics {
  readonly low: number | null
  readonly high: number | null
  readonly mean: number | null
  /** Standard deviation with divisor n, as `np.std`. */
  readonly sd: number | null
  readonly nan: number
  readonly infinite: number
  readonly counted: number
}

/** Gathers statistics number by number: mean and spread by Welford's update, which does not cancel. */
export class Gatherer {
  #low = Infinity
  #high = -Infinity
  #mean = 0
  #squares = 0
  #finite = 0
  #nan = 0
  #infinite = 0

  add(x: number): void {
    if (Number.isNaN(x)) this.#nan += 1
    else if (!Number.isFinite(x)) this.#infinite += 1
    else this.#addFinite(x)
  }

  /** Source: B. P. Welford, Technometrics 4(3), 1962, eq. (I). */
  #addFinite(x: number): void {
    this.#finite += 1
    if (x < this.#low) this.#low = x
    if (x > this.#high) this.#high = x
    const distance = x - this.#mean
    this.#mean += distance / this.#finite
    this.#squares += distance * (x - this.#mean)
  }

  statistics(): Statistics {
    const any = this.#finite > 0
    const finiteOrNull = (x: number) => (any && Number.isFinite(x) ? x : null)
    return {
      low: finiteOrNull(this.#low),
      high: finiteOrNull(this.#high),
      mean: finiteOrNull(this.#mean),
      sd: finiteOrNull(Math.sqrt(this.#squares / this.#finite)),
      nan: this.#nan,
      infinite: this.#infinite,
      counted: this.#finite + this.#nan + this.#infinite,
    }
  }
}

/** Statistics of some numbers. */
export function statisticsOf(numbers: Iterable<number>): Statistics {
  const gatherer = new Gatherer()
  for (const x of numbers) gatherer.add(x)
  return gatherer.statistics()
}

/** The smallest of 1, 2, 3, 4, 5, 6, 8 times a power of ten that is at least `x` (> 0). */
export function roundUp(x: number): number {
  const power = 10 ** Math.floor(Math.log10(x))
  const digit = [1, 2, 3, 4, 5, 6, 8, 10].find((candidate) => candidate * power >= x * (1 - 1e-9)) ?? 10
  return digit * power
}

/**
 * The magnitude of full colour on a diverging scale: what holds all values, unless a few stray far from
 * the others; then three times their root mean square, and the stray ones are drawn clipped.
 */
export function limitOf(statistics: Statistics): number {
  const { low, high, mean, sd } = statistics
  if (low === null || high === null || mean === null || sd === null) return 1
  const largest = Math.max(Math.abs(low), Math.abs(high))
  if (largest === 0) return 1
  const limit = roundUp(Math.min(largest, 3 * Math.hypot(mean, sd)))
  return Number.isFinite(limit) && limit > 0 ? limit : largest
}
