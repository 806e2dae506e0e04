/** A slice with its bounds worked out for an axis: `count` indices from `start`, `step` apart. */
export interface Slice {
  readonly start: number
  readonly step: number
  readonly count: number
}

const pattern = /^\s*([+-]?\d+)?\s*:\s*([+-]?\d+)?\s*(?::\s*([+-]?\d+)?\s*)?$/

/** Start, stop and step of a slice; null where left out. */
export type Bounds = readonly (number | null)[]

/** The texts met lately: a program has few, and a loop asks for the same ones again and again. */
const known = new Map<string, Bounds | null>()
const MOST = 256

/** The three bounds of a slice's text. Not a slice: null. */
export function maybeSliceBounds(text: string): Bounds | null {
  const before = known.get(text)
  if (before !== undefined) return before
  const found = pattern.exec(text)
  const bounds =
    found === null
      ? null
      : [1, 2, 3].map((group) => (found[group] === undefined ? null : Number(found[group])))
  if (known.size >= MOST) known.clear()
  known.set(text, bounds)
  return bounds
}

/**
 * The indices that `start:stop:step` takes from an axis, by Python's `slice.indices`.
 *
 * @throws RangeError for a step of 0.
 */
export function resolveSlice(bounds: Bounds, length: number): Slice {
  const step = bounds[2] ?? 1
  if (step === 0) throw new RangeError("slice step cannot be zero")
  const low = step < 0 ? -1 : 0
  const high = step < 0 ? length - 1 : length
  const start = clamp(bounds[0] ?? null, step < 0 ? high : low, length, low, high)
  const stop = clamp(bounds[1] ?? null, step < 0 ? low : high, length, low, high)
  return { start, step, count: Math.max(0, Math.ceil((stop - start) / step)) }
}

/** A bound inside an axis; negative ones count from its end. */
function clamp(bound: number | null, missing: number, length: number, low: number, high: number): number {
  if (bound === null) return missing
  return Math.min(high, Math.max(low, bound < 0 ? bound + length : bound))
}
