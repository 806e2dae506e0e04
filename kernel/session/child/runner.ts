import { setImmediate } from "node:timers"
import { receiveComm } from "../../../src/comms/comms.ts"
import { awaitMimeBundle } from "../../../src/display/mime.ts"
import type { CommRequest, Outcome, RunRequest } from "../messages.ts"
import { checkBundle } from "./bundle.ts"
import { takeCellEnd } from "./cellEnd.ts"
import { runAsCell, stopTerminatedTimers, stopTimers } from "./cells.ts"
import { toErrorLike } from "./errorLike.ts"
import { Evaluator } from "./evaluator.ts"
import { stopWaiting } from "./held.ts"
import { showDisplay } from "./nodeHost.ts"
import { rememberInput, rememberOutput } from "./remembered.ts"

/** Runs one cell after the other and stops the one that runs when asked. */
export class Runner {
  readonly #evaluator = new Evaluator()
  readonly #ended: (id: number, outcome: Outcome) => void
  /** Runs are counted, and end in the order of their numbers. */
  #lastEnded = 0
  /** The cell that runs; a comm message is part of none. */
  #cell: string | undefined

  /** @param ended - told once of each run how it ended; again only when that telling was cut short */
  constructor(ended: (id: number, outcome: Outcome) => void) {
    this.#ended = ended
  }

  /** Runs a cell, or hands over a comm message, unless it has been stopped before it began. */
  run(request: RunRequest | CommRequest): void {
    if (request.id <= this.#lastEnded) return
    this.#cell = request.type === "run" ? request.cell : undefined
    void runAsCell(request.cell, () =>
      request.type === "run" ? this.#evaluate(request) : this.#deliver(request),
    )
  }

  /**
   * Stops a run, also one that has not begun: a termination may have hit the message that asked for
   * it. All is done when this returns: microtasks would be lost with the next termination. The run's
   * pending promises are left to themselves. It may be asked again when the next run has begun.
   */
  interrupt(id: number): void {
    stopTerminatedTimers()
    if (id <= this.#lastEnded) return
    stopWaiting()
    this.#evaluator.abandon()
    this.#end(id, { status: "interrupted" })
  }

  #end(id: number, outcome: Outcome): void {
    if (id <= this.#lastEnded) return
    if (outcome.status === "interrupted" && this.#cell !== undefined) stopTimers(this.#cell)
    this.#ended(id, outcome)
    this.#lastEnded = id
    this.#cell = undefined
  }

  async #evaluate(request: RunRequest): Promise<void> {
    if (request.counted !== undefined) rememberInput(request.counted)
    const { status, value } = { value: undefined, ...(await this.#evaluator.evaluate(request.runText)) }
    await nextTurn()
    if (status === "terminated") this.#end(request.id, { status: "interrupted" })
    else this.#end(request.id, withCellEnd(await renderOutcome(status, value, request)))
  }

  async #deliver({ id, message }: CommRequest): Promise<void> {
    try {
      // Each at the beginning of memory of its own, so that any typed array fits over it.
      const buffers = message.buffers.map((bytes) => new Uint8Array(bytes))
      await receiveComm({ ...message, buffers })
      await nextTurn()
      this.#end(id, { status: "ok" })
    } catch (error) {
      this.#end(id, { status: "error", error: toErrorLike(error) })
    }
  }
}

function renderOutcome(status: string, value: unknown, request: RunRequest): Outcome | Promise<Outcome> {
  if (status === "thrown") return { status: "error", error: toErrorLike(value) }
  if (!request.showsResult) return { status: "ok" }
  if (request.counted !== undefined) rememberOutput(request.counted, value)
  return renderResult(value, request)
}

/** Figures come after the cell's result, as in Python; before the error that ended it. */
function withCellEnd(outcome: Outcome): Outcome {
  try {
    const after = takeCellEnd()
    for (const bundle of after) checkBundle(bundle)
    if (after.length === 0 || outcome.status === "interrupted") return outcome
    if (outcome.status === "ok") return { ...outcome, after }
    for (const bundle of after) showDisplay(bundle)
    return outcome
  } catch (error) {
    return outcome.status === "error" ? outcome : { status: "error", error: toErrorLike(error) }
  }
}

/**
 * Node tells of a rejection that nobody handles when this turn of its event loop is over: the error belongs
 * among the cell's own outputs.
 */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** A value's own display method may throw, or give what is not JSON: that is the cell's error too. */
async function renderResult(value: unknown, { resultType }: RunRequest): Promise<Outcome> {
  try {
    const bundle = await awaitMimeBundle(value, resultType)
    checkBundle(bundle)
    return { status: "ok", bundle }
  } catch (error) {
    return { status: "error", error: toErrorLike(error) }
  }
}
