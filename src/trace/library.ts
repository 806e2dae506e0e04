import { recorder } from "./recorder.ts"

const nowhere = { cell: "", line: 0 }

/**
 * For steps that a library brings, which the cell compiler does not mark: tells a trace that a step
 * begins. Its values are told by {@link named}. Costs a property read when no trace is on.
 */
export function enterStep(functionName: string, params: Readonly<Record<string, unknown>>): void {
  if (recorder.on) recorder.enter(functionName, params, nowhere)
}

/** Tells a trace a value of the library step `functionName`, and hands back the value to go on with. */
export function named<T>(functionName: string, name: string, value: T): T {
  return recorder.on ? recorder.name(name, value, 0, functionName) : value
}

/** Gives a value a name, and hands it back. */
export type Tell = <T>(name: string, value: T) => T

/** {@link named} for the values of one step. */
export function tellOf(functionName: string): Tell {
  return recorder.on ? (name, value) => named(functionName, name, value) : untold
}

/** For values that are computed once more: no trace is told. */
export const untold: Tell = (_, value) => value
