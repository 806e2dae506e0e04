import { sameShape } from "../numpy/broadcast.ts"
import { NDArray } from "../numpy/ndarray.ts"

type Named = Readonly<Record<string, NDArray>>

/**
 * Checks the shapes of a cell: x [D], states [H], input weights [H, D], recurrent weights [H, H],
 * biases [H].
 * @throws TypeError when one is no array; RangeError `cell: shape rule, got shape`
 */
export function checkCell(
  cell: string,
  x: NDArray,
  states: Named,
  inputs: Named,
  recurrent: Named,
  biases: Named,
): void {
  checkArrays(cell, { x, ...states, ...inputs, ...recurrent, ...biases })
  if (x.ndim !== 1) throw new RangeError(`${cell}: x must have shape [D], got ${shapeOf(x)}`)
  const [H = 0] = Object.values(states)[0]!.dims
  const D = x.dims[0]!
  checkShapes(cell, states, [H])
  checkShapes(cell, inputs, [H, D])
  checkShapes(cell, recurrent, [H, H])
  checkShapes(cell, biases, [H])
}

function checkArrays(cell: string, arrays: Readonly<Record<string, unknown>>): void {
  for (const [name, array] of Object.entries(arrays))
    if (!(array instanceof NDArray))
      throw new TypeError(`${cell}: ${name} must be an array, got ${typeof array}`)
}

function checkShapes(cell: string, arrays: Named, shape: readonly number[]): void {
  for (const [name, array] of Object.entries(arrays))
    if (!sameShape(array.dims, shape))
      throw new RangeError(`${cell}: ${name} must have shape [${shape.join(", ")}], got ${shapeOf(array)}`)
}

function shapeOf(array: NDArray): string {
  return `[${array.dims.join(", ")}]`
}
