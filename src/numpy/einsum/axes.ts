import type { Operand } from "../rows.ts"

/** An axis of the iteration: its length and the step of each operand along it, the result's last. */
export interface LoopAxis {
  readonly length: number
  readonly steps: readonly number[]
}

/** A loop in NumPy's order: axes from the outermost to the innermost. */
export interface Loop {
  readonly axes: readonly LoopAxis[]
  readonly starts: readonly number[]
}

/**
 * Orders axes so that memory is gone through in its own order, as NumPy's iterator does: inner axes have the
 * shorter steps, and those that no operand can order stay.
 *
 * @param turn - whether axes that fall in every operand turn round, as they do unless the result is fresh
 * Source: https://numpy.org/doc/stable/reference/c-api/iterator.html
 */
export function orderedLoop(
  given: readonly LoopAxis[],
  operands: readonly Operand[],
  order: LoopOrder,
  turn: boolean,
): Loop {
  const starts = operands.map((each) => each.offset)
  const axes = inOrder(given, order).map((axis) => (turn && order === "K" ? risen(axis, starts) : axis))
  return { axes, starts }
}

/** How axes are gone through: as they come, the first one innermost, or by their steps. */
export type LoopOrder = "C" | "F" | "K"

/** Axes from the outermost to the innermost. */
export function inOrder<A extends LoopAxis>(given: readonly A[], order: LoopOrder): readonly A[] {
  if (order === "K") return sorted(given)
  return order === "C" ? given : given.toReversed()
}

/** Insertion sort from the innermost axis outwards. */
function sorted<A extends LoopAxis>(given: readonly A[]): A[] {
  const order = given.toReversed()
  for (let i = 1; i < order.length; i++) {
    const axis = order[i]!
    let place = i
    for (let j = i - 1; j >= 0; j--) {
      const verdict = isShorter(axis, order[j]!)
      if (verdict === false) break
      if (verdict === true) place = j
    }
    order.splice(i, 1)
    order.splice(place, 0, axis)
  }
  return order.reverse()
}

/** Whether an axis belongs further in than another; null where no operand tells. */
function isShorter(axis: LoopAxis, other: LoopAxis): boolean | null {
  let verdict: boolean | null = null
  for (let k = 0; k < axis.steps.length; k++) {
    const [own, theirs] = [Math.abs(axis.steps[k]!), Math.abs(other.steps[k]!)]
    if (own === 0 || theirs === 0) continue
    if (theirs <= own) verdict = false
    else verdict ??= true
  }
  return verdict
}

/** An axis along which no operand rises, turned round. */
function risen(axis: LoopAxis, starts: number[]): LoopAxis {
  if (axis.steps.some((step) => step > 0) || axis.steps.every((step) => step === 0)) return axis
  axis.steps.forEach((step, k) => {
    starts[k]! += step * (axis.length - 1)
  })
  return { length: axis.length, steps: axis.steps.map((step) => -step) }
}

/** Neighbours that are even in every operand become one axis. */
export function merged(axes: readonly LoopAxis[]): LoopAxis[] {
  const result: LoopAxis[] = []
  for (const axis of axes) {
    const outer = result.at(-1)
    const even =
      outer !== undefined &&
      (outer.length === 1 ||
        axis.length === 1 ||
        axis.steps.every((step, k) => step * axis.length === outer.steps[k]!))
    if (!even) result.push(axis)
    else {
      const steps = axis.length === 1 ? outer.steps : axis.steps
      result[result.length - 1] = { length: outer.length * axis.length, steps }
    }
  }
  return result
}
