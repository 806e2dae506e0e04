import { encode } from "fast-png"
import { toBase64 } from "../../display/base64.ts"
import type { AxesImage } from "../artists.ts"
import { colourOf } from "../axes/mapping.ts"
import type { Rgba } from "../colours/colour.ts"
import type { View } from "../layout/place.ts"

/** A picture's pixels as they are shown, and where, in pixels of the figure. */
export interface Picture {
  readonly url: string
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** More squares than these to a side are averaged: the page could not show them. */
const MOST = 1024

/**
 * An image as PNG of one pixel a square, turned as the axes are, cut to the squares in view.
 * Undefined when none is in view.
 */
export function maybePicture(image: AxesImage, { box, x, y }: View): Picture | undefined {
  const { rows, columns } = image.table
  const [left, right, bottom, top] = image.extent
  const across = span(columns, [left, right], x)
  // Row 0 lies at the top of the extent when the origin is above.
  const down = span(rows, image.isUpper ? [top, bottom] : [bottom, top], y)
  if (!across || !down) return undefined
  const isTurned = { x: across.from > across.to, y: down.from < down.to }
  const size = { width: across.last - across.first, height: down.last - down.first }
  const step = Math.ceil(Math.max(size.width, size.height) / MOST)
  const [width, height] = [Math.ceil(size.width / step), Math.ceil(size.height / step)]
  const data = new Uint8ClampedArray(4 * width * height)
  for (let r = 0; r < height; r++) {
    for (let c = 0; c < width; c++) {
      const row = down.first + step * (isTurned.y ? height - 1 - r : r)
      const column = across.first + step * (isTurned.x ? width - 1 - c : c)
      data.set(bytesOf(colourAt(image, row, column, step)), 4 * (r * width + c))
    }
  }
  const url = `data:image/png;base64,${toBase64(encode({ width, height, data, channels: 4, depth: 8 }))}`
  const [leftShare, rightShare] = [Math.min(across.from, across.to), Math.max(across.from, across.to)]
  const [lowShare, highShare] = [Math.min(down.from, down.to), Math.max(down.from, down.to)]
  return {
    url,
    left: box.left + leftShare * box.width,
    top: box.top + (1 - highShare) * box.height,
    width: (rightShare - leftShare) * box.width,
    height: (highShare - lowShare) * box.height,
  }
}

interface Span {
  /** The squares in view: from the first, before the last. */
  readonly first: number
  readonly last: number
  /** Shares of the view where the first starts and the last ends. */
  readonly from: number
  readonly to: number
}

function span(
  count: number,
  [start, stop]: readonly [number, number],
  [low, high]: readonly [number, number],
): Span | undefined {
  const size = (stop - start) / count
  const ends = [(low - start) / size, (high - start) / size]
  const first = Math.max(0, Math.floor(Math.min(...ends) + 1e-9))
  const last = Math.min(count, Math.ceil(Math.max(...ends) - 1e-9))
  if (last <= first) return undefined
  const share = (index: number) => (start + index * size - low) / (high - low)
  return { first, last, from: share(first), to: share(last) }
}

function colourAt(image: AxesImage, row: number, column: number, step: number): Rgba {
  const { rows, columns } = image.table
  if (step === 1) return colourOfSquare(image, row * columns + column)
  const sum = [0, 0, 0, 0]
  let count = 0
  for (let r = row; r < Math.min(rows, row + step); r++) {
    for (let c = column; c < Math.min(columns, column + step); c++) {
      colourOfSquare(image, r * columns + c).forEach((channel, i) => {
        sum[i] = sum[i]! + channel
      })
      count++
    }
  }
  return sum.map((channel) => channel / count) as unknown as Rgba
}

function colourOfSquare({ colours, mapping, table, alpha }: AxesImage, index: number): Rgba {
  const [r, g, b, a] = colours ? colours[index]! : colourOf(mapping!, table.values[index]!)
  return [r, g, b, a * (alpha ?? 1)]
}

function bytesOf(colour: Rgba): number[] {
  return colour.map((channel) => Math.round(255 * channel))
}
