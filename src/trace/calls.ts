import { NDArray } from "../numpy/ndarray.ts"
import type { Observation, Observatory } from "./observation.ts"
import type { Site } from "./recorder.ts"

/** Arguments as they were, by name; arrays are with the observations, which copied them. */
export interface Given {
  readonly observed: readonly Observation[]
  readonly others: Readonly<Record<string, unknown>>
}

/** One call of a function while a trace was on. */
export interface Call {
  readonly functionName: string
  /** The name by which compiled code knows it: of a method `step` called for its class. */
  readonly enteredAs: string
  /** Whether it is a round of `unroll`. */
  readonly isStep: boolean
  site: Site | null
  readonly parent: Call | null
  /** The calls within, in order. */
  readonly children: Call[]
  /** The number of operations when it began, and when it ended (-1: not known to have ended). */
  readonly start: number
  end: number
  params: readonly Observation[]
  /** What the traced function was called with, for running it again; null of the calls within. */
  readonly given: Given | null
  readonly named: Observation[]
  results: readonly Observation[]
  /** Opened by `begin`, which also knows its end; calls of compiled code are known by `enter` alone. */
  readonly exact: boolean
  /** Whether the compiled `enter` of an exact call was seen. */
  entered: boolean
  /** The message of the error that ended it. */
  failure: string | null
  /** Whether there was no room for some of its values. */
  cut: boolean
}

/** The calls since a trace began, as a tree. */
export class CallTree {
  readonly roots: Call[] = []
  /** Calls begun after there was no more room, by function name. */
  readonly uncounted = new Map<string, number>()
  /** The names of arrays that calls were given, by their ids. */
  readonly arrayNames = new Map<number, string>()
  #current: Call | null = null
  readonly #observatory: Observatory

  constructor(observatory: Observatory) {
    this.#observatory = observatory
  }

  /** A call begins whose end will be told by `end`. */
  begin(functionName: string, params: Readonly<Record<string, unknown>>, step: string | null): Call {
    return this.#open(functionName, params, null, true, step)
  }

  /** @param outcome - what the call returned, or the error that ended it */
  end(call: Call, outcome: { readonly result: unknown } | { readonly error: unknown }): void {
    call.end = this.#observatory.log.length
    if ("result" in outcome) call.results = this.#observeResult(outcome.result)
    else call.failure = outcome.error instanceof Error ? outcome.error.message : String(outcome.error)
    this.#leaveWithin(call.parent)
  }

  /** Compiled code enters a function; of an exact call that just began it tells names and place. */
  enter(functionName: string, params: Readonly<Record<string, unknown>>, site: Site): void {
    const current = this.#current
    if (current?.exact && !current.entered && current.enteredAs === functionName) {
      current.entered = true
      current.site = site.cell === "" ? null : site
      this.#rememberNames(current.params)
      if (Object.keys(params).length > 0) current.params = this.#observeParams(functionName, params)
      return
    }
    this.#leaveEarlierCall(functionName, site)
    this.#current = this.#open(functionName, params, site.cell === "" ? null : site, false, null)
  }

  /** A `const` of one of the open calls. */
  name(name: string, value: unknown, line: number, functionName: string | undefined): void {
    const owner = this.#ownerOf(line, functionName)
    if (!owner) return
    this.#leaveWithin(owner)
    this.#observatory.observe(name, value, line === 0 ? null : line, owner.named)
    owner.cut = this.#observatory.full
  }

  #open(
    functionName: string,
    params: Readonly<Record<string, unknown>>,
    site: Site | null,
    exact: boolean,
    step: string | null,
  ): Call {
    const parent = this.#current
    const start = this.#observatory.log.length
    const observed = this.#observeParams(functionName, params)
    // Written out: putting it together from parts costs more than the author's whole step.
    const call: Call = {
      functionName,
      enteredAs: step ?? functionName,
      isStep: step !== null,
      site,
      parent,
      children: [],
      start,
      end: -1,
      params: observed,
      given: parent === null && exact ? { observed, others: withoutArrays(params) } : null,
      named: [],
      results: [],
      exact,
      entered: !exact,
      failure: null,
      cut: false,
    }
    this.#current = call
    if (this.#observatory.full) this.#countOnly(functionName)
    else (parent?.children ?? this.roots).push(call)
    return call
  }

  /** A cell of the library names fewer parameters than it was given: the weights among the others keep their names. */
  #rememberNames(given: readonly Observation[]): void {
    for (const { id, name } of given)
      if (id !== 0 && !this.arrayNames.has(id)) this.arrayNames.set(id, name.split(".").at(-1)!)
  }

  #countOnly(functionName: string): void {
    this.uncounted.set(functionName, (this.uncounted.get(functionName) ?? 0) + 1)
  }

  #observeResult(result: unknown): readonly Observation[] {
    const observations: Observation[] = []
    this.#observatory.observe("result", result, null, observations)
    return observations
  }

  #observeParams(functionName: string, params: Readonly<Record<string, unknown>>): readonly Observation[] {
    const observations: Observation[] = []
    for (const name in params) this.#observatory.observe(name, params[name], null, observations, functionName)
    return observations
  }

  /** The calls within `call` have ended: no later than now. */
  #leaveWithin(call: Call | null): void {
    for (let left = this.#current; left && left !== call; left = left.parent)
      if (left.end < 0) left.end = this.#observatory.log.length
    this.#current = call
  }

  /** Compiled code does not tell when a function ends: entering it again means that its last call did. */
  #leaveEarlierCall(functionName: string, site: Site): void {
    for (let call = this.#current; call && !call.exact; call = call.parent) {
      const same =
        call.functionName === functionName &&
        (call.site?.cell ?? "") === site.cell &&
        (call.site?.line ?? 0) === site.line
      if (same) {
        this.#leaveWithin(call.parent)
        return
      }
    }
  }

  /**
   * The open call that a `const` on `line` belongs to: the innermost of that function, else the one
   * whose function begins last before the line.
   */
  #ownerOf(line: number, functionName: string | undefined): Call | null {
    let owner: Call | null = null
    for (let call = this.#current; call; call = call.parent) {
      if (functionName !== undefined && call.enteredAs === functionName) return call
      const begins = call.site?.line ?? 0
      if (begins <= line && (owner === null || begins > (owner.site?.line ?? 0))) owner = call
    }
    return owner ?? this.#current
  }
}

/** The arguments but for arrays, each with its place kept. */
function withoutArrays(params: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const others: Record<string, unknown> = {}
  for (const name in params) others[name] = params[name] instanceof NDArray ? null : params[name]
  return others
}
