import type { Labels } from "./parse.ts"
import { type Contracted, contracted, flopCount, type Lengths, type Step, sizeOfLabels } from "./path.ts"

/** One contraction of a path. */
export interface PathStep {
  /** The places of its operands, from the last to the first. */
  readonly places: Step
  readonly inputs: readonly Labels[]
  readonly output: Labels
  /** The operands that are left after it. */
  readonly remaining: readonly Labels[]
  readonly cost: number
  readonly size: number
  /** The number of labels that take part. */
  readonly scaling: number
}

/** Follows a path; what is left between two steps has its shorter axes first. */
export function stepsAlong(
  path: readonly Step[],
  inputs: readonly Labels[],
  output: Labels,
  lengths: Lengths,
): PathStep[] {
  const wanted = new Set(output)
  let left = inputs
  return path.map((step, k) => {
    const places = step.toSorted((a, b) => b - a)
    const done = contracted(
      step,
      left.map((labels) => new Set(labels)),
      wanted,
    )
    const result = k === path.length - 1 ? output : byLength(done, lengths)
    const taken = places.map((place) => left[place]!)
    left = [...left.filter((_, place) => !step.includes(place)), result]
    return {
      places,
      inputs: taken,
      output: result,
      remaining: left,
      cost: flopCount(done.labels, done.removed > 0, step.length, lengths),
      size: sizeOfLabels(done.result, lengths),
      scaling: done.labels.size,
    }
  })
}

function byLength({ result }: Contracted, lengths: Lengths): string[] {
  return [...result].sort((a, b) => lengths.get(a)! - lengths.get(b)! || (a < b ? -1 : 1))
}
