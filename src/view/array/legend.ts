import { clippedKey, infiniteKey, layKeys, nanKey, rampKey, stateKey } from "../scene/key.ts"
import { lookOf } from "../scene/look.ts"
import type { Mark } from "../scene/scene.ts"
import type { ArrayBlock } from "./layout.ts"

/** The legend below an array's picture: its scale, and what the marks in squares mean. */
export function arrayLegend(
  blocks: readonly ArrayBlock[],
  x: number,
  y: number,
  right: number,
): { readonly marks: readonly Mark[]; readonly bottom: number } {
  const states = blocks
    .filter(({ cells }) => cells.scale === "state" && cells.values.length > 0)
    .map(({ cells }) => cells.limit)
  const keys = [
    ...(blocks.some(({ cells }) => cells.scale === "gate") ? [booleanKey] : []),
    ...(states.length > 0 ? [(left: number, top: number) => stateKey(left, top, states)] : []),
    ...(blocks.some(hasClipped) ? [clippedKey] : []),
    ...(blocks.some(({ part }) => part.summary.nan > 0) ? [nanKey] : []),
    ...(blocks.some(({ part }) => part.summary.infinite > 0) ? [infiniteKey] : []),
  ]
  return layKeys(keys, x, y, right)
}

function hasClipped({ cells }: ArrayBlock): boolean {
  return Array.from(cells.values).some((value) => {
    const look = lookOf(value, cells.scale, cells.limit)
    return "clipped" in look && look.clipped
  })
}

const booleanKey = (x: number, y: number) => rampKey(x, y, "gate", "False", "True")
