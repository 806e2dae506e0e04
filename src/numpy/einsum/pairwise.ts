import { toArray } from "../creation.ts"
import type { ArrayInput } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { contractByMatmul } from "./byMatmul.ts"
import { withLetters } from "./letters.ts"
import { type Contraction, resolve } from "./parse.ts"
import { findPath } from "./path.ts"
import { stepsAlong } from "./steps.ts"

type Options = Readonly<Record<string, unknown>>
type ContractAll = (given: Contraction, options: Options) => unknown

/** Contracts a few operands at a time, two by a matrix product, along the path that `optimize` asks for. */
export function contractPairwise(given: Contraction, options: Options, contractAll: ContractAll): unknown {
  const { optimize, out, order, ...others } = options
  const { inputs, output, lengths } = withLetters(resolve(given))
  const steps = stepsAlong(findPath(inputs, output, lengths, optimize), inputs, output, lengths)
  let left = given.operands
  let value: unknown
  steps.forEach((step, k) => {
    const taken = step.places.map((place) => left[place]!)
    const last = k === steps.length - 1 ? { ...others, out, order } : others
    const part = { operands: taken, inputs: step.inputs, output: step.output }
    value = taken.length === 2 ? contractByMatmul(part, last, contractAll) : contractAll(part, last)
    left = [
      ...left.filter((_, place) => !step.places.includes(place)),
      toArray(value as ArrayInput) as NDArray,
    ]
  })
  return value
}
