import type { CellsMark } from "../scene/scene.ts"
import type { Square } from "./pointing.ts"

/** Where a key leads, in rows, columns and grids. */
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

/** The square that a key leads to; undefined for keys that mean nothing here. */
export function maybeMoved(key: string, from: Square, grids: readonly CellsMark[]): Square | undefined {
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
  const exists = to.row * grid.columns + to.column < grid.values.length
  return exists ? to : { ...to, column: (grid.values.length - 1) % grid.columns }
}

function clamp(place: number, length: number): number {
  return Math.max(0, Math.min(length - 1, place))
}
