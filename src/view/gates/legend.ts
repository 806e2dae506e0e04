import { layKeys, rampKey, squareKey, stateKey } from "../scene/key.ts"
import type { Mark } from "../scene/scene.ts"
import type { GatesBlock } from "./layout.ts"

/** The legend below the picture: a ramp for each scale in use, and what the marks in squares mean. */
export function gatesLegend(
  blocks: readonly GatesBlock[],
  x: number,
  y: number,
): { readonly marks: readonly Mark[]; readonly bottom: number } {
  const states = blocks.filter(({ cells }) => cells.scale === "state").map(({ cells }) => cells.limit)
  const any = (holds: (block: GatesBlock) => boolean) => blocks.some(holds)
  const keys = [
    ...(any(({ cells }) => cells.scale === "gate") ? [gateKey] : []),
    ...(states.length > 0 ? [(left: number, top: number) => stateKey(left, top, limitsToShow(states))] : []),
    ...(any(({ summary }) => summary.clipped > 0) ? [clippedKey] : []),
    ...(any(({ summary }) => summary.statistics.nan > 0) ? [nanKey] : []),
  ]
  return layKeys(keys, x, y)
}

/** States are drawn to 1 as a rule; those that are not say so beside them. */
function limitsToShow(limits: readonly number[]): readonly number[] {
  return limits.includes(1) ? [1] : limits
}

const gateKey = (x: number, y: number) => rampKey(x, y, "gate", "0 shut", "1 open")
const clippedKey = (x: number, y: number) => squareKey(x, y, 2, "clipped")
const nanKey = (x: number, y: number) => squareKey(x, y, Number.NaN, "NaN")
