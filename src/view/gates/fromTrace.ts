import type { Trace, TracedValue } from "../../trace/model.ts"
import {
  createGatesValue,
  type GatesPayload,
  type GatesValue,
  MOST_STEPS,
  MOST_VALUES,
  unitsOf,
} from "./payload.ts"
import { kindOf, roleOf } from "./roles.ts"

/** Up to here a picture carries every digit; beyond, about seven. */
const MOST_EXACT = 50_000
/** Beyond this steps are left out, evenly. */
const MOST_NUMBERS = 400_000
/** A value with more units than these is left out: it is a table of weights, not a layer. */
const MOST_UNITS = 4_096

/** What the author may add to a gate picture. */
export interface GatesOptions {
  /** A label for each step: the letters of the input. */
  readonly tokens?: readonly string[]
}

/**
 * The gate picture of a trace, as data. Parameters that hand on a value of the step before, and those
 * that stay the same (weights), have no row of their own.
 * @throws RangeError when there are not as many tokens as steps
 */
export function gatesFromTrace(trace: Trace, { tokens }: GatesOptions = {}): GatesPayload {
  if (tokens && tokens.length !== trace.total)
    throw new RangeError(`gates: tokens must label each of ${trace.total} steps, got ${tokens.length}`)
  const notices = [...trace.notices]
  const rows = findRows(trace, notices)
  const count = rows.reduce((sum, value) => sum + unitsOf(value), 0)
  const fitting = Math.max(1, Math.floor(MOST_NUMBERS / Math.max(1, count)))
  const steps = pickSteps(trace.recorded, Math.min(MOST_STEPS, fitting))
  if (steps.length < trace.recorded)
    notices.push(
      `${steps.length} of ${trace.recorded} steps are drawn, evenly picked: the picture would be too large.`,
    )
  const bits = count * steps.length > MOST_EXACT ? 32 : 64
  if (bits === 32) notices.push("Values are shown to about 7 digits: the picture is large.")
  return {
    ...{ version: 1, title: trace.name, cell: trace.site?.cell ?? null, line: trace.site?.line ?? null },
    ...{
      steps,
      total: trace.total,
      tokens: tokens ? steps.map((step) => String(tokens[step]).slice(0, 40)) : null,
    },
    values: rows.map((value) => gatesValue(value, trace, steps, bits)),
    notices: notices.map((notice) => notice.slice(0, 500)),
  }
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

/** Whether a value belongs to the steps: not the weights, nor a size that is the same in all of them. */
function varies(value: TracedValue): boolean {
  const seen = value.steps.filter((numbers) => numbers !== null)
  const [first, ...rest] = seen
  if (first === undefined) return false
  if (value.origin !== "parameter" && value.shape.length > 0) return true
  if (rest.length === 0) return value.shape.length > 0 && !/[.[]/.test(value.name)
  return rest.some((numbers) => numbers !== first && numbers.some((x, i) => !Object.is(x, first[i])))
}

/** All steps, or `most` of them, evenly, the first and the last among them. */
function pickSteps(count: number, most: number): readonly number[] {
  if (count <= most) return Array.from({ length: count }, (_, step) => step)
  if (most === 1) return [count - 1]
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)))
}

function gatesValue(value: TracedValue, trace: Trace, steps: readonly number[], bits: 32 | 64): GatesValue {
  const present = steps.flatMap((step, column) => (value.steps[step] ? [column] : []))
  return createGatesValue(
    {
      ...{ name: value.name.slice(0, 200), role: roleOf(value, trace), kind: kindOf(value) },
      ...{ dtype: value.dtype, shape: value.shape, line: value.line },
      present: present.length === steps.length ? null : present,
      values: present.flatMap((column) => [...value.steps[steps[column]!]!]),
    },
    bits,
  )
}
