import { Signal } from "@lumino/signaling"
import type { Run } from "./run/run.ts"

/** The run that the gate panel and the commands are about: the one drawn or used last. */
export class CurrentRun {
  readonly changed = new Signal<this, Run | null>(this)
  #run: Run | null = null

  get run(): Run | null {
    return this.#run
  }

  set(run: Run | null): void {
    if (run === this.#run) return
    this.#run = run
    this.changed.emit(run)
  }

  /** A run is gone with its output. */
  forget(run: Run): void {
    if (run === this.#run) this.set(null)
  }
}
