/** Marks with their places in pixels: all of a picture that is not data. */
import type { HorizontalAlignment, LineStyle, VerticalAlignment } from "../artists.ts"
import type { Rgba } from "../colours/colour.ts"
import { plainMath } from "./mathText.ts"
import type { Box } from "./place.ts"
import { ASCENT, DESCENT, LINE_STEP, textSize } from "./textWidth.ts"

export interface RuleMark {
  readonly kind: "rule"
  readonly x: number
  readonly y: number
  readonly x2: number
  readonly y2: number
  readonly color: Rgba
  readonly width: number
  readonly style?: LineStyle
  /** Whether it reaches half its width beyond its ends, as the edges of a box do. */
  readonly hasCap?: boolean
}

export interface RectMark {
  readonly kind: "rect"
  readonly box: Box
  readonly fill: Rgba
  readonly stroke: Rgba
  readonly width: number
  readonly radius?: number
}

export interface TextMark {
  readonly kind: "text"
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size: number
  readonly color: Rgba
  readonly align: HorizontalAlignment
  /** Degrees, against the clock. */
  readonly rotation: number
  readonly isBold: boolean
  readonly isItalic: boolean
}

export interface SymbolMark {
  readonly kind: "symbol"
  readonly x: number
  readonly y: number
  /** The side of the square that the marker fills. */
  readonly side: number
  readonly marker: string
  readonly fill: Rgba
  readonly stroke: Rgba
  readonly width: number
}

export type PixelMark = RuleMark | RectMark | TextMark | SymbolMark

/** How a text is written. */
export interface Lettering {
  readonly size: number
  readonly color: Rgba
  readonly horizontal: HorizontalAlignment
  readonly vertical: VerticalAlignment
  readonly rotation?: number
  readonly isBold?: boolean
  readonly isItalic?: boolean
}

/** The lines of a text at a place, and the box around them. */
export function placeText(
  x: number,
  y: number,
  given: string,
  lettering: Lettering,
): { marks: TextMark[]; box: Box } {
  const { size, color, horizontal, vertical, rotation = 0, isBold = false, isItalic = false } = lettering
  const text = plainMath(given)
  const { width, height } = textSize(text, size, isBold)
  const turn = (rotation * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const [across, down] = [
    Math.abs(width * cos) + Math.abs(height * sin),
    Math.abs(width * sin) + Math.abs(height * cos),
  ]
  const left = x - across * { left: 0, center: 0.5, right: 1 }[horizontal]
  const top =
    vertical === "baseline"
      ? y - down + DESCENT * size
      : y - down * { top: 0, center: 0.5, center_baseline: 0.5, bottom: 1 }[vertical]
  const [middleX, middleY] = [left + across / 2, top + down / 2]
  const start = { left: -width / 2, center: 0, right: width / 2 }[horizontal]
  const marks = text.split("\n").map((line, i): TextMark => {
    const drop = -height / 2 + (ASCENT + i * LINE_STEP) * size
    return {
      kind: "text",
      x: middleX + start * cos + drop * sin,
      y: middleY - start * sin + drop * cos,
      text: line,
      ...{ size, color, align: horizontal, rotation, isBold, isItalic },
    }
  })
  return { marks: marks.filter((mark) => mark.text !== ""), box: { left, top, width: across, height: down } }
}
