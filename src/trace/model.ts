import type { Interval } from "./interval.ts"
import type { Site } from "./recorder.ts"

/**
 * Where a traced value comes from: handed in, a `const` of the function, what it returned without
 * naming it.
 */
export type Origin = "parameter" | "named" | "result"

/** One named value through all steps. */
export interface TracedValue {
  readonly name: string
  readonly origin: Origin
  /** For a parameter that hands on a value of the step before: the name of that value (`h_prev`: `h_t`). */
  readonly carries: string | null
  readonly dtype: string
  /** Its shape in one step. */
  readonly shape: readonly number[]
  /** The line of its `const` in its cell, counted from 1. */
  readonly line: number | null
  /** What its operations say of its bounds, for all steps; infinite where nothing is known. */
  readonly bounds: Interval
  /** For each step its numbers in C order; null in a step that has no such value. */
  readonly steps: readonly (readonly number[] | null)[]
}

/**
 * What an operation works on: an earlier operation of the step, a value handed in, a value of the step
 * before, a number, an array from outside (weights; the same one has the same number in all graphs, and the name that was
 * given to `trace`).
 */
export type Operand =
  | { readonly operation: number }
  | { readonly value: string }
  | { readonly previous: string }
  | { readonly constant: number }
  | { readonly array: number; readonly shape: readonly number[]; readonly name?: string }
  | { readonly other: string }

/** An array from outside the steps: weights. */
export interface TracedArray {
  /** The name that was given to `trace`, or under which a cell of the library knows it. */
  readonly name: string | null
  readonly shape: readonly number[]
  /** Its numbers in C order when it was first used; null when they were too many to keep. */
  readonly numbers: readonly number[] | null
}

/** One array operation of a step. */
export interface TracedOperation {
  /** NumPy's name: `multiply`. */
  readonly name: string
  readonly operands: readonly Operand[]
  readonly shape: readonly number[]
  /** The `const` that got its result; null for a part of a larger expression. */
  readonly value: string | null
}

/** A call within a step: the operations [start, end) of the step that it did. Groups may hold others. */
export interface TracedGroup {
  /** The function's name: `sigmoid`. */
  readonly name: string
  readonly start: number
  readonly end: number
}

/**
 * A recorded computation: the named values of a step function, for every step. Plain data, so it can
 * be stored as JSON (which writes NaN and the infinities as null).
 */
export interface Trace {
  readonly version: 1
  /** The step function's name. */
  readonly name: string
  readonly site: Site | null
  /** How many steps were run; `values` hold the first `recorded` of them. */
  readonly total: number
  readonly recorded: number
  /** The values in the order computed, parameters first. */
  readonly values: readonly TracedValue[]
  /** The operations of the steps: one list for each way a step ran. */
  readonly graphs: readonly (readonly TracedOperation[])[]
  /** For each of `graphs` the calls within, outer ones first: `sigmoid` is drawn as one node. */
  readonly groups: readonly (readonly TracedGroup[])[]
  /** For each step the graph it followed: its place in `graphs`. */
  readonly graphOfStep: readonly number[]
  /** The arrays from outside, by the number that operands call them. */
  readonly arrays: readonly TracedArray[]
  /** What the reader must know: what was left out, and why. */
  readonly notices: readonly string[]
}
