import { sameShape } from "../../numpy/broadcast.ts"
import { NDArray } from "../../numpy/ndarray.ts"
import { createRecording, recordCall, runRecorded } from "../active.ts"
import { assembleTrace } from "../assemble.ts"
import type { Call, CallTree } from "../calls.ts"
import { findCarries } from "../carries.ts"
import type { Trace } from "../model.ts"
import type { Observation } from "../observation.ts"
import type { OperationLog } from "../operations.ts"
import { runSubstituted } from "../recorder.ts"
import { callSteps, findSteps, type Step } from "../steps.ts"
import { type Change, type Changeable, checkChange } from "./change.ts"
import { givenArguments, resultParts } from "./givenArguments.ts"
import { ChangeSubstitutes, type StepFunction } from "./substitutes.ts"
import { observedValue, withNumbers } from "./withNumbers.ts"

/** What was recorded of some calls. */
export interface RecordedRun {
  readonly log: OperationLog
  readonly tree: Pick<CallTree, "roots" | "uncounted" | "arrayNames">
}

/** A traced function and what is needed to call it again. */
export interface Replayable {
  readonly f: (...args: never[]) => unknown
  /** `this` of its calls. */
  readonly receiver: unknown
  readonly recording: RecordedRun
  /** Arrays from outside by the names that the author gave them. */
  readonly arrays: Readonly<Record<string, unknown>>
}

/**
 * A recorded run that can be run again, with something changed: each call gets the arguments it had, except
 * those that handed on what the call before made, which hand on what it makes now.
 *
 * What the function takes from outside its arguments (weights of the notebook, `this`, random numbers) is as it
 * is now; `run` adds a notice when that alone makes the run another one.
 */
export class Replay {
  /** The run as it was recorded. */
  readonly trace: Trace
  /** What a change may name. */
  readonly can: Changeable
  readonly #source: Replayable
  readonly #calls: readonly Call[]
  /** The calls as steps, which know what each took in and gave back. */
  readonly #asSteps: readonly Step[]
  readonly #steps: StepFunction
  readonly #carries: ReadonlyMap<string, string>
  #drift: string | undefined

  constructor(source: Replayable) {
    const { tree, log } = source.recording
    this.#source = source
    this.trace = assembleTrace(source.f.name, tree, log, source.arrays)
    this.#calls = tree.roots.filter((call) => !call.cut && call.given !== null)
    this.#asSteps = callSteps(this.#calls, log).map((step, i) => ({
      ...step,
      params: this.#calls[i]!.given!.observed,
    }))
    this.#carries = findCarries(this.#asSteps)
    const { kind, steps } = findSteps(tree, log)
    const { enteredAs = source.f.name, site = null } = steps[0] ?? {}
    this.#steps = { kind, enteredAs, site }
    this.can = findChangeable(this.trace, steps, kind)
  }

  /**
   * Runs it again.
   * @throws RangeError or TypeError when the change names what is not there
   */
  run(change: Change): Trace {
    checkChange(change, this.trace, this.can)
    this.#drift ??= this.#findDrift()
    const changed = this.#run(change)
    return this.#drift === "" ? changed : { ...changed, notices: [this.#drift, ...changed.notices] }
  }

  #run(change: Change): Trace {
    const { f, arrays } = this.#source
    const again = createRecording()
    const substitutes = new ChangeSubstitutes(change, this.#steps, f.name)
    runRecorded(again, () => runSubstituted(substitutes, () => this.#callAll(change, substitutes)))
    const trace = assembleTrace(f.name, again.tree, again.log, arrays)
    return { ...trace, values: this.#withKnownBounds(trace) }
  }

  /** Calls the function as often as it was called, until a call fails: the trace tells of that. */
  #callAll(change: Change, substitutes: ChangeSubstitutes): void {
    const { f, receiver } = this.#source
    let made: ReadonlyMap<string, unknown> = new Map()
    // Weights are the same in all calls: one copy of each, by which the new recording knows it again.
    const copies = new Map<Observation, NDArray>()
    const copyOf = (seen: Observation) => {
      const copy = copies.get(seen) ?? observedValue(seen)
      copies.set(seen, copy)
      return copy
    }
    for (const [i, call] of this.#calls.entries()) {
      const args = givenArguments(call.given!, (seen, value) => {
        const again = this.#handedOn(seen, i, made) ?? (seen.id === 0 ? value : copyOf(seen))
        return this.#argument(seen, i, change, again)
      })
      const params = Object.fromEntries(Object.keys(call.given!.others).map((name, k) => [name, args[k]]))
      substitutes.begin()
      try {
        const result = recordCall(f.name, params, () => f.apply(receiver as never, args as never))
        made = new Map([...substitutes.named, ...resultParts(result)])
      } catch {
        return // it is the failure of its step, which the trace's notices tell
      }
    }
  }

  /** An argument with the numbers that are changed in this call, where the calls are the steps. */
  #argument(seen: Observation, i: number, change: Change, value: unknown): unknown {
    if (this.#steps.kind !== "calls") return value
    const shown = this.#calls[i]!.params.find(
      (param) => param.name === seen.name || (param.id !== 0 && param.id === seen.id),
    )
    return (change.inputs ?? [])
      .filter(({ name, step }) => step === i && name === shown?.name)
      .reduce((now, { unit, value }) => withNumbers(now, [unit], value), value)
  }

  #handedOn(seen: Observation, i: number, made: ReadonlyMap<string, unknown>): unknown {
    const name = this.#carries.get(seen.name)
    const before = this.#asSteps[i - 1]
    if (name === undefined || !before) return undefined
    const source = [...before.results, ...before.named].find((value) => value.name === name)
    const now = made.get(name)
    if (!source || !isSame(source, seen) || now === undefined) return undefined
    return now instanceof NDArray && !sameShape(now.dims, seen.shape) ? now.reshape([...seen.shape]) : now
  }

  /** A held value comes from no operation: that a gate lies in [0, 1] is known from the recorded run. */
  #withKnownBounds(trace: Trace): Trace["values"] {
    const known = new Map(this.trace.values.map((value) => [value.name, value]))
    return trace.values.map((value) => {
      const { bounds, carries } = known.get(value.name) ?? value
      return { ...value, bounds, carries }
    })
  }

  /** What to say when the run, with nothing changed, is not what it was; "" when it is. */
  #findDrift(): string {
    const again = this.#run({})
    const isSameRun = this.trace.values.every(({ name, steps }) => {
      const now = again.values.find((value) => value.name === name)?.steps
      return steps.every(
        (numbers, step) => numbers?.every((x, unit) => Object.is(x, now?.[step]?.[unit])) ?? true,
      )
    })
    return isSameRun
      ? ""
      : "Run again, the function computes something else by itself: it depends on more than its arguments (weights changed since, random numbers, something it keeps)."
  }
}

function isSame(a: Observation, b: Observation): boolean {
  if (a.id !== 0 && a.id === b.id) return true
  return a.numbers.length === b.numbers.length && a.numbers.every((x, i) => Object.is(x, b.numbers[i]))
}

function findChangeable(trace: Trace, steps: readonly Step[], kind: StepFunction["kind"]): Changeable {
  const own = new Set(steps.flatMap((step) => step.ownNames))
  const inputs = trace.values.filter((value) => value.origin === "parameter" && value.carries === null)
  return {
    held: trace.values
      .filter(({ name, origin }) => origin === "named" && own.has(name))
      .map(({ name }) => name),
    inputs: kind === "rounds" ? [] : inputs.map(({ name }) => name),
  }
}
