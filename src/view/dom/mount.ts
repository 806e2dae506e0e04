import { createSelection, type Selection } from "../selection.ts"
import { arrayFigure } from "./arrayFigure.ts"
import { type Figure, type FigureSource, showFigure, showProblem } from "./figure.ts"
import { gatesFigure } from "./gatesFigure.ts"

/** How a host has a figure shown. Everything may be left out. */
export interface MountOptions {
  /** What is selected at first. */
  readonly selection?: Partial<Selection>
  /** Told of every change that the reader makes: a step, units, a value, what is pointed at. */
  readonly onSelect?: (selection: Selection) => void
  /** The page's theme is followed unless one is given. */
  readonly theme?: "light" | "dark"
  /** A translator of sentences; English without one. */
  readonly translate?: (text: string) => string
}

/** What may change in a figure that is shown. What is left out stays. */
export interface FigureChange {
  readonly payload?: unknown
  readonly selection?: Selection
  /** Null: as the page. */
  readonly theme?: "light" | "dark" | null
}

/** A figure that is shown. */
export interface MountedFigure {
  /** Shows another payload, selection or theme; does not call `onSelect`. */
  update(change: FigureChange): void
  /** Removes what was drawn and every listener. Calling it again does nothing. */
  dispose(): void
}

/**
 * Shows a payload in `root`, whose content it replaces. The payload is checked first: one that is not
 * valid shows a sentence that says why, and nothing from it runs.
 *
 * Figures are linked by handing the selection of one to the others:
 *
 *     let selection = createSelection({ step: 6, units: [5] })
 *     const figures = pictures.map((payload, i) =>
 *       mount(roots[i], payload, {
 *         selection,
 *         onSelect: (next) => {
 *           selection = next
 *           for (const figure of figures) figure.update({ selection })
 *         },
 *       }),
 *     )
 *     // when the output goes away:
 *     for (const figure of figures) figure.dispose()
 *
 * Which picture a gates payload shows is its own `picture`: hand in `{...payload, picture: "memory"}`
 * for another one of the same run.
 *
 * @param root - an element that belongs to the caller
 * @param payload - the data under `GATES_MIME` or `ARRAY_MIME`, from anywhere
 */
export function mount(root: HTMLElement, payload: unknown, options: MountOptions = {}): MountedFigure {
  const translate = options.translate ?? ((text: string) => text)
  let shown: Figure | null = null
  let [selection, theme] = [createSelection(options.selection), options.theme ?? null]
  const onSelect = (next: Selection) => {
    selection = next
    options.onSelect?.(next)
  }
  const show = (value: unknown) => {
    shown?.dispose()
    try {
      shown = showFigure(root, sourceOf(value), { selection, theme, translate, onSelect })
    } catch (error) {
      shown = showProblem(root, error, translate)
    }
  }
  show(payload)
  return {
    update(change) {
      if (change.selection) selection = change.selection
      if (change.theme !== undefined) theme = change.theme
      if ("payload" in change) show(change.payload)
      else shown?.update({ selection, theme })
    },
    dispose() {
      shown?.dispose()
      shown = null
    },
  }
}

/** Arrays are a group; what else there is tells what is wrong with it. */
function sourceOf(payload: unknown): FigureSource {
  const isArray = typeof payload === "object" && payload !== null && "group" in payload
  return isArray ? arrayFigure(payload) : gatesFigure(payload)
}
