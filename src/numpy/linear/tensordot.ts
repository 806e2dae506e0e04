import { toArray } from "../creation.ts"
import type { ArrayInput } from "../input.ts"
import { type NDArray, sizeOf } from "../ndarray.ts"
import { keyword } from "../options.ts"
import { checkAxis } from "../shape/axis.ts"
import { reshape, transpose } from "../shape/reshape.ts"
import { untyped } from "../typed.ts"
import { dot } from "./dot.ts"
import { pairOf } from "./operands.ts"

/** How many axes to sum over, or which of each operand. */
export type TensordotAxes = number | readonly [number | readonly number[], number | readonly number[]]

/**
 * `np.tensordot(a, b, axes=2)`: sums over pairs of axes: the last `axes` of `a` with the first of `b`, or those
 * listed for each.
 *
 * @returns the axes of `a` that are left, then those of `b`
 * @throws RangeError when the lengths of a pair differ, or for axes that do not exist or come twice.
 */
export function tensordot(
  a: ArrayInput,
  b: ArrayInput,
  axes: TensordotAxes | { readonly axes?: TensordotAxes } = 2,
): NDArray {
  const [x, y] = pairOf(a, b)
  const [ofA, ofB] = axesOf(keyword<TensordotAxes>("tensordot", "axes", axes as TensordotAxes, 2))
  const left = ofA.map((axis) => checkAxis(axis, x.dims.length))
  const right = ofB.map((axis) => checkAxis(axis, y.dims.length))
  if (left.length !== right.length || left.some((axis, k) => x.dims[axis] !== y.dims[right[k]!])) {
    throw new RangeError("shape-mismatch for sum")
  }
  if (new Set(left).size < left.length || new Set(right).size < right.length) {
    throw new RangeError("duplicate axes are not allowed in tensordot")
  }
  const keptA = others(x, left)
  const keptB = others(y, right)
  const lengths = (z: NDArray, which: readonly number[]) => which.map((axis) => z.dims[axis]!)
  const shared = sizeOf(lengths(x, left))
  const rows = reshape(transpose(x, [...keptA, ...left]), [sizeOf(lengths(x, keptA)), shared])
  const columns = reshape(transpose(y, [...right, ...keptB]), [shared, sizeOf(lengths(y, keptB))])
  return reshape(toArray(dot(rows, columns)), [...lengths(x, keptA), ...lengths(y, keptB)]) as NDArray
}

/** Axes to sum over; a count names those of `a` from the end, those of `b` from the start. */
function axesOf(axes: unknown): [number[], number[]] {
  const plain = untyped(axes)
  if (typeof plain === "number") {
    const count = Math.max(0, plain)
    return [Array.from({ length: count }, (_, k) => k - count), Array.from({ length: count }, (_, k) => k)]
  }
  const [ofA, ofB] = (plain as [unknown, unknown]).map((each) => [untyped(each)].flat().map(untyped))
  return [ofA as number[], ofB as number[]]
}

function others(x: NDArray, axes: readonly number[]): number[] {
  return x.dims.map((_, axis) => axis).filter((axis) => !axes.includes(axis))
}
