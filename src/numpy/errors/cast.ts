/** Floating point errors of casts: numbers that the other dtype has no room for. */
import type { DType } from "../dtype.ts"
import { eachRow, type Operand } from "../rows.ts"
import { watched } from "./modes.ts"
import { INVALID, OVER, reportErrors, UNDER } from "./report.ts"

/** Whether a cast may meet errors. */
export function mayLose(from: DType, to: DType): boolean {
  if (from.kind !== "f" || to.kind === "b") return false
  return to.kind !== "f" || to.itemsize < from.itemsize
}

/**
 * The range of the C integer that a float goes through on its way to an integer dtype: narrow ones are cut off from
 * int32, uint32 from int64; the negative ones wrap round.
 */
function rangeOf({ kind, itemsize }: DType): readonly [number, number] {
  if (itemsize === 8) return [-(2 ** 63), kind === "u" ? 2 ** 64 : 2 ** 63]
  const bits = kind === "u" && itemsize === 4 ? 63 : 31
  return [-(2 ** bits), 2 ** bits]
}

/** The errors of one number cast to float32. */
function roundingErrors(x: number): number {
  const rounded = Math.fround(x)
  if (!Number.isFinite(rounded)) return Number.isFinite(x) ? OVER : 0
  return watched.under && rounded !== x && Math.abs(rounded) < 2 ** -126 ? UNDER : 0
}

/** Treats the errors of a cast, told by the elements that were cast. */
export function reportCast(shape: readonly number[], x: Operand, to: DType): void {
  const [least, end] = rangeOf(to)
  const step = x.steps.at(-1) ?? 0
  let bits = 0
  eachRow(shape, [x], ([start], n) => {
    for (let k = 0, at = start!; k < n; k++, at += step) {
      const value = x.data[at]!
      if (to.kind === "f") bits |= roundingErrors(value)
      else if (!(value < end && Math.trunc(value) >= least)) bits |= INVALID
    }
  })
  reportErrors(bits, "cast")
}
