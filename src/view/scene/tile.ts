import { encode } from "fast-png"
import { toBase64 } from "../../display/base64.ts"
import { lookOf } from "./look.ts"
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
  const { rows, columns, values, absent, triangle } = cells
  const shades = shadesOf(theme, cells.scale).map(packed)
  const other = packed(theme.inks.muted)
  const pixels = new Uint32Array(rows * columns)
  const count = Math.min(values.length, pixels.length)
  // A million squares: written out, because a generator's object for each would take most of the time.
  for (let i = 0; i < count; i++) {
    const column = i % columns
    if (absent.has(column) || (triangle && column > Math.floor(i / columns))) continue
    const look = lookOf(values[i]!, cells.scale, cells.limit)
    pixels[i] = "shade" in look ? shades[look.shade]! : other
  }
  return new Uint8ClampedArray(pixels.buffer)
}

/** A colour as its four bytes RGBA lie in memory. */
function packed(hex: string): number {
  const bytes = Uint8Array.of(...channelsOf(hex), 255)
  return new Uint32Array(bytes.buffer)[0]!
}

/** A grid as a PNG of one pixel a square, in base64. */
export function renderTile(cells: CellsMark, theme: Theme): string {
  const data = pixelsOf(cells, theme)
  return toBase64(encode({ width: cells.columns, height: cells.rows, data, channels: 4, depth: 8 }))
}
