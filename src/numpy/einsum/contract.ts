import { castLoop } from "../copy.ts"
import type { DType } from "../dtype.ts"
import { allocateData } from "../memory.ts"
import { NDArray, sizeOf } from "../ndarray.ts"
import type { Floats } from "../products/views.ts"
import { eachRow } from "../rows.ts"
import { isContiguous } from "../view.ts"
import { inOrder, type LoopAxis, type LoopOrder, merged, orderedLoop } from "./axes.ts"
import { elementsOf, isEven, spanOf } from "./buffering.ts"
import { addProductOfIntegers } from "./integers.ts"
import { addProducts } from "./kernels.ts"
import type { Labels, Resolved } from "./parse.ts"

/** The step along a label: that of its axes together, 0 where the operand is stretched. */
export function stepOf(x: NDArray, labels: Labels, label: string): number {
  let step = 0
  labels.forEach((each, axis) => {
    if (each === label && x.dims[axis]! !== 1) step += x.steps[axis]!
  })
  return step
}

/**
 * Sums the products of the operands over every label that the result does not have, in NumPy's order: the result's
 * labels, then the others by the alphabet, sorted by the operands' steps.
 *
 * @param operands - of that dtype, or of any where it is a float's
 * @param dtype - of the result
 * @param out - receives the result, of that dtype and of its shape; its steps help to sort the axes
 */
export function contract(
  operands: readonly NDArray[],
  dtype: DType,
  { inputs, output, lengths }: Resolved,
  out: NDArray | null = null,
  order: LoopOrder = "K",
): NDArray {
  const summed = [...lengths.keys()].filter((label) => !output.includes(label)).sort()
  const labels = [...output, ...summed]
  const axes = labels.map((label) => ({
    label,
    length: lengths.get(label)!,
    steps: operands.map((x, k) => stepOf(x, inputs[k]!, label)),
  }))
  const result = out ?? allocateAlong(dtype, axes, output, order)
  if (out !== null) out.fill(0)
  if (lengths.size > 0 && [...lengths.values()].includes(0)) return result
  const withResult = axes.map(({ label, length, steps }) => {
    const place = output.indexOf(label)
    return { length, steps: [...steps, place < 0 || length === 1 ? 0 : result.steps[place]!] }
  })
  run(operands, result, withResult, order, out !== null)
  return result
}

/** A result whose axes lie in memory in the order of the iteration. */
function allocateAlong(
  dtype: DType,
  axes: readonly (LoopAxis & { readonly label: string })[],
  output: Labels,
  loopOrder: LoopOrder,
): NDArray {
  const order = inOrder(axes, loopOrder).map((axis) => axis.label)
  const dims = output.map((label) => axes.find((axis) => axis.label === label)!.length)
  const steps = new Array<number>(output.length).fill(0)
  let step = 1
  for (const label of order.toReversed()) {
    const place = output.indexOf(label)
    if (place < 0) continue
    steps[place] = step
    step *= dims[place]!
  }
  const size = sizeOf(dims)
  return new NDArray(allocateData(dtype, size, dims), dtype, dims, size, steps, 0, isContiguous(dims, steps))
}

function run(
  operands: readonly NDArray[],
  result: NDArray,
  axes: readonly LoopAxis[],
  order: LoopOrder,
  given: boolean,
): void {
  const loop = orderedLoop(axes, [...operands, result], order, given)
  const rows = merged(loop.axes)
  if (result.dtype.kind === "f") addAllProducts(operands, result, rows, loop.starts)
  else addIntegers(operands, result, rows, loop.starts)
}

/** Calls `row` where each row of some axes begins in every array. */
function eachStart(
  arrays: readonly NDArray[],
  axes: readonly LoopAxis[],
  starts: readonly number[],
  row: (starts: readonly number[]) => void,
): void {
  const walkers = arrays.map((x, k) => ({
    data: x.data,
    offset: starts[k]!,
    steps: [...axes.map((axis) => axis.steps[k]!), 0],
  }))
  eachRow([...axes.map((axis) => axis.length), 1], walkers, row)
}

function addAllProducts(
  operands: readonly NDArray[],
  result: NDArray,
  axes: readonly LoopAxis[],
  starts: readonly number[],
): void {
  const span = spanOf(
    axes,
    operands.map((x) => x.dtype !== result.dtype),
  )
  const outer = axes.slice(0, axes.length - span.axes)
  const inner = axes.slice(axes.length - span.axes)
  const length = elementsOf(inner)
  const most = Math.min(length, span.most)
  const sources = operands.map((x, k) => sourceOf(x, inner, k, result.dtype, most))
  const step = inner.at(-1)?.steps.at(-1) ?? 0
  eachStart([...operands, result], outer, starts, (at) => {
    for (let from = 0; from < length; from += most) {
      const count = Math.min(most, length - from)
      const rows = sources.map((source, k) => source(at[k]!, from, count))
      addProducts({
        data: [...rows.map((row) => row.data), result.data as Floats],
        starts: [...rows.map((row) => row.start), at.at(-1)! + from * step],
        steps: [...rows.map((row) => row.step), step],
        length: count,
      })
    }
  })
}

/** Where the products find a row of an operand: as it lies, or copied. */
type Source = (start: number, from: number, count: number) => { data: Floats; start: number; step: number }

function sourceOf(
  x: NDArray,
  inner: readonly LoopAxis[],
  operand: number,
  dtype: DType,
  most: number,
): Source {
  const step = inner.at(-1)?.steps[operand] ?? 0
  if (x.dtype === dtype && isEven(inner.toReversed(), operand)) {
    return (start, from) => ({ data: x.data as Floats, start: start + from * step, step })
  }
  const places = placesOf(inner, operand)
  const cast = castLoop(x.dtype, dtype)
  const data = allocateData(dtype, most, [most]) as Floats
  return (start, from, count) => {
    for (let k = 0; k < count; k++) cast(x.data, start + places[from + k]!, 1, data, k, 1, 1)
    return { data, start: 0, step: 1 }
  }
}

/** Where the elements of some axes lie, one after another, from the first on. */
function placesOf(axes: readonly LoopAxis[], operand: number): Int32Array {
  const places = new Int32Array(elementsOf(axes))
  let known = 1
  for (const axis of axes.toReversed()) {
    for (let k = 1; k < axis.length; k++) {
      for (let i = 0; i < known; i++) places[k * known + i] = places[i]! + k * axis.steps[operand]!
    }
    known *= axis.length
  }
  return places
}

function addIntegers(
  operands: readonly NDArray[],
  result: NDArray,
  axes: readonly LoopAxis[],
  starts: readonly number[],
): void {
  eachStart([...operands, result], axes, starts, (at) => addProductOfIntegers(operands, at, result))
}
