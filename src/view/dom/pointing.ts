import { type CellsMark, heightOf, widthOf } from "../scene/scene.ts"
import { hoverPoint, type Selection, selectPoint, toggleUnit } from "../selection.ts"
import { element, placeElement } from "./element.ts"
import type { Picture } from "./figure.ts"
import { createMarker } from "./marker.ts"
import { maybeMoved } from "./moves.ts"

/** One square of a picture. */
export interface Square {
  readonly grid: number
  readonly row: number
  readonly column: number
}

export interface Pointing {
  /** Shows what is selected. */
  show(selection: Selection): void
  /** Goes on with a picture whose grids stand where they stood. */
  replace(picture: Picture): void
  stop(): void
}

/**
 * Lets a picture be pointed at, by pointer and by keyboard. Each grid can be focused (Tab reaches one of
 * them, as roving focus wants); arrow keys move from square to square and on into the next grid, Home
 * and End to the first and last column, Page Up and Down between grids, Enter selects, Escape lets go.
 * A click selects a number; with Shift or Control it adds a unit; a drag along rows selects all of them.
 * @param onSelect - told of each change of the selection
 */
export function createPointing(
  stage: HTMLElement,
  plate: HTMLElement,
  first: Picture,
  onSelect: (selection: Selection) => void,
): Pointing {
  return new PointingAt(stage, plate, first, onSelect)
}

class PointingAt implements Pointing {
  #picture: Picture
  readonly #blocks: readonly HTMLElement[]
  readonly #marker: ReturnType<typeof createMarker>
  readonly #abort = new AbortController()
  readonly #onSelect: (selection: Selection) => void
  #selection: Selection | null = null
  /** The square under the pointer or the focus of this figure. */
  #square: Square | null = null
  #dragged: Square | null = null

  constructor(
    stage: HTMLElement,
    plate: HTMLElement,
    picture: Picture,
    onSelect: (selection: Selection) => void,
  ) {
    this.#picture = picture
    this.#onSelect = onSelect
    this.#marker = createMarker(stage, plate)
    this.#blocks = picture.grids.map((grid, place) => createBlock(grid, picture.describe(place), place === 0))
    plate.append(...this.#blocks)
    for (const [grid, block] of this.#blocks.entries()) this.#listen(grid, block)
  }

  show(selection: Selection): void {
    this.#selection = selection
    this.#marker.select(this.#picture, selection)
    const { hovered } = selection
    const square = this.#square ?? (hovered ? this.#picture.find(hovered) : null)
    this.#marker.point(this.#picture, square, this.#square !== null)
  }

  replace(picture: Picture): void {
    this.#picture = picture
    for (const [place, block] of this.#blocks.entries())
      block.setAttribute("aria-label", picture.describe(place))
  }

  stop(): void {
    this.#abort.abort()
    this.#marker.remove()
    for (const block of this.#blocks) block.remove()
  }

  #listen(grid: number, block: HTMLElement): void {
    const on = <K extends keyof HTMLElementEventMap>(
      name: K,
      react: (event: HTMLElementEventMap[K]) => void,
    ) => block.addEventListener(name, react, { signal: this.#abort.signal })
    on("pointerdown", (event) => {
      this.#dragged = this.#squareAt(grid, event)
    })
    on("pointermove", (event) => this.#pointAt(this.#squareAt(grid, event), false))
    on("pointerup", (event) =>
      this.#release(this.#squareAt(grid, event), event.shiftKey || event.ctrlKey || event.metaKey),
    )
    on("pointerleave", () => {
      this.#dragged = null
      this.#pointAt(null, false)
    })
    on("focus", () => this.#square?.grid === grid || this.#pointAt({ grid, row: 0, column: 0 }, true))
    on("blur", () => this.#pointAt(null, false))
    on("keydown", (event) => this.#press(grid, event))
  }

  /** @param spoken - whether a screen reader says it: what the keyboard reached */
  #pointAt(square: Square | null, spoken: boolean): void {
    this.#square = square
    const hovered = square === null ? null : this.#picture.pointOf(square)
    if (this.#selection && (hovered !== null || this.#selection.hovered !== null))
      this.#onSelect(hoverPoint(this.#selection, hovered))
    this.#marker.point(this.#picture, square, true)
    if (square && spoken) this.#marker.speak(this.#picture.readout(square))
  }

  #release(square: Square | null, adding: boolean): void {
    const from = this.#dragged
    this.#dragged = null
    if (square === null || from === null) return
    if (from.grid === square.grid && from.row !== square.row) this.#selectRows(from, square)
    else this.#choose(square, adding)
  }

  #choose(square: Square, adding: boolean): void {
    const point = this.#picture.pointOf(square)
    if (!point || !this.#selection) return
    this.#onSelect(adding ? toggleUnit(this.#selection, point.unit) : selectPoint(this.#selection, point))
  }

  #selectRows(from: Square, to: Square): void {
    const [low, high] = [Math.min(from.row, to.row), Math.max(from.row, to.row)]
    const points = Array.from({ length: high - low + 1 }, (_, i) =>
      this.#picture.pointOf({ ...from, row: low + i }),
    ).filter((point) => point !== null)
    if (this.#selection && points.length > 0)
      this.#onSelect({ ...this.#selection, value: points[0]!.value, units: points.map(({ unit }) => unit) })
  }

  #press(grid: number, event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const from = this.#square ?? { grid, row: 0, column: 0 }
    if (event.key === "Escape") this.#pointAt(null, false)
    else if (event.key === "Enter" || event.key === " ") this.#choose(from, event.shiftKey)
    else {
      const to = maybeMoved(event.key, from, this.#picture.grids)
      if (to === undefined) return
      this.#focus(to)
    }
    event.preventDefault()
    event.stopPropagation()
  }

  #focus(square: Square): void {
    for (const [place, block] of this.#blocks.entries()) block.tabIndex = place === square.grid ? 0 : -1
    this.#square = square
    this.#blocks[square.grid]!.focus({ preventScroll: false })
    this.#pointAt(square, true)
  }

  #squareAt(place: number, event: PointerEvent): Square | null {
    const grid = this.#picture.grids[place]!
    const column = Math.min(grid.columns - 1, Math.max(0, Math.floor(event.offsetX / grid.pitchX)))
    const row = Math.min(grid.rows - 1, Math.max(0, Math.floor(event.offsetY / grid.pitchY)))
    const isThere = row * grid.columns + column < grid.values.length && !(grid.triangle && column > row)
    return isThere ? { grid: place, row, column } : null
  }
}

/** A place over a grid that takes pointer and focus. JupyterLab's shortcuts are held off: arrows are ours. */
function createBlock(grid: CellsMark, label: string, first: boolean): HTMLElement {
  const block = element("div", {
    class: "cw-block",
    role: "application",
    "aria-roledescription": "heat map",
    "aria-label": label,
    "data-lm-suppress-shortcuts": "true",
  })
  block.tabIndex = first ? 0 : -1
  placeElement(block, grid.x, grid.y, widthOf(grid), heightOf(grid))
  return block
}
