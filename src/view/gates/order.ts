import { unpackNumbers } from "../payload/numbers.ts"
import type { UnitOrder } from "../selection.ts"
import { clusterRows } from "./cluster.ts"
import { type GatesPayload, type GatesValue, unitsOf } from "./payload.ts"

/** So many steps decide which units are alike. */
const MOST_STEPS = 128

/**
 * The units in another order than computed, for all values that have as many: by the mean of the first gate
 * (without gates of the last value), the most open ones first; or with units side by side that do alike.
 * @returns for each row its unit; null when they stand as computed
 */
export function orderUnits(run: GatesPayload, order: UnitOrder): readonly number[] | null {
  if (order === "computed") return null
  const by = run.values.find(({ kind }) => kind === "gate") ?? run.values.at(-1)
  if (!by) return null
  const units = unitsOf(by)
  if (order === "similarity") return clusterRows(rowsOf(run, units))
  const means = Array.from({ length: units }, (_, unit) => meanOf(by, unit, units))
  return means.map((_, unit) => unit).sort((a, b) => means[b]! - means[a]!)
}

/** NaN counts as shut: it must not upset the order. */
function meanOf(value: GatesValue, unit: number, units: number): number {
  const numbers = unpackNumbers(value.numbers)
  let [sum, count] = [0, 0]
  for (let i = unit; i < numbers.length; i += units)
    if (Number.isFinite(numbers[i]!)) {
      sum += numbers[i]!
      count += 1
    }
  return count === 0 ? -Infinity : sum / count
}

/** What each unit does in all values through time. */
function rowsOf(run: GatesPayload, units: number): readonly Float64Array[] {
  const values = run.values.filter((value) => value.kind !== "input" && unitsOf(value) === units)
  return Array.from({ length: units }, (_, unit) =>
    Float64Array.from(
      values.flatMap((value) => {
        const numbers = unpackNumbers(value.numbers)
        const steps = Math.floor(numbers.length / Math.max(1, units))
        const stride = Math.max(1, Math.ceil(steps / MOST_STEPS))
        return Array.from({ length: Math.ceil(steps / stride) }, (_, i) => {
          const x = numbers[i * stride * units + unit]!
          return Number.isFinite(x) ? Math.max(-1, Math.min(1, x)) : 0
        })
      }),
    ),
  )
}
