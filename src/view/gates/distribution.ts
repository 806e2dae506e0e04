import { unpackNumbers } from "../payload/numbers.ts"
import type { GatesPayload, GatesValue } from "./payload.ts"
import { SHUT, summariseValue } from "./summary.ts"

/** How the numbers of one gate lie between shut and open. */
export interface GateDistribution {
  readonly value: GatesValue
  /** How many lie in each of {@link BINS} equal parts of [0, 1]; 1 belongs to the last one. */
  readonly counts: readonly number[]
  readonly shut: number
  readonly open: number
  readonly mean: number | null
  /** How many are no finite number in [0, 1]. */
  readonly outside: number
}

/** Parts of [0, 1]: shut and open are two of them each. */
export const BINS = 20

/** The distributions of all gates of a run, over units and steps. */
export function findDistributions(run: GatesPayload): readonly GateDistribution[] {
  return run.values.filter(({ kind }) => kind === "gate").map(distributionOf)
}

function distributionOf(value: GatesValue): GateDistribution {
  const counts = Array.from({ length: BINS }, () => 0)
  let outside = 0
  for (const x of unpackNumbers(value.numbers)) {
    if (x >= 0 && x <= 1) counts[Math.min(BINS - 1, Math.floor(x * BINS))]! += 1
    else outside += 1
  }
  const { shares, statistics } = summariseValue(value)
  return { value, counts, shut: shares!.shut, open: shares!.open, mean: statistics.mean, outside }
}

/** Which of the three parts a bin belongs to. */
export function partOf(bin: number): "shut" | "between" | "open" {
  const middle = (bin + 0.5) / BINS
  return middle < SHUT ? "shut" : middle > 1 - SHUT ? "open" : "between"
}
