import { clippedKey, infiniteKey, layKeys, nanKey, rampKey, stateKey } from "../scene/key.ts"
import type { Mark } from "../scene/scene.ts"
import type { GatesBlock } from "./blocks.ts"

/** The legend below the picture: a ramp for each scale in use, and what the marks in squares mean. */
export function gatesLegend(
  blocks: readonly GatesBlock[],
  x: number,
  y: number,
  right: number,
): { readonly marks: readonly Mark[]; readonly bottom: number } {
  const states = blocks.filter(({ cells }) => cells.scale === "state").map(({ cells }) => cells.limit)
  const any = (holds: (block: GatesBlock) => boolean) => blocks.some(holds)
  const keys = [
    ...(any(({ cells }) => cells.scale === "gate") ? [gateKey] : []),
    ...(states.length > 0 ? [(left: number, top: number) => stateKey(left, top, limitsToShow(states))] : []),
    ...(any(({ summary }) => summary.clipped > 0) ? [clippedKey] : []),
    ...(any(({ summary }) => summary.statistics.nan > 0) ? [nanKey] : []),
    ...(any(({ summary }) => summary.statistics.infinite > 0) ? [infiniteKey] : []),
  ]
  return layKeys(keys, x, y, right)
}

/** States are drawn to 1 as a rule; those that are not say so beside them. */
function limitsToShow(limits: readonly number[]): readonly number[] {
  return limits.includes(1) ? [1] : limits
}

const gateKey = (x: number, y: number) => rampKey(x, y, "gate", "0 shut", "1 open")
