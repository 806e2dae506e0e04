import type { Data } from "../dtype.ts"
import { eachRow, type Loop1, type Operand } from "../rows.ts"

/** Elements that NumPy's iterator copies together (`np.getbufsize()`). */
const BUFFER = 8192

/** What a fold goes through: the elements, the results, and a mask where there is one. */
export interface FoldOperands {
  readonly from: Operand
  readonly to: Operand
  readonly chosen: Operand | null
}

/**
 * Folds the innermost axes into one element each as NumPy's iterator does where rows do not follow one
 * another in memory: whole rows are copied into a buffer, as many as fit, and folded together. For a
 * pairwise sum this is another order than row by row.
 *
 * @param outer - how many of the axes come before those that are folded together
 */
export function foldBuffered(
  loop: Loop1,
  dims: readonly number[],
  { from, to, chosen }: FoldOperands,
  outer: number,
): void {
  const width = dims.at(-1)!
  const room = Math.max(1, Math.floor(BUFFER / width)) * width
  const buffer = allocateLike(from.data, room)
  eachPoint(dims.slice(0, outer), [from, to, ...(chosen === null ? [] : [chosen])], ([start, at, mask]) => {
    let filled = 0
    const flush = () => {
      if (filled > 0) loop(buffer, 0, 1, to.data, at!, 0, filled)
      filled = 0
    }
    const inner = [
      insideOf(from, start!, outer),
      ...(chosen === null ? [] : [insideOf(chosen, mask!, outer)]),
    ]
    let seen = 0
    eachRow(dims.slice(outer), inner, ([row, choice]) => {
      if (seen + width > room) {
        flush()
        seen = 0
      }
      seen += width
      const step = from.steps.at(-1)!
      for (let k = 0; k < width; k++) {
        if (chosen !== null && chosen.data[choice! + k * chosen.steps.at(-1)!] === 0) flush()
        else buffer[filled++] = from.data[row! + k * step]!
      }
    })
    flush()
  })
}

function allocateLike(data: Data, length: number): Data {
  return data instanceof Float32Array ? new Float32Array(length) : new Float64Array(length)
}

/** An operand seen from one point of the outer axes. */
function insideOf(operand: Operand, start: number, outer: number): Operand {
  return { data: operand.data, offset: start, steps: operand.steps.slice(outer) }
}

/** Calls `point` with where each operand stands at every index of some axes. */
function eachPoint(
  dims: readonly number[],
  operands: readonly Operand[],
  point: (starts: readonly number[]) => void,
): void {
  const last = dims.length - 1
  const outer = operands.map((operand) => ({ ...operand, steps: operand.steps.slice(0, dims.length) }))
  eachRow(dims, outer, (starts, n) => {
    for (let k = 0; k < n; k++) {
      point(starts.map((start, j) => (last < 0 ? start : start + k * outer[j]!.steps[last]!)))
    }
  })
}
