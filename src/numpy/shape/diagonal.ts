import { toArray } from "../creation.ts"
import type { ArrayInput, Elements } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { named, wholeNumber } from "../options.ts"
import { stridedView } from "../view.ts"
import { checkAxis } from "./axis.ts"

/** The keyword arguments of diagonals. */
export interface DiagonalOptions {
  readonly offset?: number
  readonly axis1?: number
  readonly axis2?: number
}

/** A view of the diagonal of two axes, as the last axis of the others. */
export function diagonalView(x: NDArray, offset: number, axis1: number, axis2: number): NDArray {
  const [rows, columns] = [x.dims[axis1]!, x.dims[axis2]!]
  const [down, across] = [x.steps[axis1]!, x.steps[axis2]!]
  const length = Math.max(
    0,
    offset >= 0 ? Math.min(rows, columns - offset) : Math.min(rows + offset, columns),
  )
  const start = length === 0 ? 0 : offset >= 0 ? offset * across : -offset * down
  const others = x.dims.map((_, axis) => axis).filter((axis) => axis !== axis1 && axis !== axis2)
  const dims = [...others.map((axis) => x.dims[axis]!), length]
  const steps = [...others.map((axis) => x.steps[axis]!), down + across]
  return stridedView(x, dims, steps, x.offset + start)
}

/**
 * `np.diagonal(a, offset=0, axis1=0, axis2=1)`: a read-only view of the diagonal of two axes.
 *
 * @throws RangeError when the array has fewer than two axes or both are the same.
 */
export function diagonal<const A extends ArrayInput>(
  a: A,
  ...rest: readonly (number | DiagonalOptions)[]
): NDArray<Elements<A>> {
  const x = toArray(a)
  const { offset = 0, axis1 = 0, axis2 = 1 } = named("diagonal", ["offset", "axis1", "axis2"], rest)
  if (x.dims.length < 2) throw new RangeError("diag requires an array of at least two dimensions")
  const [first, second] = [checkAxis(axis1, x.dims.length, "axis1"), checkAxis(axis2, x.dims.length, "axis2")]
  if (first === second) throw new RangeError("axis1 and axis2 cannot be the same")
  const view = diagonalView(x, wholeNumber("diagonal", "offset", offset), first, second)
  view.writeable = false
  return view as never
}
