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

/** The squares of a grid that have a value, with their row, column and value. */
export function* squaresOf(cells: CellsMark): Generator<{ row: number; column: number; value: number }> {
  for (let i = 0; i < Math.min(cells.values.length, cells.rows * cells.columns); i++) {
    const column = i % cells.columns
    if (!cells.absent.has(column))
      yield { row: Math.floor(i / cells.columns), column, value: cells.values[i]! }
  }
}
