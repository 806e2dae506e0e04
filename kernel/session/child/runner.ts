import { awaitMimeBundle } from "../../../src/display/mime.ts"
import type { Outcome, RunRequest } from "../messages.ts"
import { runAsCell } from "./cells.ts"
import { toErrorLike } from "./errorLike.ts"
import { Evaluator } from "./evaluator.ts"

/** Runs one cell after the other and stops the one that runs when asked. */
export class Runner {
  readonly #evaluator = new Evaluator()
  #running: { readonly id: number; interrupt(): void } | undefined
  /** The last run that was asked to stop: it may not have begun yet. */
  #interrupted = -1

  /** Runs a cell; never rejects. An interrupted run leaves its pending promises to themselves. */
  async run(request: RunRequest): Promise<Outcome> {
    if (request.id <= this.#interrupted) return { status: "interrupted" }
    const interrupted = new Promise<Outcome>((resolve) => {
      this.#running = { id: request.id, interrupt: () => resolve({ status: "interrupted" }) }
    })
    const outcome = await Promise.race([runAsCell(request.cell, () => this.#evaluate(request)), interrupted])
    this.#running = undefined
    return outcome
  }

  /** Stops a run, now or before it begins; says whether it runs. */
  interrupt(id: number): boolean {
    this.#interrupted = Math.max(this.#interrupted, id)
    const isRunning = this.#running?.id === id
    if (isRunning) this.#running?.interrupt()
    return isRunning
  }

  async #evaluate(request: RunRequest): Promise<Outcome> {
    const { status, value } = { value: undefined, ...(await this.#evaluator.evaluate(request.runText)) }
    if (status === "terminated") return { status: "interrupted" }
    if (status === "thrown") return { status: "error", error: toErrorLike(value) }
    return request.showsResult ? renderResult(value, request) : { status: "ok" }
  }
}

/** A value's own display method may throw: that is the cell's error too. */
async function renderResult(value: unknown, { resultType }: RunRequest): Promise<Outcome> {
  try {
    const bundle = await awaitMimeBundle(value, resultType)
    return { status: "ok", bundle }
  } catch (error) {
    return { status: "error", error: toErrorLike(error) }
  }
}
