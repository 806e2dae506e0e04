import { shapeText } from "../../numpy/broadcast.ts"
import type { GatesPayload, GatesValue } from "../gates/payload.ts"
import { createGatesValue, unitsOf } from "../gates/payload.ts"
import { unpackNumbers } from "../payload/numbers.ts"

/** One value in both runs. */
export interface ValueDifference {
  /** The second run's numbers less the first one's, drawn as a state. */
  readonly value: GatesValue
  /** Over all units and steps; null where no pair of numbers is finite. */
  readonly largest: number | null
  readonly mean: number | null
  /** Where the largest one is. */
  readonly at: { readonly unit: number; readonly column: number } | null
  /** How many numbers are finite in one run only, or infinite or NaN otherwise than in the other. */
  readonly unlike: number
}

export interface RunDifference {
  readonly values: readonly ValueDifference[]
  /** How many steps both have. */
  readonly steps: number
  /** Sentences on what could not be compared. */
  readonly notices: readonly string[]
}

/** Compares two runs: values of one name and shape, the steps that both have. Inputs that are equal need no picture. */
export function compareRuns(
  [a, b]: readonly [GatesPayload, GatesPayload],
  labels: readonly [string, string],
): RunDifference {
  const steps = Math.min(a.steps.length, b.steps.length)
  const pairs = a.values.flatMap((first): (readonly [GatesValue, GatesValue])[] => {
    const second = b.values.find(({ name }) => name === first.name)
    return second ? [[first, second]] : []
  })
  const alike = pairs.filter(([first, second]) => `${first.shape}` === `${second.shape}`)
  const others = pairs.filter(([first, second]) => `${first.shape}` !== `${second.shape}`)
  const differences = alike.map(([first, second]) => subtract(first, second, steps))
  const inputs = differences.filter(
    ({ value, largest, unlike }) => isInput(a, value.name) && largest === 0 && unlike === 0,
  )
  const notices = [
    ...(inputs.length === 0
      ? []
      : [`Equal in both: the input ${inputs.map(({ value }) => value.name).join(", ")}.`]),
    ...onlyIn(a, b, labels[0]),
    ...onlyIn(b, a, labels[1]),
    ...others.map(
      ([first, second]) =>
        `${first.name} has shape ${shapeText(first.shape)} in ${labels[0]} and ${shapeText(second.shape)} in ${labels[1]}: it cannot be compared.`,
    ),
    ...(a.steps.length === b.steps.length
      ? []
      : [
          `${labels[0]} has ${count(a.steps.length, "step")}, ${labels[1]} ${b.steps.length}: the first ${steps} are compared.`,
        ]),
  ]
  return { values: differences.filter((each) => !inputs.includes(each)), steps, notices }
}

function isInput(run: GatesPayload, name: string): boolean {
  return run.values.some((value) => value.name === name && value.kind === "input")
}

function count(n: number, noun: string): string {
  return n === 1 ? `1 ${noun}` : `${n} ${noun}s`
}

function onlyIn(run: GatesPayload, other: GatesPayload, label: string): readonly string[] {
  const names = run.values.filter(({ name }) => !other.values.some((value) => value.name === name))
  if (names.length === 0) return []
  return [
    `${names.map(({ name }) => name).join(", ")} ${names.length === 1 ? "is" : "are"} only in ${label}.`,
  ]
}

function subtract(first: GatesValue, second: GatesValue, steps: number): ValueDifference {
  const units = unitsOf(first)
  const [a, b] = [first, second].map((value) => columnsOf(value, steps))
  const columns = Array.from({ length: steps }, (_, column) => column).filter(
    (column) => a![column] && b![column],
  )
  const numbers = new Float64Array(columns.length * units)
  let [largest, at, sum, finite, unlike] = [-1, null as ValueDifference["at"], 0, 0, 0]
  for (const [place, column] of columns.entries())
    for (let unit = 0; unit < units; unit++) {
      const [x, y] = [a![column]![unit]!, b![column]![unit]!]
      const difference = Object.is(x, y) ? 0 : y - x
      numbers[place * units + unit] = difference
      if (!Number.isFinite(difference)) {
        unlike += 1
        continue
      }
      finite += 1
      sum += Math.abs(difference)
      if (Math.abs(difference) > largest) [largest, at] = [Math.abs(difference), { unit, column }]
    }
  const { name, role, dtype, shape, line } = first
  const present = columns.length === steps ? null : columns
  return {
    value: createGatesValue({ name, role, kind: "state", dtype, shape, line, present, values: numbers }),
    ...{ largest: finite === 0 ? null : largest, mean: finite === 0 ? null : sum / finite, at, unlike },
  }
}

/** The numbers of each column; undefined where the value is not there. */
function columnsOf(value: GatesValue, steps: number): readonly (Float64Array | undefined)[] {
  const numbers = unpackNumbers(value.numbers)
  const units = unitsOf(value)
  return Array.from({ length: steps }, (_, column) => {
    const place = value.present ? value.present.indexOf(column) : column
    return place < 0 ? undefined : numbers.subarray(place * units, (place + 1) * units)
  })
}
