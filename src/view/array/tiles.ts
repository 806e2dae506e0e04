import { unravel } from "../unravel.ts"
import { type ArrayPart, pickedShape } from "./payload.ts"

/** One grid of an array's picture: a slice along its last two axes, or a vector. */
export interface Tile {
  /** The slice's place in the leading axes, `[0, :, :]`; empty for an array that is one grid. */
  readonly label: string
  /** The same as positions. */
  readonly leading: readonly number[]
  readonly rows: number
  readonly columns: number
  /** Where its numbers begin among the picked ones, and how many there are. */
  readonly start: number
  readonly count: number
  rowLabel(row: number): string
  columnLabel(column: number): string
  /** The array's own index of a square. */
  indexOf(row: number, column: number): readonly number[]
}

/** Vectors longer than this are folded into rows of it. */
const FOLD = 64

/** The grids of an array's picture. */
export function findTiles(part: ArrayPart): readonly Tile[] {
  return part.shape.length <= 1 ? [vectorTile(part)] : sliceTiles(part)
}

/** The position along an axis that a picked place stands for. */
function positionAt(part: ArrayPart, axis: number, place: number): number {
  return part.picked[axis]?.[place] ?? place
}

function vectorTile(part: ArrayPart): Tile {
  const [length = 1] = pickedShape(part)
  const columns = Math.min(length, FOLD)
  const place = (row: number, column: number) => positionAt(part, 0, row * columns + column)
  return {
    ...{
      label: "",
      leading: [],
      rows: columns === 0 ? 0 : Math.ceil(length / columns),
      columns,
      start: 0,
      count: length,
    },
    rowLabel: (row) => String(place(row, 0)),
    columnLabel: (column) => (length > FOLD ? `+${column}` : String(place(0, column))),
    indexOf: (row, column) => [place(row, column)],
  }
}

function sliceTiles(part: ArrayPart): readonly Tile[] {
  const shape = pickedShape(part)
  const [rows, columns] = shape.slice(-2) as [number, number]
  const leading = shape.slice(0, -2)
  const slices = leading.reduce((product, length) => product * length, 1)
  const axis = leading.length
  return Array.from({ length: slices }, (_, slice): Tile => {
    const prefix = unravel(slice, leading).map((place, i) => positionAt(part, i, place))
    return {
      label: axis === 0 ? "" : `[${prefix.join(", ")}, :, :]`,
      leading: prefix,
      ...{ rows, columns, start: slice * rows * columns, count: rows * columns },
      rowLabel: (row) => String(positionAt(part, axis, row)),
      columnLabel: (column) => String(positionAt(part, axis + 1, column)),
      indexOf: (row, column) => [...prefix, positionAt(part, axis, row), positionAt(part, axis + 1, column)],
    }
  })
}
