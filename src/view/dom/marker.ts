import { type CellsMark, heightOf } from "../scene/scene.ts"
import type { Selection } from "../selection.ts"
import { element, placeElement } from "./element.ts"
import type { Picture, Readout } from "./figure.ts"
import type { Square } from "./pointing.ts"

/** What marks squares: outlines and the column of the one pointed at and of what is selected, a tooltip, a spoken sentence. */
export function createMarker(stage: HTMLElement, plate: HTMLElement) {
  const [outlines, chosen] = [element("div"), element("div")]
  const where = element("span", { class: "cw-where" })
  const value = element("div", { class: "cw-value" })
  const note = element("div", { class: "cw-note" })
  const tooltip = element("div", { class: "cw-tooltip", "aria-hidden": "true" }, [where, value, note])
  const live = element("div", { class: "cw-spoken", "aria-live": "polite" })
  tooltip.hidden = true
  plate.append(chosen, outlines)
  stage.append(tooltip, live)
  return {
    /** Marks the square pointed at, here (with its numbers) or in another figure. */
    point(picture: Picture, square: Square | null, here: boolean) {
      tooltip.hidden = square === null || !here
      outlines.replaceChildren(...(square ? createOutlines(square, picture) : []))
      if (square === null || !here) return
      const readout = picture.readout(square)
      where.textContent = readout.where
      value.textContent = readout.value
      note.textContent = readout.note
      placeTooltip(tooltip, stage, plate, picture.grids[square.grid]!, square)
    },
    /** Marks the selected step and units. */
    select(picture: Picture, { step, units }: Selection) {
      const column = step === null ? null : picture.columnOf(step)
      chosen.replaceChildren(
        ...(column === null ? [] : [createColumn(column, picture, "cw-column cw-chosen")]),
        ...units
          .flatMap((unit) => picture.rowsOf(unit))
          .map(({ grid, row }) => createTick(picture.grids[grid]!, row)),
      )
    },
    speak(readout: Readout) {
      live.textContent = `${readout.where}: ${readout.value}. ${readout.note}`
    },
    remove() {
      outlines.remove()
      chosen.remove()
      tooltip.remove()
      live.remove()
    },
  }
}

function createOutlines(square: Square, picture: Picture): readonly HTMLElement[] {
  const squares = picture.related(square).map(({ grid, row, column }) => {
    const { x, y, pitchX, pitchY, gap } = picture.grids[grid]!
    const outline = element("div", { class: "cw-square" })
    placeElement(outline, x + column * pitchX - 1, y + row * pitchY - 1, pitchX - gap + 2, pitchY - gap + 2)
    return outline
  })
  const point = picture.pointOf(square)
  const column = point && picture.columnOf(point.step)
  return column === null ? squares : [createColumn(column, picture, "cw-column"), ...squares]
}

/** A column runs through all grids that share the time axis. */
function createColumn(column: number, picture: Picture, name: string): HTMLElement {
  const [first, last] = [picture.grids[0]!, picture.grids.at(-1)!]
  const outline = element("div", { class: name })
  const height = last.y + heightOf(last) - first.y
  placeElement(
    outline,
    first.x + column * first.pitchX - 3,
    first.y - 5,
    first.pitchX - first.gap + 6,
    height + 10,
  )
  return outline
}

/** A short bar at the left of a selected unit's row. */
function createTick({ x, y, pitchY, gap }: CellsMark, row: number): HTMLElement {
  const tick = element("div", { class: "cw-tick" })
  placeElement(tick, x - 5, y + row * pitchY, 3, Math.max(1, pitchY - gap))
  return tick
}

/** Beside the square's column, so that the column stays in sight; never out of the figure's sides. */
function placeTooltip(
  tooltip: HTMLElement,
  stage: HTMLElement,
  plate: HTMLElement,
  grid: CellsMark,
  square: Square,
): void {
  const scrolled = plate.parentElement?.scrollLeft ?? 0
  const x = grid.x + square.column * grid.pitchX - scrolled
  const y = grid.y + (square.row + 0.5) * grid.pitchY
  const { offsetWidth, offsetHeight } = tooltip
  const right = x + grid.pitchX + 12
  const fits = right + offsetWidth <= stage.clientWidth
  const left = fits ? right : Math.max(0, x - 12 - offsetWidth)
  const top = Math.max(0, Math.min(y - offsetHeight / 2, stage.clientHeight - offsetHeight))
  Object.assign(tooltip.style, { left: `${left}px`, top: `${top}px` })
}
