import { sameShape } from "../numpy/broadcast.ts"
import { NDArray } from "../numpy/ndarray.ts"

type Named = Readonly<Record<string, NDArray>>

/**
 * Checks the shapes of a cell: x [D] or [B, D], states [H] or [B, H], and of its weights those from the
 * input [H, D], those from the state [H, H] and biases [H].
 * @throws TypeError when one is no array; RangeError `cell: shape rule, got shape`
 */
export function checkCell(
  cell: string,
  x: NDArray,
  states: Named,
  [inputs, recurrent, biases]: readonly [inputs: Named, recurrent: Named, biases: Named],
): void {
  for (const arrays of [{ x }, states, inputs, recurrent, biases]) checkArrays(cell, arrays)
  if (x.ndim !== 1 && x.ndim !== 2)
    throw new RangeError(`${cell}: x must have shape [D] or [B, D], got ${shapeOf(x)}`)
  const D = x.dims.at(-1)!
  const H = Object.values(states)[0]!.dims.at(-1) ?? 0
  checkShapes(cell, states, [...x.dims.slice(0, -1), H])
  checkShapes(cell, inputs, [H, D])
  checkShapes(cell, recurrent, [H, H])
  checkShapes(cell, biases, [H])
}

function checkArrays(cell: string, arrays: Readonly<Record<string, unknown>>): void {
  for (const name in arrays)
    if (!(arrays[name] instanceof NDArray))
      throw new TypeError(`${cell}: ${name} must be an array, got ${typeof arrays[name]}`)
}

function checkShapes(cell: string, arrays: Named, shape: readonly number[]): void {
  for (const name in arrays)
    if (!sameShape(arrays[name]!.dims, shape))
      throw new RangeError(
        `${cell}: ${name} must have shape [${shape.join(", ")}], got ${shapeOf(arrays[name]!)}`,
      )
}

function shapeOf(array: NDArray): string {
  return `[${array.dims.join(", ")}]`
}
