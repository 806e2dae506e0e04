import { encode } from "fast-png"
import { toBase64 } from "../../display/base64.ts"
import { lookOf, squaresOf } from "./look.ts"
import type { CellsMark } from "./scene.ts"
import { shadesOf, type Theme } from "./theme.ts"

/** Colour channels of `#rrggbb`. */
export function channelsOf(hex: string): readonly [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/**
 * The squares of a grid as pixels, one for each: RGBA, row by row. Squares without a value stay clear;
 * what is not finite has the colour of lines.
 */
export function pixelsOf(cells: CellsMark, theme: Theme): Uint8ClampedArray<ArrayBuffer> {
  const shades = shadesOf(theme, cells.scale).map(channelsOf)
  const other = channelsOf(theme.inks.muted)
  const pixels = new Uint8ClampedArray(4 * cells.rows * cells.columns)
  for (const { row, column, value } of squaresOf(cells)) {
    const look = lookOf(value, cells.scale, cells.limit)
    const at = 4 * (row * cells.columns + column)
    pixels.set("shade" in look ? shades[look.shade]! : other, at)
    pixels[at + 3] = 255
  }
  return pixels
}

/** A grid as a PNG of one pixel a square, in base64. */
export function renderTile(cells: CellsMark, theme: Theme): string {
  const data = pixelsOf(cells, theme)
  return toBase64(encode({ width: cells.columns, height: cells.rows, data, channels: 4, depth: 8 }))
}
