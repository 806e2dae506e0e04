import { shortNumber } from "../numberText.ts"
import { type Mark, text } from "../scene/scene.ts"
import type { GatesBlock } from "./layout.ts"

interface LegendPart {
  readonly marks: readonly Mark[]
  readonly width: number
}

const rampWidth = 120

/** The legend below the picture: a ramp for each scale in use, and what the marks in squares mean. */
export function legendMarks(
  blocks: readonly GatesBlock[],
  x: number,
  y: number,
): { marks: readonly Mark[]; bottom: number } {
  const parts: LegendPart[] = []
  const add = (create: (x: number) => LegendPart) => {
    const left = parts.reduce((sum, part) => sum + part.width + 36, x)
    parts.push(create(left))
  }
  if (blocks.some((block) => block.cells.scale === "gate")) add((left) => gateRamp(left, y))
  if (blocks.some((block) => block.cells.scale === "state")) add((left) => stateRamp(left, y, blocks))
  if (blocks.some((block) => block.summary.clipped > 0)) add((left) => clippedKey(left, y))
  return { marks: parts.flatMap((part) => part.marks), bottom: y + (parts.length > 0 ? 24 : 0) }
}

function gateRamp(x: number, y: number): LegendPart {
  return {
    marks: [
      { mark: "ramp", x, y, width: rampWidth, height: 8, scale: "gate" },
      text(x, y + 21, "0 shut", { size: 11, ink: "muted" }),
      text(x + rampWidth, y + 21, "1 open", { size: 11, ink: "muted", anchor: "end" }),
    ],
    width: rampWidth,
  }
}

function stateRamp(x: number, y: number, blocks: readonly GatesBlock[]): LegendPart {
  const limits = new Set(
    blocks.filter((block) => block.cells.scale === "state").map((block) => block.cells.limit),
  )
  const limit = limits.size === 1 ? shortNumber([...limits][0]!) : "max"
  return {
    marks: [
      { mark: "ramp", x, y, width: rampWidth, height: 8, scale: "state" },
      text(x, y + 21, `−${limit}`, { size: 11, ink: "muted" }),
      text(x + rampWidth / 2, y + 21, "0", { size: 11, ink: "muted", anchor: "middle" }),
      text(x + rampWidth, y + 21, `+${limit}`, { size: 11, ink: "muted", anchor: "end" }),
    ],
    width: rampWidth,
  }
}

/** A clipped square, drawn as it is in the picture. */
function clippedKey(x: number, y: number): LegendPart {
  return {
    marks: [
      {
        ...{ mark: "cells", x, y: y - 1, columns: 1, rows: 1, pitchX: 21, pitchY: 11, gap: 1 },
        ...{ scale: "state", limit: 1, values: [2], absent: new Set<number>() },
      },
      text(x + 27, y + 8, "clipped: beyond the scale", { size: 11, ink: "muted" }),
    ],
    width: 160,
  }
}
