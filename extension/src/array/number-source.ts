import { type ArrayPart, pickedShape } from "../../../src/view/array/payload.ts"
import { unpackNumbers } from "../../../src/view/payload/numbers.ts"
import type { LiveComm } from "../live/live-comm.ts"

/** Rows and columns of one page of a table. */
export const PAGE = { rows: 64, columns: 32 } as const

/** The numbers of a table, page by page; undefined where nobody knows one. */
export type Page = (row: number, column: number) => number | undefined

/**
 * The numbers of one array: what the output carries, and what else its table shows from the kernel, page by page.
 */
export class NumberSource {
  readonly #part: ArrayPart
  readonly #place: number
  readonly #live: LiveComm | null
  readonly #numbers: Float64Array
  /** For each axis where a position stands among the stored ones. */
  readonly #stored: readonly (ReadonlyMap<number, number> | null)[]
  readonly #pages = new Map<string, { readonly columns: number; readonly numbers: Float64Array }>()

  constructor(part: ArrayPart, place: number, live: LiveComm | null) {
    this.#part = part
    this.#place = place
    this.#live = live
    this.#numbers = unpackNumbers(part.numbers)
    this.#stored = part.picked.map((places) => places && new Map(places.map((position, i) => [position, i])))
  }

  /** Whether the output carries every number. */
  get isWhole(): boolean {
    return this.#part.picked.every((places) => places === null)
  }

  /** The number at an index, when it is stored or its page was fetched. */
  at(leading: readonly number[], row: number, column: number): number | undefined {
    const page = this.#pages.get(keyOf(leading, row, column))
    if (page) return page.numbers[(row % PAGE.rows) * page.columns + (column % PAGE.columns)]
    return this.#storedAt(this.#part.shape.length === 1 ? [row] : [...leading, row, column])
  }

  /** Fetches a page, unless it is there. Resolves to whether there is news. */
  async fetch(leading: readonly number[], row: number, column: number): Promise<boolean> {
    const key = keyOf(leading, row, column)
    if (this.isWhole || !this.#live || this.#pages.has(key)) return false
    const [rows, columns] = tableShape(this.#part.shape)
    const [firstRow, firstColumn] = [row - (row % PAGE.rows), column - (column % PAGE.columns)]
    const [lastRow, lastColumn] = [
      Math.min(rows, firstRow + PAGE.rows),
      Math.min(columns, firstColumn + PAGE.columns),
    ]
    const answer = await this.#live.ask({
      ...{ part: this.#place, at: [...leading] },
      ...{ rows: [firstRow, lastRow], columns: [firstColumn, lastColumn] },
    })
    const [view] = answer?.buffers ?? []
    if (!view) return false
    const numbers = Float64Array.from({ length: view.byteLength / 8 }, (_, i) => view.getFloat64(8 * i, true))
    this.#pages.set(key, { columns: lastColumn - firstColumn, numbers })
    return true
  }

  #storedAt(index: readonly number[]): number | undefined {
    const drawn = pickedShape(this.#part)
    let place = 0
    for (const [axis, position] of index.entries()) {
      const map = this.#stored[axis]
      const at = map ? map.get(position) : position
      if (at === undefined) return undefined
      place = place * drawn[axis]! + at
    }
    return this.#numbers[place]
  }
}

/** Rows and columns of an array's table: the last two axes, or one column. */
export function tableShape(shape: readonly number[]): readonly [number, number] {
  if (shape.length === 1) return [shape[0]!, 1]
  const [rows = 1, columns = 1] = shape.slice(-2)
  return [rows, columns]
}

function keyOf(leading: readonly number[], row: number, column: number): string {
  return [...leading, Math.floor(row / PAGE.rows), Math.floor(column / PAGE.columns)].join(" ")
}
