/** A slice with its bounds worked out for an axis: `count` indices from `start`, `step` apart. */
export interface Slice {
  readonly start: number
  readonly step: number
  readonly count: number
}

const pattern = /^\s*([+-]?\d+)?\s*:\s*([+-]?\d+)?\s*(?::\s*([+-]?\d+)?\s*)?$/

/** The three bounds of a slice's text; null where left out. Not a slice: null. */
export function maybeSliceBounds(text: string): readonly (number | null)[] | null {
  const found = pattern.exec(text)
  return found === null
    ? null
    : [1, 2, 3].map((group) => (found[group] === undefined ? null : Number(found[group])))
}

/**
 * The indices that `start:stop:step` takes from an axis, by Python's `slice.indices`.
 *
 * @throws RangeError for a step of 0.
 */
export function resolveSlice(bounds: readonly (number | null)[], length: number): Slice {
  const step = bounds[2] ?? 1
  if (step === 0) throw new RangeError("slice step cannot be zero")
  const low = step < 0 ? -1 : 0
  const high = step < 0 ? length - 1 : length
  const clamp = (bound: number) => Math.min(high, Math.max(low, bound < 0 ? bound + length : bound))
  const start = bounds[0] === null || bounds[0] === undefined ? (step < 0 ? high : low) : clamp(bounds[0])
  const stop = bounds[1] === null || bounds[1] === undefined ? (step < 0 ? low : high) : clamp(bounds[1])
  return { start, step, count: Math.max(0, Math.ceil((stop - start) / step)) }
}
