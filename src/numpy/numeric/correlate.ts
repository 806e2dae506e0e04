import { allocate, withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import { float32 } from "../dtype.ts"
import type { ArrayInput, ElementOf } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { keyword } from "../options.ts"
import { productInts } from "../productInts.ts"
import { dotVector, type Floats } from "../products/index.ts"
import type { Promote } from "../promote.ts"
import { flip } from "../shape/arrange.ts"
import { checkVector } from "../shape/axis.ts"
import { untyped } from "../typed.ts"
import { resultType } from "../ufunc/ufunc.ts"
import { stridedView } from "../view.ts"

/** How far a correlation goes over the ends: not at all, as far as the longer operand, all the way. */
export type CorrelateMode = "valid" | "same" | "full" | 0 | 1 | 2

type Correlated<A, B> = NDArray<Promote<ElementOf<A>, ElementOf<B>>, 1>

const MODES = ["valid", "same", "full"] as const

/** @throws RangeError for another text or number, TypeError for anything else. */
function modeOf(mode: unknown): 0 | 1 | 2 {
  const plain = untyped(mode)
  if (typeof plain === "number" && plain >= 0 && plain <= 2) return plain as 0 | 1 | 2
  if (typeof plain === "number") throw new RangeError("integer convolve/correlate mode must be 0, 1, or 2")
  if (typeof plain !== "string") throw new TypeError("convolve/correlate mode not understood")
  const place = MODES.indexOf(plain as "full")
  if (place < 0) throw new RangeError(`mode must be one of 'valid', 'same', or 'full' (got '${plain}')`)
  return place as 0 | 1 | 2
}

/**
 * `np.correlate(a, v, mode="valid")`: `c[k] = sum_n a[n + k] v[n]`, both taken as 0 beyond their ends.
 *
 * @param a - input, shape [n]
 * @param v - input, shape [m]
 * @returns shape [max(n, m) - min(n, m) + 1]; for "same" [max(n, m)]; for "full" [n + m - 1]
 * @throws RangeError for empty operands, other ranks or another mode.
 */
export function correlate<const A extends ArrayInput, const B extends ArrayInput>(
  a: A,
  v: B,
  mode: CorrelateMode | { readonly mode?: CorrelateMode } = "valid",
): NoInfer<Correlated<A, B>> {
  const kind = modeOf(keyword("correlate", "mode", mode, "valid"))
  const [x, y] = operands(a, v)
  if (x.size === 0) throw new RangeError("first array argument cannot be empty")
  if (y.size === 0) throw new RangeError("second array argument cannot be empty")
  if (x.size >= y.size) return slide(x, y, kind) as never
  return flip(slide(y, x, kind), 0).copy() as never
}

/**
 * `np.convolve(a, v, mode="full")`: `c[k] = sum_n a[n] v[k - n]`.
 *
 * @throws RangeError for empty operands, other ranks or another mode.
 */
export function convolve<const A extends ArrayInput, const B extends ArrayInput>(
  a: A,
  v: B,
  mode: CorrelateMode | { readonly mode?: CorrelateMode } = "full",
): NoInfer<Correlated<A, B>> {
  const [x, y] = [toArray(a), toArray(v)].map((each) => (each.dims.length === 0 ? each.reshape([1]) : each))
  if (x!.size === 0) throw new RangeError("a cannot be empty")
  if (y!.size === 0) throw new RangeError("v cannot be empty")
  const kind = modeOf(keyword("convolve", "mode", mode, "full"))
  const [long, short] = operands(...((y!.size > x!.size ? [y, x] : [x, y]) as [NDArray, NDArray]))
  return slide(long, flip(short, 0).copy() as NDArray, kind) as never
}

/** Contiguous vectors of the common dtype. */
function operands(a: unknown, v: unknown): [NDArray, NDArray] {
  const dtype = resultType(a, v)
  return [a, v].map((each) => {
    const x = toArray(each)
    checkVector(x)
    const cast = withDtype(x, dtype)
    return cast.contiguous ? cast : (cast.copy() as NDArray)
  }) as [NDArray, NDArray]
}

/** Writes element `at`: the sum of n products from `i` on in the long and from `j` on in the short operand. */
type Inner = (i: number, j: number, n: number, at: number) => void

/** The short operand slides along the long one: in over its left end, through, and out over the right. */
function slide(x: NDArray, y: NDArray, mode: 0 | 1 | 2): NDArray {
  const m = y.size
  const left = mode === 0 ? 0 : mode === 1 ? Math.floor(m / 2) : m - 1
  const right = mode === 0 ? 0 : mode === 1 ? m - left - 1 : m - 1
  const inside = x.size - m + 1
  const result = allocate(x.dtype, [left + inside + right])
  const inner = x.dtype.kind === "f" ? floatInner(x, y, result) : integerInner(x, y, result)
  for (let k = 0; k < left; k++) inner(0, left - k, m - left + k, k)
  if (x.dtype.kind === "f" && m <= SHORT) slideShort(x, y, result, left, inside)
  else for (let k = 0; k < inside; k++) inner(k, 0, m, left + k)
  for (let k = 0; k < right; k++) inner(inside + k, 0, m - 1 - k, left + inside + k)
  return result
}

/** Up to this length NumPy adds products one after another rather than by an inner product. */
const SHORT = 11

function slideShort(x: NDArray, y: NDArray, out: NDArray, start: number, count: number): void {
  const [a, b, m, result] = [x.data, y.data, y.size, out.data]
  const single = x.dtype === float32
  for (let k = 0; k < count; k++) {
    let sum = 0
    const from = x.offset + k
    if (single)
      for (let j = 0; j < m; j++) sum = Math.fround(sum + Math.fround(a[from + j]! * b[y.offset + j]!))
    else for (let j = 0; j < m; j++) sum += a[from + j]! * b[y.offset + j]!
    result[start + k] = sum
  }
}

function floatInner(x: NDArray, y: NDArray, out: NDArray): Inner {
  const vector = (of: NDArray, start: number, length: number) => ({
    data: of.data as Floats,
    offset: of.offset + start,
    stride: 1,
    length,
  })
  return (i, j, n, at) => {
    out.data[at] = dotVector(vector(x, i, n), vector(y, j, n))
  }
}

function integerInner(x: NDArray, y: NDArray, out: NDArray): Inner {
  return (i, j, n, at) => {
    const row = stridedView(x, [1, n], [n, 1], x.offset + i)
    const column = stridedView(y, [n, 1], [1, 1], y.offset + j)
    productInts(row, column, stridedView(out, [1, 1], [1, 1], at))
  }
}
