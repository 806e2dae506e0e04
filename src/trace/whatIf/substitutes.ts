import type { Site, Substitutes } from "../recorder.ts"
import type { StepKind } from "../steps.ts"
import type { Change, Held } from "./change.ts"
import { withNumbers } from "./withNumbers.ts"

/** Which function's calls are the steps. */
export interface StepFunction {
  readonly kind: StepKind
  readonly enteredAs: string
  readonly site: Site | null
}

/** Puts what a change asks for in the place of what a run computes, and keeps what its outermost call names. */
export class ChangeSubstitutes implements Substitutes {
  /** The values that the traced function named in its latest call, by name. */
  readonly named = new Map<string, unknown>()
  readonly #change: Change
  readonly #steps: StepFunction
  readonly #root: string
  #step = -1
  /** How often a name came in this call, where a loop's rounds are the steps. */
  readonly #rounds = new Map<string, number>()

  /** @param root - the traced function's name */
  constructor(change: Change, steps: StepFunction, root: string) {
    this.#change = change
    this.#steps = steps
    this.#root = root
  }

  /** The traced function is about to be called. */
  begin(): void {
    this.named.clear()
    if (this.#steps.kind === "calls") this.#step += 1
  }

  /** A round of `unroll`, told with its arguments. */
  round(functionName: string, params: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    if (this.#steps.kind !== "unrolled" || functionName !== this.#steps.enteredAs) return params
    this.#step += 1
    return this.#withInputs(params)
  }

  enter(
    functionName: string,
    params: Readonly<Record<string, unknown>>,
    site: Site,
  ): Readonly<Record<string, unknown>> {
    if (this.#steps.kind !== "within" || !this.#isStep(functionName, site)) return params
    this.#step += 1
    return this.#withInputs(params)
  }

  name(name: string, value: unknown, functionName: string | undefined): unknown {
    const isOwn = functionName === undefined || functionName === this.#steps.enteredAs
    const held = isOwn ? this.#findHeld(name) : []
    const taken = held.reduce((now, { units, value: held }) => withNumbers(now, units ?? null, held), value)
    if (functionName === undefined || functionName === this.#root) this.named.set(name, taken)
    return taken
  }

  /** Arguments with the inputs that are changed in this step. */
  #withInputs(params: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const taken = { ...params }
    for (const { name, step, unit, value } of this.#change.inputs ?? [])
      if (step === this.#step && name in taken) taken[name] = withNumbers(taken[name], [unit], value)
    return taken
  }

  #isStep(functionName: string, site: Site): boolean {
    const { enteredAs, site: own } = this.#steps
    return functionName === enteredAs && (own?.cell ?? "") === site.cell && (own?.line ?? 0) === site.line
  }

  #findHeld(name: string): readonly Held[] {
    const step = this.#steps.kind === "rounds" ? this.#countRound(name) : this.#step
    return (this.#change.held ?? []).filter(
      (held) => held.name === name && (held.steps == null || held.steps.includes(step)),
    )
  }

  #countRound(name: string): number {
    const round = this.#rounds.get(name) ?? 0
    this.#rounds.set(name, round + 1)
    return round
  }
}
