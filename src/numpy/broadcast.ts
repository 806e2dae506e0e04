/** Python's text of a shape: `(3,)`, `(2, 3)`, `()`. */
export function shapeText(dims: readonly number[]): string {
  return dims.length === 1 ? `(${dims[0]},)` : `(${dims.join(", ")})`
}

/** A shape in the words of NumPy's broadcasting errors, which leave out the space: `(2,3)`. */
export function shapeTextTight(dims: readonly number[]): string {
  return dims.length === 1 ? `(${dims[0]},)` : `(${dims.join(",")})`
}

/** Whether two shapes are the same. */
export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let axis = 0; axis < a.length; axis++) if (a[axis] !== b[axis]) return false
  return true
}

/**
 * The shape that shapes have together: aligned at their ends, a length of 1 stretches.
 *
 * Source: https://numpy.org/doc/stable/user/basics.broadcasting.html
 * @throws RangeError when two lengths differ and neither is 1.
 */
export function broadcastShapes(...shapes: readonly (readonly number[])[]): number[] {
  const rank = Math.max(0, ...shapes.map((dims) => dims.length))
  const result = new Array<number>(rank).fill(1)
  for (const dims of shapes) {
    for (let axis = 0; axis < dims.length; axis++) {
      const at = rank - dims.length + axis
      const length = dims[axis]!
      if (result[at] === 1) result[at] = length
      else if (length !== 1 && length !== result[at]) throw mismatch(shapes)
    }
  }
  return result
}

function mismatch(shapes: readonly (readonly number[])[]): RangeError {
  return new RangeError(
    `operands could not be broadcast together with shapes ${shapes.map(shapeTextTight).join(" ")}`,
  )
}

/** Whether an array of shape `dims` stretches to shape `to`. */
export function stretchesTo(dims: readonly number[], to: readonly number[]): boolean {
  const missing = to.length - dims.length
  return missing >= 0 && dims.every((length, axis) => length === 1 || length === to[missing + axis])
}

/** Steps of an array of shape `dims` read as shape `to`: 0 along every axis that stretches. */
export function broadcastSteps(
  dims: readonly number[],
  steps: readonly number[],
  to: readonly number[],
): number[] {
  const missing = to.length - dims.length
  const result = new Array<number>(to.length).fill(0)
  for (let axis = 0; axis < dims.length; axis++) {
    if (dims[axis] !== 1) result[missing + axis] = steps[axis]!
  }
  return result
}
