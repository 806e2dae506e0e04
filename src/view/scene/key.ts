import { shortNumber } from "../numberText.ts"
import { type CellsMark, estimateWidth, type Mark, type ScaleKind, text } from "./scene.ts"

/** A piece of a legend, drawn from `x` on. */
export interface Key {
  readonly marks: readonly Mark[]
  readonly width: number
}

const rampWidth = 120
const small = { size: 11, ink: "muted" } as const

/** A ramp with a word at either end, and 0 in the middle of a diverging one. */
export function rampKey(x: number, y: number, scale: ScaleKind, low: string, high: string): Key {
  const middle =
    scale === "state" ? [text(x + rampWidth / 2, y + 21, "0", { ...small, anchor: "middle" })] : []
  return {
    marks: [
      { mark: "ramp", x, y, width: rampWidth, height: 8, scale },
      text(x, y + 21, low, small),
      ...middle,
      text(x + rampWidth, y + 21, high, { ...small, anchor: "end" }),
    ],
    width: rampWidth,
  }
}

/** A ramp from `-limit` to `limit`; without a common limit each value says its own beside it. */
export function stateKey(x: number, y: number, limits: readonly number[]): Key {
  const common = new Set(limits).size === 1 ? shortNumber(limits[0]!) : "max"
  return rampKey(x, y, "state", `−${common}`, `+${common}`)
}

/** A square that shows one value as the picture does, and what it means. */
function squareKey(x: number, y: number, value: number, meaning: string): Key {
  const cells: CellsMark = {
    ...{ mark: "cells", x, y: y - 1, columns: 1, rows: 1, pitchX: 15, pitchY: 11, gap: 1 },
    ...{ scale: "state", limit: 1, values: [value], absent: new Set<number>() },
  }
  return { marks: [cells, text(x + 20, y + 8, meaning, small)], width: 20 + estimateWidth(meaning, 11) }
}

/** What the marks in squares mean. */
export const clippedKey = (x: number, y: number) => squareKey(x, y, 2, "clipped")
export const nanKey = (x: number, y: number) => squareKey(x, y, Number.NaN, "NaN")
export const infiniteKey = (x: number, y: number) => squareKey(x, y, Infinity, "infinite")

/** Keys from left to right, in as many lines as they need before `right`. */
export function layKeys(
  keys: readonly ((x: number, y: number) => Key)[],
  x: number,
  y: number,
  right: number,
): { readonly marks: readonly Mark[]; readonly bottom: number } {
  const marks: Mark[] = []
  let [left, top] = [x, y]
  for (const create of keys) {
    if (left > x && left + create(left, top).width > right) [left, top] = [x, top + 30]
    const key = create(left, top)
    marks.push(...key.marks)
    left += key.width + 28
  }
  return { marks, bottom: top + (keys.length > 0 ? 24 : 0) }
}
