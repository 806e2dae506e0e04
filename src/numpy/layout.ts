import type { DType } from "./dtype.ts"
import { allocateData } from "./memory.ts"
import { NDArray, sizeOf, stepsOf } from "./ndarray.ts"
import type { Scalar } from "./scalar.ts"
import { untyped } from "./typed.ts"
import { isContiguous } from "./view.ts"

/**
 * In which order elements lie or are taken: "C" rows first, "F" columns first, "A" as F where the array lies
 * so, else C, "K" as close to the array's own order as can be.
 */
export type Order = "C" | "F" | "A" | "K"

/** An `order` argument. @throws RangeError for another letter. */
export function orderOf(given: unknown, fallback: Order): Order {
  const plain = untyped(given)
  if (plain === undefined || plain === null) return fallback
  const order = typeof plain === "string" ? plain.toUpperCase() : ""
  if (order === "C" || order === "F" || order === "A" || order === "K") return order
  throw new RangeError(`order must be one of 'C', 'F', 'A', or 'K' (got '${String(plain)}')`)
}

/** Whether the elements lie one after another in F order: columns first. */
export function isColumnMajor({ dims, steps }: NDArray): boolean {
  return isContiguous(dims.toReversed(), steps.toReversed())
}

/** Whether NumPy takes an array for a Fortran one: columns first, and not C order at the same time. */
export function isFortran(x: NDArray): boolean {
  return !x.contiguous && isColumnMajor(x)
}

/** F-order steps of a shape. */
function columnSteps(dims: readonly number[]): number[] {
  return stepsOf(dims.toReversed()).reverse()
}

/** A new array of zeros in C order, or columns first. */
export function allocateOrdered<T extends Scalar>(
  dtype: DType<T>,
  dims: readonly number[],
  order: "C" | "F",
): NDArray<T> {
  return order === "C"
    ? allocateAt(dtype, dims, stepsOf(dims), true)
    : allocateAt(dtype, dims, columnSteps(dims))
}

function allocateAt<T extends Scalar>(
  dtype: DType<T>,
  dims: readonly number[],
  steps: readonly number[],
  contiguous: boolean = isContiguous(dims, steps),
): NDArray<T> {
  const size = sizeOf(dims)
  return new NDArray(allocateData(dtype, size, dims), dtype, dims, size, steps, 0, contiguous)
}

/** A new array of zeros whose axes lie in memory in that order, the first the furthest apart. */
export function allocateAlong<T extends Scalar>(
  dtype: DType<T>,
  dims: readonly number[],
  order: readonly number[],
): NDArray<T> {
  const ordered = stepsOf(order.map((axis) => dims[axis]!))
  const steps = new Array<number>(dims.length)
  order.forEach((axis, k) => {
    steps[axis] = ordered[k]!
  })
  return allocateAt(dtype, dims, steps)
}

/** A new array of zeros laid out in an order, "A" and "K" after a prototype of the same rank. */
export function allocateAfter<T extends Scalar>(
  dtype: DType<T>,
  dims: readonly number[],
  order: Order,
  prototype: NDArray,
): NDArray<T> {
  if (order === "C" || order === "F") return allocateOrdered(dtype, dims, order)
  if (order === "A") return allocateOrdered(dtype, dims, isFortran(prototype) ? "F" : "C")
  if (prototype.dims.length !== dims.length || prototype.contiguous) return allocateOrdered(dtype, dims, "C")
  if (isColumnMajor(prototype)) return allocateOrdered(dtype, dims, "F")
  return allocateAlong(dtype, dims, axisOrder(prototype))
}

/** Axes from the longest step to the shortest: the order in which memory is gone through. */
function axisOrder({ dims, steps }: NDArray): number[] {
  return dims.map((_, axis) => axis).sort((a, b) => Math.abs(steps[b]!) - Math.abs(steps[a]!))
}

/**
 * The order of axes that suits several arrays of one rank: an axis goes before one that comes earlier where
 * some array steps further along it and none less far; an array that does not move along one has no say.
 */
export function commonAxisOrder(arrays: readonly Pick<NDArray, "dims" | "steps">[]): number[] {
  const order: number[] = []
  for (let axis = 0; axis < arrays[0]!.dims.length; axis++) {
    let place = order.length
    for (let k = order.length - 1; k >= 0; k--) {
      const goes = goesBefore(arrays, axis, order[k]!)
      if (goes === false) break
      if (goes === true) place = k
    }
    order.splice(place, 0, axis)
  }
  return order
}

/**
 * The order in which an iterator goes through the axes of several arrays: as `commonAxisOrder`, but settled from
 * the innermost axis outwards, which decides where arrays disagree.
 */
export function iterationAxisOrder(arrays: readonly Pick<NDArray, "dims" | "steps">[]): number[] {
  const inwards: number[] = []
  for (let axis = arrays[0]!.dims.length - 1; axis >= 0; axis--) {
    let place = inwards.length
    for (let k = inwards.length - 1; k >= 0; k--) {
      const goes = goesBefore(arrays, inwards[k]!, axis)
      if (goes === false) break
      if (goes === true) place = k
    }
    inwards.splice(place, 0, axis)
  }
  return inwards.reverse()
}

/** Whether an axis goes before an earlier one; null where no array moves along both. */
function goesBefore(
  arrays: readonly Pick<NDArray, "dims" | "steps">[],
  axis: number,
  earlier: number,
): boolean | null {
  let result: boolean | null = null
  for (const { dims, steps } of arrays) {
    if (dims[axis] === 1 || dims[earlier] === 1) continue
    const [own, other] = [Math.abs(steps[axis]!), Math.abs(steps[earlier]!)]
    if (own === 0 || other === 0) continue
    if (own <= other) return false
    result = true
  }
  return result
}

/** A new array of zeros laid out as several arrays of its rank are. */
export function allocateTogether(dtype: DType, dims: readonly number[], arrays: readonly NDArray[]): NDArray {
  const plain = dims.length < 2 || arrays.every((each) => each.contiguous)
  return plain ? allocateOrdered(dtype, dims, "C") : allocateAlong(dtype, dims, commonAxisOrder(arrays))
}

const inOrder = (order: readonly number[]) => order.every((axis, k) => axis === k)

/**
 * A new array of zeros whose axes lie in memory as those of the inputs do (NumPy's order "K"): the result
 * of an operation on transposed arrays is laid out transposed, and later sums go through it in that order.
 */
export function allocateLike(dtype: DType, dims: readonly number[], inputs: readonly NDArray[]): NDArray {
  const size = sizeOf(dims)
  const order =
    dims.length < 2
      ? null
      : sharedOrder(inputs.filter((x) => x.dims.length === dims.length && x.size === size))
  return order === null ? allocateOrdered(dtype, dims, "C") : allocateAlong(dtype, dims, order)
}

/** The axis order that all inputs have; null where it is C's or they differ. */
function sharedOrder(inputs: readonly NDArray[]): number[] | null {
  const first = inputs[0]
  if (first === undefined || first.contiguous) return null
  const order = axisOrder(first)
  const shared = !inOrder(order) && inputs.every((x) => axisOrder(x).every((axis, k) => axis === order[k]))
  return shared ? order : null
}
