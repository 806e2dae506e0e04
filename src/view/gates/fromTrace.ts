import type { Trace, TracedValue } from "../../trace/model.ts"
import type { Bits } from "../payload/numbers.ts"
import { type UnitOrder, unitOrders } from "../selection.ts"
import { graphsFromTrace } from "./graphsFromTrace.ts"
import {
  createGatesValue,
  type FirstSelection,
  type GatesPayload,
  type GatesValue,
  type HandedValue,
  MOST_STEPS,
  MOST_VALUES,
  type RunPicture,
  unitsOf,
} from "./payload.ts"
import { kindOf, roleOf } from "./roles.ts"
import { varies } from "./varies.ts"

/** Up to here a picture carries every digit; beyond, about seven. */
const MOST_EXACT = 50_000
/**
 * Beyond this numbers become levels of a byte, and beyond three times this steps are left out, evenly: Jupyter drops
 * outputs of more than about 3 MB (`iopub_data_rate_limit`).
 */
export const MOST_NUMBERS = 400_000
/** A value with more units than these is left out: it is a table of weights, not a layer. */
const MOST_UNITS = 4_096

/** What the author may add to a gate picture. */
export interface GatesOptions {
  /** A label for each step: the letters of the input. */
  readonly tokens?: readonly string[]
  /** The step to begin with, counted from 0. */
  readonly step?: number
  /** The unit to begin with, in C order. */
  readonly unit?: number
  /** The value to begin with, by the author's name. */
  readonly value?: string
  /** The units as computed, by how far the first gate is open, or with like ones side by side. */
  readonly order?: UnitOrder
}

/**
 * The gate picture of a trace, as data. Parameters that hand on a value of the step before, and those
 * that stay the same (weights), have no row of their own.
 * @throws RangeError when there are not as many tokens as steps, or for an unknown step, unit, value or order
 */
export function gatesFromTrace(
  trace: Trace,
  options: GatesOptions = {},
  picture: RunPicture = "throughTime",
  most = MOST_NUMBERS,
): GatesPayload {
  const { tokens } = options
  if (tokens && tokens.length !== trace.total)
    throw new RangeError(`gates: tokens must label each of ${trace.total} steps, got ${tokens.length}`)
  const selection = firstSelection(trace, options)
  const notices = [...trace.notices]
  const rows = findRows(trace, notices)
  const count = rows.reduce((sum, value) => sum + unitsOf(value), 0)
  // A byte a number instead of four: of a very large picture more steps, or all of them, are drawn.
  const levels = count * trace.recorded > most
  const room = levels ? 3 * most : most
  const fitting = Math.max(1, Math.floor(room / Math.max(1, count)))
  const steps = pickSteps(trace.recorded, Math.min(MOST_STEPS, fitting))
  if (steps.length < trace.recorded)
    notices.push(
      `${steps.length} of ${trace.recorded} steps are drawn, evenly picked: the picture would be too large.`,
    )
  const bits = levels ? 8 : count * steps.length > MOST_EXACT ? 32 : 64
  if (bits === 32) notices.push("Values are shown to about 7 digits: the picture is large.")
  if (bits === 8) notices.push("Values are shown in 250 levels: the picture is very large.")
  return {
    ...{ version: 1, title: trace.name, cell: trace.site?.cell ?? null, line: trace.site?.line ?? null },
    ...{
      steps,
      total: trace.total,
      tokens: tokens ? steps.map((step) => String(tokens[step]).slice(0, 40)) : null,
    },
    values: rows.map((value) => gatesValue(value, trace, steps, bits)),
    handed: trace.values
      .filter((value) => value.carries !== null && unitsOf(value) <= MOST_UNITS)
      .map((value) => handedValue(value, trace, steps, bits)),
    graphs: graphsFromTrace(trace, steps, notices),
    notices: notices.map((notice) => notice.slice(0, 500)),
    picture,
    selection,
  }
}

/** @throws RangeError when there is no such step, unit, value or order */
function firstSelection(
  trace: Trace,
  { step, unit, value, order = "computed" }: GatesOptions,
): FirstSelection {
  if (step !== undefined && !(Number.isInteger(step) && step >= 0 && step < trace.recorded))
    throw new RangeError(`gates: step must be one of ${trace.recorded} recorded ones, got ${step}`)
  const named = trace.values.filter((candidate) => value === undefined || candidate.name === value)
  if (value !== undefined && named.length === 0) {
    const names = trace.values.map(({ name }) => name).join(", ")
    throw new RangeError(`gates: value must be one of ${names}, got ${value}`)
  }
  const units = Math.max(0, ...named.map((candidate) => unitsOf(candidate)))
  if (unit !== undefined && !(Number.isInteger(unit) && unit >= 0 && unit < units))
    throw new RangeError(`gates: unit must be one of ${units}, got ${unit}`)
  if (!unitOrders.includes(order))
    throw new RangeError(`gates: order must be one of ${unitOrders.join(", ")}, got ${order}`)
  return { step: step ?? null, units: unit === undefined ? [] : [unit], value: value ?? null, order }
}

function findRows(trace: Trace, notices: string[]): readonly TracedValue[] {
  const rows = trace.values.filter((value) => value.carries === null && varies(value) && unitsOf(value) > 0)
  const fitting = rows.filter((value) => unitsOf(value) <= MOST_UNITS)
  const large = rows.filter((value) => !fitting.includes(value)).map(({ name }) => name)
  if (large.length > 0)
    notices.push(`More than ${MOST_UNITS} numbers a step are not drawn: ${large.join(", ")}.`)
  if (fitting.length > MOST_VALUES)
    notices.push(`The first ${MOST_VALUES} of ${fitting.length} values are drawn.`)
  return fitting.slice(0, MOST_VALUES)
}

/** All steps, or `most` of them, evenly, the first and the last among them. */
function pickSteps(count: number, most: number): readonly number[] {
  if (count <= most) return Array.from({ length: count }, (_, step) => step)
  if (most === 1) return [count - 1]
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)))
}

/** Its numbers where they are not those of the drawn step before; with steps left out those of the first one. */
function handedValue(value: TracedValue, trace: Trace, steps: readonly number[], bits: Bits): HandedValue {
  const source = trace.values.find((other) => other.name === value.carries)
  const isWhole = steps.length === trace.recorded
  const own = steps.flatMap((step, column) => {
    if (!isWhole && column > 0) return []
    const numbers = value.steps[step]
    const before = column > 0 && steps[column - 1] === step - 1 ? source?.steps[step - 1] : null
    return numbers && !(before && isEqual(numbers, before)) ? [column] : []
  })
  return {
    ...createGatesValue(
      {
        ...{ name: value.name.slice(0, 200), role: roleOf(value, trace), kind: "state", dtype: value.dtype },
        ...{ shape: value.shape, line: value.line, present: own },
        values: own.flatMap((column) => [...value.steps[steps[column]!]!]),
      },
      bits,
    ),
    carries: value.carries!.slice(0, 200),
  }
}

function isEqual(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((x, i) => Object.is(x, b[i]))
}

function gatesValue(value: TracedValue, trace: Trace, steps: readonly number[], bits: Bits): GatesValue {
  const present = steps.flatMap((step, column) => (value.steps[step] ? [column] : []))
  const units = unitsOf(value)
  const values = new Float64Array(present.length * units)
  for (const [place, column] of present.entries()) values.set(value.steps[steps[column]!]!, place * units)
  return createGatesValue(
    {
      ...{ name: value.name.slice(0, 200), role: roleOf(value, trace), kind: kindOf(value) },
      ...{ dtype: value.dtype, shape: value.shape, line: value.line },
      present: present.length === steps.length ? null : present,
      values,
    },
    bits,
  )
}
