import { unpackNumbers } from "../payload/numbers.ts"
import { type GatesPayload, unitsOf } from "./payload.ts"

/** Which units are wanted: those of a value that stay on one side of a threshold through a span of steps. */
export interface UnitCondition {
  /** The author's name of the value. */
  readonly value: string
  readonly threshold: number
  /** Whether they must lie below it; at it or above it otherwise. */
  readonly below?: boolean
  /** The first and the last step, by their numbers in the run; all steps without them. */
  readonly from?: number
  readonly to?: number
}

/**
 * The units that meet a condition in every step of a span.
 * Source: H. Strobelt et al., LSTMVis, IEEE TVCG 24(1), 2018, section 5.1.
 * @returns units in C order, ascending
 * @throws RangeError when no value goes by that name
 */
export function selectUnits(run: GatesPayload, condition: UnitCondition): readonly number[] {
  const { threshold, below = false, from = 0, to = Infinity } = condition
  const value = run.values.find(({ name }) => name === condition.value)
  if (!value) {
    const names = run.values.map(({ name }) => name).join(", ")
    throw new RangeError(`selectUnits: value must be one of ${names}, got ${condition.value}`)
  }
  const units = unitsOf(value)
  const numbers = unpackNumbers(value.numbers)
  const columns = value.present ?? run.steps.map((_, column) => column)
  const places = columns.flatMap((column, place) => {
    const step = run.steps[column]!
    return step >= from && step <= to ? [place] : []
  })
  const holds = (x: number) => (below ? x < threshold : x >= threshold)
  return Array.from({ length: units }, (_, unit) => unit).filter(
    (unit) => places.length > 0 && places.every((place) => holds(numbers[place * units + unit]!)),
  )
}
