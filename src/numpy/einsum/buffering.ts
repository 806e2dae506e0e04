import type { LoopAxis } from "./axes.ts"

/** Elements that NumPy's iterator buffers at most. */
const BUFFER = 8192
/** Up to so many operands and axes NumPy goes through memory as it lies, row by row. */
const PLAIN_OPERANDS = 2
const PLAIN_AXES = 3

/** What one call of an inner loop spans. */
export interface Span {
  /** How many of the innermost axes. */
  readonly axes: number
  /** How many elements at most. */
  readonly most: number
}

/**
 * How far the sums of NumPy's inner loops reach. Its iterator copies operands that one step does not lead through
 * several axes into buffers where that makes the loops longer: it takes the axis that makes
 * `(1 + operands copied) / min(elements, 8192)` least, the first one of several. Found from the outside, by sums of
 * known terms in every order.
 *
 * @param axes - of the loop, from the outermost to the innermost; the result's steps come last
 * @param cast - which operands are of another dtype and so always copied
 */
export function spanOf(axes: readonly LoopAxis[], cast: readonly boolean[]): Span {
  const inner = axes.toReversed()
  const plain = cast.length <= PLAIN_OPERANDS && inner.length > 1 && inner.length <= PLAIN_AXES
  const summed = inner.findIndex((axis) => axis.steps.at(-1) !== 0)
  const sums = summed < 0 ? inner.length : summed
  if ((plain && !cast.includes(true)) || sums === 0)
    return { axes: Math.min(1, inner.length), most: Infinity }
  const outer = outerAxis(inner, sums, cast)
  if (outer === 0) return { axes: 1, most: BUFFER }
  if (outer === sums) return { axes: sums, most: BUFFER }
  const core = elementsOf(inner.slice(0, outer))
  return { axes: outer + 1, most: core * Math.floor(BUFFER / core) }
}

/** Up to which axis, from the innermost, the iterator fills its buffers. */
function outerAxis(inner: readonly LoopAxis[], sums: number, cast: readonly boolean[]): number {
  let best = 0
  let least = Infinity
  for (let axis = 0; axis < Math.min(sums + 1, inner.length); axis++) {
    if (axis > 0 && elementsOf(inner.slice(0, axis)) >= BUFFER) break
    const copied = cast.filter((is, k) => is || !isEven(inner.slice(0, axis + 1), k)).length
    const cost = (1 + copied) / Math.min(elementsOf(inner.slice(0, axis + 1)), BUFFER)
    if (cost >= least) continue
    best = axis
    least = cost
  }
  return best
}

export function elementsOf(axes: readonly LoopAxis[]): number {
  return axes.reduce((product, axis) => product * axis.length, 1)
}

/** Whether one step leads an operand through all these axes, given from the innermost to the outermost. */
export function isEven(inner: readonly LoopAxis[], operand: number): boolean {
  return inner.every((axis, k) => {
    const before = inner[k - 1]
    return before === undefined || axis.steps[operand] === before.steps[operand]! * before.length
  })
}
