/** Python's slices of plain arrays and strings. */

const slicePattern = /^\s*(-?\d+)?\s*:\s*(-?\d+)?\s*(?::\s*(-?\d+)?\s*)?$/

/** Whether a key reads as a slice: `1:-1`, `:`, `::2`. */
export function isSlice(key: string): boolean {
  return slicePattern.test(key)
}

/**
 * `sequence[start:stop:step]` of Python, a copy.
 *
 * @throws RangeError - for a step of 0
 */
export function sliceSequence<S extends string | readonly unknown[]>(sequence: S, slice: string): S {
  const items = findIndices(sequence.length, slice).indices.map((i) => sequence[i])
  return (typeof sequence === "string" ? items.join("") : items) as unknown as S
}

/**
 * `list[start:stop:step] = items` of Python: a slice of step 1 takes any number of items, another step as
 * many as it has places.
 *
 * @throws RangeError - for a step of 0, or another number of items
 */
export function assignSlice(list: unknown[], slice: string, items: Iterable<unknown>): void {
  const { first, step, indices } = findIndices(list.length, slice)
  const values = [...items]
  if (step === 1) list.splice(first, indices.length, ...values)
  else if (values.length === indices.length) for (const [n, i] of indices.entries()) list[i] = values[n]
  else throw new RangeError(`slice: must be given ${indices.length} items, got ${values.length}`)
}

function findIndices(length: number, slice: string): { first: number; step: number; indices: number[] } {
  const [, start, stop, stepText] = slicePattern.exec(slice)!
  const step = stepText === undefined ? 1 : Number(stepText)
  if (step === 0) throw new RangeError("slice: step must not be 0, got 0")
  const [first, last] = boundsOf(length, start, stop, step)
  const indices: number[] = []
  for (let i = first; step > 0 ? i < last : i > last; i += step) indices.push(i)
  return { first, step, indices }
}

/** The first index and the one to stop before, by Python's `slice.indices`. */
function boundsOf(
  length: number,
  start: string | undefined,
  stop: string | undefined,
  step: number,
): [number, number] {
  const lowest = step > 0 ? 0 : -1
  const highest = step > 0 ? length : length - 1
  const clamp = (text: string) => {
    const index = Number(text)
    return Math.min(Math.max(index < 0 ? index + length : index, lowest), highest)
  }
  return [
    start === undefined ? (step > 0 ? 0 : length - 1) : clamp(start),
    stop === undefined ? (step > 0 ? length : -1) : clamp(stop),
  ]
}
