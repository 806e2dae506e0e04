/** Looks for floating point errors in finished results. */
import { type Data, type DType, float64 } from "../dtype.ts"
import { readerOf } from "../memory.ts"
import type { NDArray } from "../ndarray.ts"
import { eachRow, type Operand } from "../rows.ts"
import type { Ufunc } from "../ufunc/ufunc.ts"
import { maybeFinite, overlap, WORTHWHILE, wasFinite } from "../wasm/index.ts"
import { watched } from "./modes.ts"
import { reportErrors } from "./report.ts"
import type { Rules } from "./rules.ts"

/** Whether a stretch of memory holds a NaN or an infinity: the one sign that every error but underflow leaves. */
export function strays(data: Data, start: number, n: number): boolean {
  if (n >= WORTHWHILE && isSurelyFinite(data, start, n)) return false
  // x - x is 0 of finite numbers alone; the branch is never taken, so that elements do not wait for each other.
  for (let k = start, end = start + n; k < end; k++) if (data[k]! - data[k]! !== 0) return true
  return false
}

/** Of long stretches the kernels mostly know. */
function isSurelyFinite(data: Data, start: number, n: number): boolean {
  return wasFinite(data, start, n) || (data instanceof Float64Array && maybeFinite(data, start, n) === true)
}

/** An operand whose dtype is known. */
export interface TypedOperand extends Operand {
  readonly dtype: DType
}

/** Whether results in contiguous memory are to be looked at one by one. */
export function maySuffer(rules: Rules, input: DType, data: Data, start: number, n: number): boolean {
  if (input.kind !== "f") return rules.integer !== undefined
  return (watched.under && rules.under === true) || strays(data, start, n)
}

/** The same of an array, however it lies in memory. */
export function mayHaveSuffered(rules: Rules, input: DType, x: NDArray): boolean {
  return !x.contiguous || maySuffer(rules, input, x.data, x.offset, x.size)
}

/** Larger operands than this are not copied without need. */
const LARGE = 8192

/** Stands for an operand that was overwritten, of which is known that it was finite. */
const FINITE = new Float64Array([1])

/**
 * The operands as they are before a result overwrites them: their errors can be told only then. A large one of
 * two is not copied when it is finite, which is all that the rules of two operands ask of it in the end.
 */
export function keepOperands<L>(
  { nin }: Ufunc<L>,
  operands: readonly TypedOperand[],
  target: NDArray,
): readonly TypedOperand[] {
  if (operands.every((each) => !overlap(each.data, target.data))) return operands
  return operands.map((each) => {
    if (!overlap(each.data, target.data)) return each
    const isPlain = nin === 2 && target.contiguous && each.offset === target.offset && each.dtype.kind === "f"
    if (isPlain && target.size > LARGE && !watched.under && !strays(each.data, each.offset, target.size))
      return { data: FINITE, offset: 0, steps: target.dims.map(() => 0), dtype: float64 }
    return { ...each, data: each.data.slice() }
  })
}

/** Which errors a ufunc met on operands that are broadcast to `shape`, and treats them. */
export function reportOf<L>(
  { rules, name, nin }: Ufunc<L>,
  shape: readonly number[],
  inputs: readonly TypedOperand[],
  output: TypedOperand,
  mask: Operand | null = null,
): void {
  const from = inputs[0]!.dtype
  const rule = from.kind === "f" ? rules?.float : rules?.integer
  if (rule === undefined) return
  const all = mask === null ? [...inputs, output] : [...inputs, output, mask]
  const steps = all.map((operand) => operand.steps.at(-1) ?? 0)
  const reads = [...inputs, output].map((operand) => readerOf(operand.dtype))
  let bits = 0
  eachRow(shape, all, (starts, n) => {
    const valueAt = (operand: number, k: number) =>
      reads[operand]!(all[operand]!.data, starts[operand]! + k * steps[operand]!)
    for (let k = 0; k < n; k++) {
      if (mask !== null && mask.data[starts.at(-1)! + k * steps.at(-1)!] === 0) continue
      bits |= rule(valueAt(0, k), nin === 1 ? Number.NaN : valueAt(1, k), valueAt(nin, k), output.dtype)
    }
  })
  reportErrors(bits, name)
}
