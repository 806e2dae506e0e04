import type { TranslationBundle } from "@jupyterlab/translation"
import type { CurrentRun } from "../current-run.ts"
import type { OutputHost } from "../notebook/output-host.ts"
import type { Preferences } from "../preferences.ts"

/** What all outputs of an application share. */
export interface LabContext {
  readonly trans: TranslationBundle
  readonly current: CurrentRun
  readonly preferences: Preferences
  /** Shows the gate panel in the side bar. */
  openPanel(): void
}

/** What one drawing may use of the place where it stands. */
export interface OutputContext extends LabContext {
  /** The notebook cell and the kernel, as far as the output stands in one now. */
  host(): OutputHost
  /** Whether the output may talk to a kernel: it was made here, or its notebook is trusted. */
  readonly trusted: boolean
}
