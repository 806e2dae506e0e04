import type { CellsMark, Scene } from "../scene/scene.ts"
import { dark, light, type Theme } from "../scene/theme.ts"
import { isSameSelection, type Point, type Selection } from "../selection.ts"
import { drawCells, readPageColours } from "./drawCells.ts"
import { drawMarks } from "./drawMarks.ts"
import { element, placeElement } from "./element.ts"
import { createPointing, type Pointing, type Square } from "./pointing.ts"
import { figureStyle } from "./style.ts"
import { themeOf, watchTheme } from "./themeOf.ts"

/** What is said of the square pointed at. */
export interface Readout {
  /** Which square, in the author's words: `f_t[2]`. */
  readonly where: string
  /** Its value with all its digits. */
  readonly value: string
  /** What else is good to know: the step, the role, the line. */
  readonly note: string
}

/** A picture that can be pointed at: a scene whose grids are known by their place in `grids`. */
export interface Picture {
  readonly scene: Scene
  readonly grids: readonly CellsMark[]
  /** A grid in words, for those who do not see it. */
  describe(grid: number): string
  readout(square: Square): Readout
  /** The squares that belong to the one pointed at (itself among them): the same unit in each grid. */
  related(square: Square): readonly Square[]
  /** The number of a run that a square shows; null where there is none to select. */
  pointOf(square: Square): Point | null
  /** The square that shows a number of a run. */
  find(point: Point): Square | null
  /** The rows of a unit. */
  rowsOf(unit: number): readonly { readonly grid: number; readonly row: number }[]
  /** The column of a step, of grids that share a time axis; null elsewhere. */
  columnOf(step: number): number | null
  /** Sentences that stand in the picture as text, for those who do not see it. */
  readonly notes: readonly string[]
}

/** A checked payload, ready to be laid out. */
export interface FigureSource {
  /** The picture for a width in CSS pixels and a selection. */
  layout(width: number, selection: Selection): Picture
  /** What of a selection the layout depends on: as long as it is the same text, marks move over the same picture. */
  keyOf(selection: Selection): string
  /** What stands around the picture: axis sliders, the epoch. Created once. */
  controls?(redraw: () => void, translate: Translate): HTMLElement
}

export type Translate = (text: string) => string

/** How a figure is shown. */
export interface FigureState {
  readonly selection: Selection
  /** Null: as the page. */
  readonly theme: Theme["name"] | null
}

interface FigureOptions extends FigureState {
  readonly translate: Translate
  readonly onSelect: (selection: Selection) => void
}

export interface Figure {
  update(state: FigureState): void
  dispose(): void
}

/**
 * Shows a picture in `root`, and keeps it fitting: laid out again when the width changes or what it shows of
 * the selection does, drawn again when the theme does.
 */
export function showFigure(root: HTMLElement, source: FigureSource, options: FigureOptions): Figure {
  const figure = element("div", { class: "cw-figure", role: "figure" })
  const drawing = new Drawing(figure, options.translate, (selection) => {
    update({ ...state, selection })
    options.onSelect(selection)
  })
  const controls = source.controls?.(() => draw(true), options.translate)
  figure.append(element("style", {}, [figureStyle]), ...(controls ? [controls] : []), drawing.node)
  root.replaceChildren(figure)
  let state: FigureState = options
  let drawn = ""
  const draw = (anyway = false) => {
    const theme = state.theme === null ? themeOf(root) : state.theme === "dark" ? dark : light
    const width = Math.floor(root.clientWidth) || 640
    const key = `${width} ${theme.name} ${source.keyOf(state.selection)}`
    figure.classList.toggle("cw-dark", theme.name === "dark")
    if (anyway || key !== drawn) drawing.draw(source.layout(width, state.selection), theme)
    drawing.mark(state.selection)
    // Outside the page there are neither width nor colours to read: then this was a draft.
    drawn = root.isConnected ? key : ""
  }
  const update = (next: FigureState) => {
    const same = isSameSelection(next.selection, state.selection) && next.theme === state.theme
    state = next
    if (!same) draw()
  }
  draw()
  const resized = new ResizeObserver(() => draw())
  resized.observe(root)
  let frame = 0
  // In the frame after: while a theme's style sheets are exchanged the page has other widths for a moment.
  const stopTheme = watchTheme(() => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => draw(true))
  })
  return {
    update,
    dispose() {
      cancelAnimationFrame(frame)
      resized.disconnect()
      stopTheme()
      drawing.dispose()
      figure.remove()
    },
  }
}

/** The plate that a picture is drawn on. Pointer and focus stay where they are while its marks change. */
class Drawing {
  readonly node = element("div", { class: "cw-stage" })
  readonly #figure: HTMLElement
  readonly #translate: Translate
  readonly #onSelect: (selection: Selection) => void
  #plate: HTMLElement | null = null
  #marks: HTMLElement | null = null
  #grids = ""
  #pointing: Pointing | null = null

  constructor(figure: HTMLElement, translate: Translate, onSelect: (selection: Selection) => void) {
    this.#figure = figure
    this.#translate = translate
    this.#onSelect = onSelect
  }

  /** Draws a picture anew; its squares keep the focus when they stand where they stood. */
  draw(picture: Picture, theme: Theme): void {
    const { scene } = picture
    this.#figure.setAttribute("aria-label", scene.description)
    const places = JSON.stringify(
      picture.grids.map(({ x, y, rows, columns, pitchX, pitchY }) => [x, y, rows, columns, pitchX, pitchY]),
    )
    if (this.#plate === null || places !== this.#grids) this.#setUp(picture)
    else this.#pointing?.replace(picture)
    this.#grids = places
    const [plate, marks] = [this.#plate!, this.#marks!]
    placeElement(plate, 0, 0, scene.width, scene.height)
    const page = readPageColours(this.#figure)
    const cells = scene.marks.flatMap((mark) => (mark.mark === "cells" ? [drawCells(mark, theme, page)] : []))
    // Squares last: boxes of a graph lie on paper of their own.
    marks.replaceChildren(drawMarks(scene, theme, this.#translate), ...cells)
  }

  mark(selection: Selection): void {
    this.#pointing?.show(selection)
  }

  dispose(): void {
    this.#pointing?.stop()
    this.#pointing = null
  }

  #setUp(picture: Picture): void {
    this.#pointing?.stop()
    const marks = element("div", { class: "cw-marks" })
    const plate = element("div", { class: "cw-plate" }, [marks])
    const scroll = element("div", { class: "cw-scroll" }, [plate])
    const notes = element("p", { class: "cw-spoken" }, [picture.notes.map(this.#translate).join(" ")])
    this.node.replaceChildren(scroll, ...(picture.notes.length > 0 ? [notes] : []))
    this.#plate = plate
    this.#marks = marks
    this.#pointing = createPointing(this.node, plate, picture, this.#onSelect)
  }
}

/** Shows a sentence in place of a picture that cannot be drawn. */
export function showProblem(root: HTMLElement, error: unknown, translate: Translate): Figure {
  const reason = error instanceof Error ? error.message : String(error)
  const sentence = element("p", { class: "cw-problem" }, [
    `${translate("This picture cannot be drawn.")} ${reason}.`,
  ])
  const figure = element("div", { class: "cw-figure" }, [element("style", {}, [figureStyle]), sentence])
  root.replaceChildren(figure)
  return { update: () => {}, dispose: () => figure.remove() }
}
