import { everything, type Interval, resultInterval } from "./interval.ts"

interface Known {
  readonly operands: readonly [Interval, Interval, Interval]
  readonly result: Interval
}

/** For each operation so many of its latest bounds are remembered. */
const MOST_KNOWN = 8

/**
 * Bounds of results, each computed once: a step does with each round what it did with the one before,
 * and bounds are shared objects, so looking them up is comparing three references.
 */
export class BoundsMemory {
  readonly #known = new Map<string, Known[]>()

  /** {@link resultInterval} of up to three operands; `everything` stands for those that are not there. */
  recall(name: string, count: number, a: Interval, b: Interval, c: Interval): Interval {
    const known = this.#known.get(name)
    if (known)
      for (const { operands, result } of known)
        if (operands[0] === a && operands[1] === b && operands[2] === c) return result
    const result = this.compute(name, [a, b, c].slice(0, count))
    this.#remember(name, { operands: [a, b, c], result })
    return result
  }

  /** {@link resultInterval}, whose answer is `everything` itself where nothing is known. */
  compute(name: string, operands: readonly Interval[]): Interval {
    const result = resultInterval(name, operands)
    return result.low === -Infinity && result.high === Infinity ? everything : result
  }

  #remember(name: string, entry: Known): void {
    const known = this.#known.get(name) ?? []
    if (known.length >= MOST_KNOWN) known.shift()
    known.push(entry)
    this.#known.set(name, known)
  }
}
