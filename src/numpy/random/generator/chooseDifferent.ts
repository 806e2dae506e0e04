import { countTo, type Draw, shuffleOrder } from "../shuffling.ts"

/** Populations above this are shuffled at their end when the sample is a large share of them. */
const LARGE = 10_000

/**
 * `count` different indices below `population`: the end of a shuffle for large shares of large
 * populations, otherwise Floyd's algorithm, shuffled afterwards unless the order does not matter.
 *
 * @see J. Bentley, R. Floyd, Programming pearls: a sample of brilliance, CACM 30 (1987) 754-757
 */
export function chooseDifferent(population: number, count: number, shuffled: boolean, draw: Draw): number[] {
  const share = Math.floor(population / (shuffled ? 50 : 20))
  if (population > LARGE && count > share) {
    return shuffleOrder(countTo(population), draw, Math.max(population - count, 1)).slice(population - count)
  }
  const chosen = new Set<number>()
  for (let last = population - count; last < population; last++) {
    const value = draw(last)
    chosen.add(chosen.has(value) ? last : value)
  }
  return shuffled ? shuffleOrder([...chosen], draw) : [...chosen]
}
