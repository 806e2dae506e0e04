import { type CellsMark, heightOf, widthOf } from "../scene/scene.ts"
import { element, placeElement } from "./element.ts"
import type { Picture } from "./figure.ts"

/** One square of a picture. */
export interface Square {
  readonly grid: number
  readonly row: number
  readonly column: number
}

/**
 * Lets a picture be pointed at, by pointer and by keyboard. Each grid can be focused (Tab reaches one of
 * them, as roving focus wants); arrow keys move from square to square and on into the next grid, Home
 * and End to the first and last column, Page Up and Down between grids, Escape lets go.
 * @returns what stops it
 */
export function createPointing(figure: HTMLElement, plate: HTMLElement, picture: Picture): () => void {
  const abort = new AbortController()
  const { signal } = abort
  const marker = createMarker(figure, plate, picture)
  const blocks = picture.grids.map((grid, place) => createBlock(grid, picture.describe(place), place === 0))
  plate.append(...blocks)
  let selected: Square | null = null

  const select = (square: Square | null, spoken: boolean) => {
    selected = square
    marker.show(square, spoken)
  }
  const focus = (square: Square) => {
    for (const [place, block] of blocks.entries()) block.tabIndex = place === square.grid ? 0 : -1
    blocks[square.grid]!.focus({ preventScroll: false })
    select(square, true)
  }
  for (const [grid, block] of blocks.entries()) {
    block.addEventListener(
      "pointermove",
      (event) => select(squareAt(picture.grids[grid]!, grid, event), false),
      { signal },
    )
    block.addEventListener("pointerleave", () => select(null, false), { signal })
    block.addEventListener(
      "focus",
      () => selected?.grid === grid || select({ grid, row: 0, column: 0 }, true),
      { signal },
    )
    block.addEventListener("blur", () => select(null, false), { signal })
    block.addEventListener(
      "keydown",
      (event) => {
        const from = selected ?? { grid, row: 0, column: 0 }
        const to = event.key === "Escape" ? null : maybeMoved(event.key, from, picture.grids)
        if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return
        event.preventDefault()
        event.stopPropagation()
        if (to === null) select(null, false)
        else focus(to)
      },
      { signal },
    )
  }
  return () => {
    abort.abort()
    marker.remove()
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

function squareAt(grid: CellsMark, place: number, event: PointerEvent): Square | null {
  const column = Math.min(grid.columns - 1, Math.max(0, Math.floor(event.offsetX / grid.pitchX)))
  const row = Math.min(grid.rows - 1, Math.max(0, Math.floor(event.offsetY / grid.pitchY)))
  return hasSquare(grid, row, column) ? { grid: place, row, column } : null
}

function hasSquare(grid: CellsMark, row: number, column: number): boolean {
  return row * grid.columns + column < grid.values.length
}

/** Where a key leads; undefined for keys that mean nothing here. */
function maybeMoved(key: string, from: Square, grids: readonly CellsMark[]): Square | undefined {
  const steps: Readonly<Record<string, readonly [rows: number, columns: number, grids: number]>> = {
    ArrowLeft: [0, -1, 0],
    ArrowRight: [0, 1, 0],
    ArrowUp: [-1, 0, 0],
    ArrowDown: [1, 0, 0],
    Home: [0, -Infinity, 0],
    End: [0, Infinity, 0],
    PageUp: [0, 0, -1],
    PageDown: [0, 0, 1],
  }
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined
  return step && moved(from, step, grids)
}

function moved(
  from: Square,
  [rows, columns, places]: readonly [number, number, number],
  grids: readonly CellsMark[],
): Square {
  const row = from.row + rows
  const beyond = row < 0 ? -1 : row >= grids[from.grid]!.rows ? 1 : 0
  const place = clamp(from.grid + places + beyond, grids.length)
  const grid = grids[place]!
  const entered = place === from.grid ? row : beyond < 0 ? grid.rows - 1 : beyond > 0 ? 0 : from.row
  const to = {
    grid: place,
    row: clamp(entered, grid.rows),
    column: clamp(from.column + columns, grid.columns),
  }
  return hasSquare(grid, to.row, to.column) ? to : { ...to, column: (grid.values.length - 1) % grid.columns }
}

function clamp(place: number, length: number): number {
  return Math.max(0, Math.min(length - 1, place))
}

/** What marks the square pointed at: outlines, the column, a tooltip, a spoken sentence. */
function createMarker(figure: HTMLElement, plate: HTMLElement, picture: Picture) {
  const outlines = element("div")
  const where = element("span", { class: "cw-where" })
  const value = element("div", { class: "cw-value" })
  const note = element("div", { class: "cw-note" })
  const tooltip = element("div", { class: "cw-tooltip", "aria-hidden": "true" }, [where, value, note])
  const live = element("div", { class: "cw-spoken", "aria-live": "polite" })
  tooltip.hidden = true
  plate.append(outlines)
  figure.append(tooltip, live)
  return {
    show(square: Square | null, spoken: boolean) {
      tooltip.hidden = square === null
      outlines.replaceChildren(...(square ? createOutlines(square, picture) : []))
      if (!square) return
      const readout = picture.readout(square)
      where.textContent = readout.where
      value.textContent = readout.value
      note.textContent = readout.note
      if (spoken) live.textContent = `${readout.where}: ${readout.value}. ${readout.note}`
      placeTooltip(tooltip, figure, plate, picture.grids[square.grid]!, square)
    },
    remove() {
      outlines.remove()
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
  return picture.sharesColumns ? [createColumn(square, picture), ...squares] : squares
}

function createColumn({ column }: Square, picture: Picture): HTMLElement {
  const [first, last] = [picture.grids[0]!, picture.grids.at(-1)!]
  const outline = element("div", { class: "cw-column" })
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

/** Beside the square's column, so that the column stays in sight; never out of the figure's sides. */
function placeTooltip(
  tooltip: HTMLElement,
  figure: HTMLElement,
  plate: HTMLElement,
  grid: CellsMark,
  square: Square,
): void {
  const scrolled = plate.parentElement?.scrollLeft ?? 0
  const x = grid.x + square.column * grid.pitchX - scrolled
  const y = grid.y + (square.row + 0.5) * grid.pitchY
  const { offsetWidth, offsetHeight } = tooltip
  const right = x + grid.pitchX + 12
  const fits = right + offsetWidth <= figure.clientWidth
  const left = fits ? right : Math.max(0, x - 12 - offsetWidth)
  const top = Math.max(0, Math.min(y - offsetHeight / 2, figure.clientHeight - offsetHeight))
  Object.assign(tooltip.style, { left: `${left}px`, top: `${top}px` })
}
