import type { CellsMark, Scene } from "../scene/scene.ts"
import { drawCells, readPageColours } from "./drawCells.ts"
import { drawMarks } from "./drawMarks.ts"
import { element, placeElement } from "./element.ts"
import { createPointing, type Square } from "./pointing.ts"
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
  /** Whether the grids share a time axis, so that the column runs through all of them. */
  readonly sharesColumns: boolean
  /** Sentences that stand in the picture as text, for those who do not see it. */
  readonly notes: readonly string[]
}

/**
 * Shows a picture in `el`, and keeps it fitting: laid out again when the width changes, drawn again when
 * the theme does.
 * @param layout - the picture for a width in CSS pixels
 * @returns the cleanup
 */
export function showFigure(el: HTMLElement, layout: (width: number) => Picture): () => void {
  const figure = element("div", { class: "cw-figure", role: "figure" })
  el.replaceChildren(figure)
  let stopPointing = () => {}
  let [drawnWidth, drawnTheme] = [-1, ""]
  const draw = () => {
    const theme = themeOf(el)
    const width = Math.floor(el.clientWidth) || 640
    if (width === drawnWidth && theme.name === drawnTheme) return
    ;[drawnWidth, drawnTheme] = [width, theme.name]
    figure.classList.toggle("cw-dark", theme.name === "dark")
    stopPointing()
    stopPointing = drawPicture(figure, layout(width))
    // Outside the page there are neither width nor colours to read: then this was a draft.
    if (!el.isConnected) drawnWidth = -1
  }
  draw()
  const resized = new ResizeObserver(draw)
  resized.observe(el)
  let frame = 0
  // In the frame after: while a theme's style sheets are exchanged the page has other widths for a moment.
  const stopTheme = watchTheme(() => {
    drawnTheme = ""
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(draw)
  })
  return () => {
    cancelAnimationFrame(frame)
    resized.disconnect()
    stopTheme()
    stopPointing()
    figure.remove()
  }
}

/** Draws a picture once. @returns what stops its pointing */
function drawPicture(figure: HTMLElement, picture: Picture): () => void {
  const { scene } = picture
  const theme = themeOf(figure)
  figure.setAttribute("aria-label", scene.description)
  const plate = element("div", { class: "cw-plate" })
  placeElement(plate, 0, 0, scene.width, scene.height)
  const scroll = element("div", { class: "cw-scroll" }, [plate])
  const notes = element("p", { class: "cw-spoken" }, [picture.notes.join(" ")])
  figure.replaceChildren(
    element("style", {}, [figureStyle]),
    scroll,
    ...(picture.notes.length > 0 ? [notes] : []),
  )
  const page = readPageColours(figure)
  for (const mark of scene.marks) if (mark.mark === "cells") plate.append(drawCells(mark, theme, page))
  plate.append(drawMarks(scene, theme))
  return createPointing(figure, plate, picture)
}

/** Shows a sentence in place of a picture that cannot be drawn. */
export function showProblem(el: HTMLElement, error: unknown): () => void {
  const reason = error instanceof Error ? error.message : String(error)
  const sentence = element("p", { class: "cw-problem" }, [`This picture cannot be drawn. ${reason}.`])
  const figure = element("div", { class: "cw-figure" }, [element("style", {}, [figureStyle]), sentence])
  el.replaceChildren(figure)
  return () => figure.remove()
}
