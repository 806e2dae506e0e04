import type { JSONObject } from "@lumino/coreutils"
import { Signal } from "@lumino/signaling"
import type { Change } from "../../../src/trace/whatIf/change.ts"
import { type GatesPayload, parseGatesPayload } from "../../../src/view/gates/payload.ts"
import { createSelection, isSameSelection, type Selection } from "../../../src/view/selection.ts"
import { attachNumbers } from "../live/attach-numbers.ts"
import { LiveComm, type LiveStatus } from "../live/live-comm.ts"
import type { OutputContext } from "../output/output-context.ts"
import { type RunState, readState, writeState } from "./run-state.ts"

/** The comm target in the kernel, `src/view/live/whatIf.ts`. */
const WHAT_IF = "cellwise.whatif"

/** What of a run has changed: its numbers, what is selected, which pictures are shown, the line to the kernel. */
export type RunAspect = "payload" | "selection" | "pictures" | "live"

/** What the kernel says can be changed. */
export interface Changeable {
  readonly inputs: readonly string[]
  readonly held: readonly string[]
}

/**
 * A traced run in one output: its payload, what is selected in its pictures, and *What if*. All views of it, in
 * the cell and in the side bar, show the same.
 */
export class Run {
  readonly changed = new Signal<this, RunAspect>(this)
  readonly stored: GatesPayload
  readonly context: OutputContext
  readonly #raw: JSONObject
  #shown: unknown
  #state: RunState
  #selection: Selection
  #live: LiveComm | null = null
  #problem: string | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  /** @throws TypeError or RangeError when the payload is none */
  constructor(payload: unknown, context: OutputContext) {
    this.stored = parseGatesPayload(payload)
    this.#raw = payload as JSONObject
    this.#shown = payload
    this.context = context
    this.#state = readState(context.host().cell, this.stored)
    this.#selection = createSelection(this.#state.selection)
  }

  /** The payload as it is now: as stored, or with what was changed. */
  get payload(): unknown {
    return this.#shown
  }

  /** The payload as it was stored. */
  get original(): unknown {
    return this.#raw
  }

  /** Whether *What if* changes anything. */
  get isChanged(): boolean {
    return hasChange(this.change)
  }

  get selection(): Selection {
    return this.#selection
  }

  /** The pictures that are shown in the cell. */
  get pictures(): readonly string[] {
    return this.#state.pictures
  }

  get change(): Change {
    return this.#state.change
  }

  /** Why *What if* has no answer. */
  get problem(): string | null {
    return this.#problem
  }

  /** Null before *What if* is opened, and where no kernel may be asked. */
  get status(): LiveStatus | null {
    return this.#live?.status ?? null
  }

  /** What can be changed; null before the kernel has said it. */
  get can(): Changeable | null {
    return this.#live?.ready as unknown as Changeable | null
  }

  /** Selects; what is only pointed at is not saved. */
  select(next: Selection): void {
    if (isSameSelection(next, this.#selection)) return
    const isLasting = !isSameSelection({ ...next, hovered: null }, { ...this.#selection, hovered: null })
    this.#selection = next
    if (isLasting) this.#save({ selection: { ...next, hovered: null } })
    this.context.current.set(this)
    this.changed.emit("selection")
  }

  showPictures(pictures: readonly string[]): void {
    this.#save({ pictures })
    this.changed.emit("pictures")
  }

  /** Opens the line to the kernel, if the output may have one. Returns whether there is one. */
  goLive(): boolean {
    if (this.#live) return true
    const { session } = this.context.host()
    const id = this.#raw.live
    if (!this.context.trusted || !session || typeof id !== "string") return false
    this.#live = new LiveComm(session, WHAT_IF, id)
    this.#live.statusChanged.connect(() => this.changed.emit("live"))
    if (this.isChanged) this.#ask()
    return true
  }

  /** Shows the run with another change; asks the kernel when no other follows soon. */
  whatIf(change: Change): void {
    this.#save({ change })
    this.context.current.set(this)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#ask(), this.context.preferences.patience)
    this.changed.emit("live")
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#live?.dispose()
    this.context.current.forget(this)
    Signal.clearData(this)
  }

  async #ask(): Promise<void> {
    if (!this.isChanged) this.#show(this.#raw, null)
    if (!this.#live) return
    try {
      const answer = await this.#live.ask({ change: this.change as unknown as JSONObject })
      if (answer && this.isChanged) this.#show(attachNumbers(answer.data.payload, answer.buffers), null)
    } catch (error) {
      this.#show(this.#shown, (error as Error).message)
    }
  }

  #show(payload: unknown, problem: string | null): void {
    this.#problem = problem
    if (payload !== this.#shown) {
      this.#shown = payload
      this.changed.emit("payload")
    }
    this.changed.emit("live")
  }

  #save(part: Partial<RunState>): void {
    this.#state = { ...this.#state, ...part }
    if (this.context.preferences.savesState) writeState(this.context.host().cell, this.stored, this.#state)
  }
}

function hasChange({ inputs = [], held = [] }: Change): boolean {
  return inputs.length + held.length > 0
}
