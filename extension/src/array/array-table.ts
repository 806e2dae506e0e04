import type { ArrayPart, ArrayPayload } from "../../../src/view/array/payload.ts"
import { element } from "../../../src/view/dom/element.ts"
import { fullNumber } from "../../../src/view/numberText.ts"
import { LiveComm } from "../live/live-comm.ts"
import type { OutputContext } from "../output/output-context.ts"
import { createChoice } from "../run/toggle.ts"
import { NumberSource, tableShape } from "./number-source.ts"

/** The comm target in the kernel, `src/view/live/arrayParts.ts`. */
const ARRAY = "cellwise.array"

/** CSS pixels of a row and a column of the table. */
const ROW = 24
const COLUMN = 168
const HEAD = 64
/** Browsers lay nothing out beyond some 16 million pixels: of a longer axis the scroll bar is a share of it. */
const MOST_PIXELS = 8_000_000

/**
 * A table of an array of any size: only what is in sight is in the page. Numbers that the output does not carry
 * come from the kernel; without one it shows what is stored and says so.
 */
export class ArrayTable {
  readonly node: HTMLElement
  readonly #payload: ArrayPayload
  readonly #context: OutputContext
  readonly #live: LiveComm | null
  readonly #axes = element("div", { class: "cw-Tools" })
  readonly #status = element("div", { class: "cw-Status", role: "status" })
  readonly #body = element("div", { class: "cw-Table-body", role: "rowgroup" })
  readonly #space = element("div", { class: "cw-Table-space" }, [this.#body])
  readonly #scroll: HTMLElement
  #place = 0
  #leading: number[] = []
  #source: NumberSource
  #frame = 0

  /** @param live - the id that the payload carries, if it does */
  constructor(payload: ArrayPayload, live: unknown, context: OutputContext) {
    this.#payload = payload
    this.#context = context
    const { session } = context.host()
    this.#live =
      context.trusted && session && typeof live === "string" ? new LiveComm(session, ARRAY, live) : null
    this.#live?.statusChanged.connect(() => this.#draw())
    const { trans } = context
    this.#scroll = element("div", { class: "cw-Table-scroll", role: "table", tabindex: "0" }, [this.#space])
    this.#scroll.dataset.lmSuppressShortcuts = "true"
    this.#scroll.ariaLabel = trans.__("Table of numbers")
    this.#scroll.addEventListener("scroll", () => this.#later())
    this.#scroll.addEventListener("keydown", (event) => this.#press(event))
    const choice = createChoice(
      trans.__("Array"),
      Object.fromEntries(payload.parts.map((part, i) => [i, part.name ?? `[${i}]`])),
      (value) => this.#choose(Number(value)),
    )
    const several = payload.parts.length > 1 ? [choice.node] : []
    this.node = element("div", { class: "cw-Table" }, [...several, this.#axes, this.#scroll, this.#status])
    this.#source = new NumberSource(this.#part, 0, this.#live)
    this.#choose(0)
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame)
    this.#live?.dispose()
    this.node.remove()
  }

  get #part(): ArrayPart {
    return this.#payload.parts[this.#place]!
  }

  #choose(place: number): void {
    this.#place = place
    this.#source = new NumberSource(this.#part, place, this.#live)
    const leading = this.#part.shape.slice(0, -2)
    this.#leading = leading.map(() => 0)
    this.#axes.replaceChildren(...leading.map((length, axis) => this.#createSlider(axis, length)))
    const [rows, columns] = tableShape(this.#part.shape)
    this.#scroll.ariaRowCount = String(rows + 1)
    this.#scroll.ariaColCount = String(columns + 1)
    this.#space.style.height = `${Math.min(MOST_PIXELS, (rows + 1) * ROW)}px`
    this.#space.style.width = `${Math.min(MOST_PIXELS, HEAD + columns * COLUMN)}px`
    this.#scroll.style.height = `${Math.min(13 * ROW, (rows + 1) * ROW) + 16}px`
    this.#later()
  }

  /** A slider for a leading axis: the table shows the last two. */
  #createSlider(axis: number, length: number): HTMLElement {
    const slider = element("input", {
      type: "range",
      min: 0,
      max: Math.max(0, length - 1),
      step: 1,
      class: "cw-Slider",
    })
    slider.value = "0"
    const said = element("output", { class: "cw-Said" }, [`0 / ${length}`])
    slider.addEventListener("input", () => {
      this.#leading[axis] = Number(slider.value)
      said.textContent = `${slider.value} / ${length}`
      this.#later()
    })
    return element("label", { class: "cw-Field" }, [this.#context.trans.__("Axis %1", axis), slider, said])
  }

  /** At most once a frame. */
  #later(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => this.#draw())
  }

  #draw(): void {
    const [rows, columns] = tableShape(this.#part.shape)
    const top = firstOf(
      this.#scroll.scrollTop,
      this.#scroll.scrollHeight - this.#scroll.clientHeight,
      rows,
      12,
    )
    const across = Math.max(1, Math.floor((this.#scroll.clientWidth - HEAD) / COLUMN))
    const left = firstOf(
      this.#scroll.scrollLeft,
      this.#scroll.scrollWidth - this.#scroll.clientWidth,
      columns,
      across,
    )
    const shownRows = range(top, Math.min(rows, top + 13))
    const shownColumns = range(left, Math.min(columns, left + across + 1))
    const head = this.#createRow("columnheader", 0, ["", ...shownColumns.map(String)], shownColumns)
    const lines = shownRows.map((row) =>
      this.#createRow(
        "cell",
        row + 1,
        [String(row), ...shownColumns.map((column) => this.#text(row, column))],
        shownColumns,
      ),
    )
    this.#body.replaceChildren(head, ...lines)
    this.#say()
    void this.#fetch(shownRows, shownColumns)
  }

  #createRow(
    role: "columnheader" | "cell",
    index: number,
    texts: readonly string[],
    columns: readonly number[],
  ): HTMLElement {
    const cells = texts.map((text, i) => {
      const cell = element("div", { class: "cw-Table-cell", role: i === 0 ? "rowheader" : role }, [text])
      if (i > 0) cell.ariaColIndex = String(columns[i - 1]! + 2)
      return cell
    })
    const row = element("div", { class: "cw-Table-row", role: "row" }, cells)
    row.ariaRowIndex = String(index + 1)
    return row
  }

  #text(row: number, column: number): string {
    const number = this.#source.at(this.#leading, row, column)
    return number === undefined ? "·" : fullNumber(number, this.#part.dtype)
  }

  /** The pages in sight, one after the other: the next draw asks for the next. */
  async #fetch(rows: readonly number[], columns: readonly number[]): Promise<void> {
    const corners = [rows[0], rows.at(-1)].flatMap((row) =>
      [columns[0], columns.at(-1)].map((column) => [row, column]),
    )
    for (const [row, column] of corners) {
      if (row === undefined || column === undefined) continue
      if (this.#source.at(this.#leading, row, column) !== undefined && this.#source.isWhole) continue
      const isNew = await this.#source.fetch(this.#leading, row, column).catch(() => false)
      if (isNew) return this.#later()
    }
  }

  #say(): void {
    const { trans } = this.#context
    const { shape, dtype } = this.#part
    const what = `${dtype}, ${trans.__("shape")} (${shape.join(", ")}${shape.length === 1 ? "," : ""})`
    this.#status.textContent = `${what}. ${this.#source.isWhole ? "" : this.#sayLive()}`
    this.#status.dataset.status = this.#source.isWhole ? "ready" : (this.#live?.status ?? "none")
  }

  #sayLive(): string {
    const { trans } = this.#context
    switch (this.#live?.status) {
      case "ready":
        return trans.__("Live: further numbers come from the kernel, as they are now.")
      case "busy":
        return trans.__("Kernel busy …")
      case "gone":
        return trans.__(
          "The kernel no longer has this array: run the cell again. Only what is stored is shown.",
        )
      default:
        return trans.__(
          "Without a kernel only what is stored with the notebook is shown; a dot stands for the rest.",
        )
    }
  }

  /** Arrows move by a row or a column, Page Up and Down by what is in sight, Home and End to the ends. */
  #press(event: KeyboardEvent): void {
    const page = this.#scroll.clientHeight - 2 * ROW
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [0, -ROW],
      ArrowDown: [0, ROW],
      ArrowLeft: [-COLUMN, 0],
      ArrowRight: [COLUMN, 0],
      PageUp: [0, -page],
      PageDown: [0, page],
      Home: [-Infinity, event.ctrlKey ? -Infinity : 0],
      End: [Infinity, event.ctrlKey ? Infinity : 0],
    }
    const move = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined
    if (!move) return
    event.preventDefault()
    event.stopPropagation()
    const [x, y] = move.map((by) => Math.max(-1e9, Math.min(1e9, by)))
    this.#scroll.scrollBy(x!, y!)
  }
}

/** The first position in sight: where the scroll bar stands, as a share of all there is. */
function firstOf(scrolled: number, most: number, count: number, shown: number): number {
  const last = Math.max(0, count - shown)
  return most <= 0 ? 0 : Math.min(last, Math.round((scrolled / most) * last))
}

function range(start: number, stop: number): number[] {
  return Array.from({ length: Math.max(0, stop - start) }, (_, i) => start + i)
}
