import type { DType } from "../dtype.ts"
import { allocateData } from "../memory.ts"
import { NDArray, sizeOf } from "../ndarray.ts"
import type { Floats } from "../products/views.ts"
import { eachRow } from "../rows.ts"
import { isContiguous } from "../view.ts"
import { inOrder, type LoopAxis, type LoopOrder, merged, orderedLoop } from "./axes.ts"
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
 * @param operands - of one dtype
 * @param out - receives the result, of that dtype and of its shape; its steps help to sort the axes
 */
export function contract(
  operands: readonly NDArray[],
  { inputs, output, lengths }: Resolved,
  out: NDArray | null = null,
  order: LoopOrder = "K",
): NDArray {
  const { dtype } = operands[0]!
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
  const all = [...operands, result]
  const dims = rows.map((axis) => axis.length)
  const walkers = all.map((x, k) => ({
    data: x.data,
    offset: loop.starts[k]!,
    steps: rows.map((axis) => axis.steps[k]!),
  }))
  const steps = all.map((_, k) => rows.at(-1)?.steps[k] ?? 0)
  const data = all.map((x) => x.data as Floats)
  const floating = result.dtype.kind === "f"
  eachRow(dims, walkers, (starts, length) => {
    if (floating) addProducts({ data, starts, steps, length })
    else {
      for (let k = 0; k < length; k++) {
        addProductOfIntegers(
          operands,
          starts.map((start, i) => start + k * steps[i]!),
          result,
        )
      }
    }
  })
}
