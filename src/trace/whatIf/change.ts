import { shapeText } from "../../numpy/broadcast.ts"
import type { Trace, TracedValue } from "../model.ts"

/** A named value that is held: whatever the function computes, it goes on with this. */
export interface Held {
  /** The author's `const`: `f_t`. */
  readonly name: string
  /** One number for all units, or one for each of `units`: 1 holds a gate open, 0 shut. */
  readonly value: number | readonly number[]
  /** Which units, by their number in C order; all of them by default. */
  readonly units?: readonly number[] | null
  /** In which steps, counted from 0; in all of them by default. */
  readonly steps?: readonly number[] | null
}

/** One number of an input that is another in one step. */
export interface ChangedInput {
  /** The author's parameter: `x`. */
  readonly name: string
  readonly step: number
  /** Which of its numbers, in C order. */
  readonly unit: number
  readonly value: number
}

/** What a run is to do otherwise; nothing by default. */
export interface Change {
  readonly inputs?: readonly ChangedInput[]
  readonly held?: readonly Held[]
}

/** What of a trace can be changed, by name. */
export interface Changeable {
  readonly inputs: readonly string[]
  readonly held: readonly string[]
}

/**
 * Refuses a change that would change nothing, or another thing than was meant.
 * @throws RangeError or TypeError `whatIf: rule, got value`
 */
export function checkChange({ inputs = [], held = [] }: Change, trace: Trace, can: Changeable): void {
  for (const { name, step, unit, value } of inputs) {
    const found = checkName("an input", name, can.inputs, trace)
    checkPlaces("step", [step], trace.recorded, "steps")
    checkPlaces("unit", [unit], sizeOf(found), `numbers of ${name}, shape ${shapeText(found.shape)}`)
    checkNumbers([value])
  }
  for (const { name, value, units, steps } of held) {
    const found = checkName("what is held", name, can.held, trace)
    checkPlaces("steps", steps ?? [], trace.recorded, "steps")
    checkPlaces("units", units ?? [], sizeOf(found), `units of ${name}, shape ${shapeText(found.shape)}`)
    checkNumbers(typeof value === "number" ? [value] : value)
    const count = units?.length ?? sizeOf(found)
    if (typeof value !== "number" && value.length !== count)
      throw new RangeError(`whatIf: value must be a number, or ${count} for ${name}, got ${value.length}`)
  }
}

function checkName(what: string, name: string, names: readonly string[], trace: Trace): TracedValue {
  const found = trace.values.find((value) => value.name === name)
  if (found && names.includes(name)) return found
  const known = names.join(", ") || "(there is none)"
  throw new RangeError(`whatIf: ${what} must be one of ${known}, got '${name}'`)
}

function checkPlaces(what: string, places: readonly number[], count: number, of: string): void {
  for (const place of places)
    if (!Number.isInteger(place) || place < 0 || place >= count)
      throw new RangeError(`whatIf: ${what} must be from 0 to ${count - 1}, the ${of}, got ${place}`)
}

function checkNumbers(values: readonly unknown[]): void {
  for (const value of values)
    if (typeof value !== "number") throw new TypeError(`whatIf: value must be a number, got ${typeof value}`)
}

function sizeOf({ shape }: TracedValue): number {
  return shape.reduce((product, length) => product * length, 1)
}
