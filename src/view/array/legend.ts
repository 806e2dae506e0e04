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
  // The bars stand on the first ramp: it must be that of the numbers.
  const isCommon = new Set(states).size === 1 && blocks.every(({ cells }) => cells.scale === "state")
  const bars = isCommon ? histogramMarks(blocks, states[0]!, x, y) : []
  const legend = layKeys(keys, x, y + (bars.length > 0 ? BARS : 0), right)
  return { marks: [...bars, ...legend.marks], bottom: legend.bottom }
}

/** How high the histogram on the ramp is, with the space below it. */
const BARS = 26
const BINS = 40

/** How often numbers of each shade are drawn, as bars that stand on the legend's ramp. */
function histogramMarks(blocks: readonly ArrayBlock[], limit: number, x: number, y: number): readonly Mark[] {
  const counts = Array.from({ length: BINS }, () => 0)
  for (const { cells } of blocks)
    if (cells.scale === "state")
      for (const value of Array.from(cells.values)) {
        const bin = Math.floor((BINS * (value / limit + 1)) / 2)
        if (Number.isFinite(value)) counts[Math.max(0, Math.min(BINS - 1, bin))]! += 1
      }
  const [total, largest] = [counts.reduce((sum, count) => sum + count, 0), Math.max(1, ...counts)]
  if (total < FEWEST) return []
  const width = 120 / BINS
  return counts.flatMap((count, bin): Mark[] => {
    const height = Math.max(1, ((BARS - 6) * count) / largest)
    const place = { x: x + bin * width, y: y + BARS - 3 - height, width: width - 0.5, height }
    return count === 0 ? [] : [{ mark: "rect", ...place, radius: 0, fill: "muted" }]
  })
}

/** Fewer numbers than these are seen at once: they need no histogram. */
const FEWEST = 24

function hasClipped({ cells }: ArrayBlock): boolean {
  return Array.from(cells.values).some((value) => {
    const look = lookOf(value, cells.scale, cells.limit)
    return "clipped" in look && look.clipped
  })
}

const booleanKey = (x: number, y: number) => rampKey(x, y, "gate", "False", "True")
