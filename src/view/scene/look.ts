import type { CellsMark, ScaleKind } from "./scene.ts"
import { SHADES } from "./theme.ts"

/** How one value is drawn: a shade of its scale, marked when beyond the end; or a glyph. */
export type Look =
  | { readonly shade: number; readonly clipped: boolean }
  | { readonly glyph: "nan" | "+inf" | "-inf" }

/** How much beyond its end a scale takes a value for its end: rounding is no clipping. */
const TOLERANCE = 1e-9

/**
 * The look of a value on a scale.
 * @param limit - the magnitude of full colour; a gate's is 1
 */
export function lookOf(value: number, scale: ScaleKind, limit: number): Look {
  if (Number.isNaN(value)) return { glyph: "nan" }
  if (!Number.isFinite(value)) return { glyph: value > 0 ? "+inf" : "-inf" }
  const share = scale === "gate" ? value : (value / limit + 1) / 2
  const shade = Math.round(Math.min(1, Math.max(0, share)) * (SHADES - 1))
  return { shade, clipped: share < -TOLERANCE || share > 1 + TOLERANCE }
}

/** One stroke of what a square carries besides its colour. */
export interface Stroke {
  readonly points: readonly (readonly [x: number, y: number])[]
  /** A corner cut out in paper, or a line in ink. */
  readonly filled: boolean
}

/**
 * What a square carries besides its colour: a cut corner when clipped, a cross for NaN, a roof or a
 * valley for the infinities. Nothing where the square is too small.
 */
export function glyphOf(look: Look, x: number, y: number, width: number, height: number): readonly Stroke[] {
  if (Math.min(width, height) < 4) return []
  if ("shade" in look) return look.clipped ? [cutCorner(x, y, width, height)] : []
  const r = Math.min(width, height) / 2 - 1
  const [cx, cy] = [x + width / 2, y + height / 2]
  const line = (...points: [number, number][]): Stroke => ({ points, filled: false })
  if (look.glyph === "nan")
    return [line([cx - r, cy - r], [cx + r, cy + r]), line([cx - r, cy + r], [cx + r, cy - r])]
  const tip = look.glyph === "+inf" ? -r / 2 : r / 2
  return [line([cx - r, cy - tip], [cx, cy + tip], [cx + r, cy - tip])]
}

function cutCorner(x: number, y: number, width: number, height: number): Stroke {
  const side = Math.min(5, 0.5 * Math.max(width, height), width, height)
  const right = x + width
  return {
    points: [
      [right - side, y],
      [right, y],
      [right, y + side],
    ],
    filled: true,
  }
}

/** The squares of a grid that have a value, with their row, column and value. */
export function* squaresOf(cells: CellsMark): Generator<{ row: number; column: number; value: number }> {
  for (let i = 0; i < Math.min(cells.values.length, cells.rows * cells.columns); i++) {
    const [row, column] = [Math.floor(i / cells.columns), i % cells.columns]
    if (!cells.absent.has(column) && !(cells.triangle && column > row))
      yield { row, column, value: cells.values[i]! }
  }
}
