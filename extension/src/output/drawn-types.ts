import type { OutputContext } from "./output-context.ts"

/**
 * Draws a payload into an element and returns the cleanup. It checks the payload itself: one that is
 * not valid shows a sentence that says why.
 */
export type Draw = (el: HTMLElement, payload: unknown, context: OutputContext) => () => void

/** A MIME type that this extension draws. */
export interface DrawnType {
  readonly mimeType: string
  /** Whether the output's own text stands above the picture: NumPy's text of arrays does. */
  readonly showsText: boolean
  /** Loads the drawing code: a chunk of its own, fetched with the first output of its kind. */
  readonly load: () => Promise<Draw>
}

/** The MIME type of runs, named in full: importing the name would load its code at start. */
export const GATES = "application/vnd.cellwise.gates.v1+json"

/** Every MIME type drawn here. */
export const drawnTypes: readonly DrawnType[] = [
  {
    mimeType: "application/vnd.cellwise.array.v1+json",
    showsText: true,
    load: async () => (await import("../array/draw-array.ts")).drawArray,
  },
  {
    mimeType: GATES,
    showsText: false,
    load: async () => (await import("../run/draw-run.ts")).drawRun,
  },
]
