import type { Data } from "./dtype.ts"

/** A kernel over one row of two operands: starts, steps in elements, and the number of elements. */
export type Loop1 = (x: Data, xi: number, xs: number, out: Data, oi: number, os: number, n: number) => void

/** A kernel over one row of three operands. */
export type Loop2 = (
  x: Data,
  xi: number,
  xs: number,
  y: Data,
  yi: number,
  ys: number,
  out: Data,
  oi: number,
  os: number,
  n: number,
) => void

/** Where an operand lies: its memory, its first element and its steps along the axes of the loop. */
export interface Operand {
  readonly data: Data
  readonly offset: number
  readonly steps: readonly number[]
}

/**
 * Calls `row` with the start of each row in every operand: the last axis is the row, the axes before
 * it are counted through as an odometer does.
 */
export function eachRow(
  dims: readonly number[],
  operands: readonly Operand[],
  row: (starts: readonly number[], length: number) => void,
): void {
  const last = dims.length - 1
  const starts = operands.map((operand) => operand.offset)
  if (last < 0) row(starts, 1)
  if (last < 0 || dims.includes(0)) return
  const counter = new Array<number>(last).fill(0)
  for (;;) {
    row(starts, dims[last]!)
    let axis = last - 1
    for (; axis >= 0; axis--) {
      if (++counter[axis]! < dims[axis]!) {
        for (let k = 0; k < starts.length; k++) starts[k]! += operands[k]!.steps[axis]!
        break
      }
      const back = counter[axis]! - 1
      counter[axis] = 0
      for (let k = 0; k < starts.length; k++) starts[k]! -= back * operands[k]!.steps[axis]!
    }
    if (axis < 0) return
  }
}

/**
 * The same loop with fewer axes: axes of length 1 fall away, and neighbours that every operand steps
 * through evenly become one, so that rows are as long as can be.
 */
export function mergeAxes(
  dims: readonly number[],
  operands: readonly Operand[],
): { dims: number[]; operands: Operand[] } {
  const merged: number[] = []
  const steps: number[][] = operands.map(() => [])
  for (let axis = 0; axis < dims.length; axis++) {
    const length = dims[axis]!
    if (length === 1) continue
    const top = merged.length - 1
    const even = top >= 0 && operands.every((operand, k) => steps[k]![top] === operand.steps[axis]! * length)
    if (even) merged[top]! *= length
    else merged.push(length)
    operands.forEach((operand, k) => {
      if (even) steps[k]![top] = operand.steps[axis]!
      else steps[k]!.push(operand.steps[axis]!)
    })
  }
  return { dims: merged, operands: operands.map((operand, k) => ({ ...operand, steps: steps[k]! })) }
}

/** Runs a kernel of one input over operands of a common shape. */
export function runLoop1(loop: Loop1, shape: readonly number[], input: Operand, output: Operand): void {
  const { dims, operands } = mergeAxes(shape, [input, output])
  const last = dims.length - 1
  const [x, out] = operands as [Operand, Operand]
  const xs = last < 0 ? 0 : x.steps[last]!
  const os = last < 0 ? 0 : out.steps[last]!
  eachRow(dims, operands, (starts, n) => loop(x.data, starts[0]!, xs, out.data, starts[1]!, os, n))
}

/** Runs a kernel of two inputs over operands of a common shape. */
export function runLoop2(
  loop: Loop2,
  shape: readonly number[],
  a: Operand,
  b: Operand,
  output: Operand,
): void {
  const { dims, operands } = mergeAxes(shape, [a, b, output])
  const last = dims.length - 1
  const [x, y, out] = operands as [Operand, Operand, Operand]
  const xs = last < 0 ? 0 : x.steps[last]!
  const ys = last < 0 ? 0 : y.steps[last]!
  const os = last < 0 ? 0 : out.steps[last]!
  eachRow(dims, operands, (starts, n) =>
    loop(x.data, starts[0]!, xs, y.data, starts[1]!, ys, out.data, starts[2]!, os, n),
  )
}
