import fc from "fast-check"

/** A source of chance known by its seed. */
export class Chance {
  readonly #numbers: Iterator<number>

  constructor(seed: number) {
    const [numbers] = fc.sample(fc.infiniteStream(fc.integer({ min: 0, max: 2 ** 30 - 1 })), {
      seed,
      numRuns: 1,
    })
    this.#numbers = numbers!
  }

  /** An integer from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return low + (this.#numbers.next().value % (high - low + 1))
  }

  /** True in so many of a hundred cases. */
  percent(share: number): boolean {
    return this.integer(0, 99) < share
  }

  pick<T>(items: readonly T[]): T {
    return items[this.integer(0, items.length - 1)]!
  }

  /** Some of the items, in their order. */
  some<T>(items: readonly T[]): T[] {
    return items.filter(() => this.percent(50))
  }

  /** As many values as chance wants, from `low` to `high`. */
  times<T>(low: number, high: number, make: (i: number) => T): T[] {
    return Array.from({ length: this.integer(low, high) }, (_, i) => make(i))
  }
}
