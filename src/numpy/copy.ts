import { broadcastSteps, shapeTextTight, stretchesTo } from "./broadcast.ts"
import { castingOf, checkArrayCasting } from "./casting.ts"
import { type Data, type DType, type DTypeLike, dtypeOf, type ScalarOfDType } from "./dtype.ts"
import { mayLose, reportCast } from "./errors/cast.ts"
import { allocateAfter, isColumnMajor, type Order, orderOf } from "./layout.ts"
import { allocateData, readerOf, writerOf } from "./memory.ts"
import { NDArray, sizeOf, stepsOf } from "./ndarray.ts"
import { named } from "./options.ts"
import { type Loop1, type Operand, runLoop1 } from "./rows.ts"
import type { Scalar } from "./scalar.ts"
import { untyped } from "./typed.ts"
import { overlap } from "./wasm/index.ts"
import { readBigInt64, readBigUint64 } from "./wide.ts"

/** A new array of zeros. @throws RangeError when there is no memory for it. */
export function allocate<T extends Scalar>(dtype: DType<T>, dims: readonly number[]): NDArray<T> {
  const size = sizeOf(dims)
  return new NDArray(allocateData(dtype, size, dims), dtype, dims, size, stepsOf(dims))
}

const copyPlain: Loop1 = (x, xi, xs, out, oi, os, n) => {
  for (let k = 0; k < n; k++, xi += xs, oi += os) out[oi] = x[xi]!
}

const copyWide: Loop1 = (x, xi, xs, out, oi, os, n) => {
  for (let k = 0; k < n; k++, xi += xs, oi += os) {
    out[2 * oi] = x[2 * xi]!
    out[2 * oi + 1] = x[2 * xi + 1]!
  }
}

/** Kernels by source and target dtype, made when first asked for. */
const casts = new Map<number, Loop1>()

/** The kernel that casts elements as C does. */
export function castLoop(from: DType, to: DType): Loop1 {
  const key = from.num * 16 + to.num
  let loop = casts.get(key)
  if (loop === undefined) {
    loop = makeCast(from, to)
    casts.set(key, loop)
  }
  return loop
}

function makeCast(from: DType, to: DType): Loop1 {
  if (from.width === 2 && to.width === 2) return copyWide
  if (from === to || (from.width === 1 && to.kind === "f")) return copyPlain
  if (from.width === 2 && to.kind !== "f" && to.kind !== "b") return cutWide
  if (from.kind === "f" || to.kind === "b" || to.width === 2 || from.width === 2) return castNumbers(from, to)
  return copyPlain
}

// Narrower integers keep the low bits, which all lie in the low half.
const cutWide: Loop1 = (x, xi, xs, out, oi, os, n) => {
  for (let k = 0; k < n; k++, xi += xs, oi += os) out[oi] = x[2 * xi]!
}

function castNumbers(from: DType, to: DType): Loop1 {
  const read = readerOf(from)
  const write = writerOf(to)
  return (x, xi, xs, out, oi, os, n) => {
    for (let k = 0; k < n; k++, xi += xs, oi += os) write(out, oi, read(x, xi))
  }
}

/** Copies elements into memory of the same shape, casting them. */
export function copyInto(
  shape: readonly number[],
  from: Operand,
  fromType: DType,
  to: Operand,
  toType: DType,
): void {
  runLoop1(castLoop(fromType, toType), shape, from, to)
  if (mayLose(fromType, toType)) reportCast(shape, from, toType)
}

/** A fresh C-order copy in any dtype. */
export function copyAs<T extends Scalar>(x: NDArray, dtype: DType<T>): NDArray<T> {
  const result = allocate(dtype, x.dims)
  if (x.contiguous && (x.dtype as DType) === dtype) {
    const { width } = dtype
    result.data.set(x.data.subarray(x.offset * width, (x.offset + x.size) * width))
  } else if (x.size > 0) copyInto(x.dims, x, x.dtype, result, dtype)
  return result
}

/** A fresh copy in any dtype and memory order. */
export function copyInOrder<T extends Scalar>(x: NDArray, dtype: DType<T>, order: Order): NDArray<T> {
  if (order === "C" || (x.contiguous && order !== "F")) return copyAs(x, dtype)
  const result = allocateAfter(dtype, x.dims, order, x)
  if (x.size > 0) copyInto(x.dims, x, x.dtype, result, dtype)
  return result
}

/**
 * `x.copy(order="C")`: a fresh array of the same elements.
 */
export function copy<T extends Scalar, R extends number>(
  x: NDArray<T, R>,
  order: Order | { readonly order?: Order } = "C",
): NDArray<T, R> {
  const given = named("copy", ["order"], [order])
  return copyInOrder(x, x.dtype, orderOf(given.order, "C")) as NDArray<T, R>
}

/** Whether an array lies in memory as an order asks; "K" takes any. */
export function liesIn(x: NDArray, order: Order): boolean {
  if (order === "K") return true
  if (order === "C") return x.contiguous
  return order === "F" ? isColumnMajor(x) : x.contiguous || isColumnMajor(x)
}

/** The arguments of `astype` after the dtype, by place or as keywords. */
export type AsTypeArguments = readonly (
  | string
  | boolean
  | null
  | {
      readonly order?: Order
      readonly casting?: string
      readonly subok?: boolean
      readonly copy?: boolean
    }
)[]

/**
 * `x.astype(dtype, order="K", casting="unsafe", subok=True, copy=True)`: the elements cast as C casts them;
 * `x` itself when `copy` is false and nothing is to be changed.
 *
 * @throws TypeError for an unknown dtype or one that `casting` rules out.
 */
export function astype<D extends DTypeLike, R extends number>(
  x: NDArray<Scalar, R>,
  dtype: D,
  ...rest: AsTypeArguments
): NDArray<ScalarOfDType<D>, R> {
  const given = named("astype", ["order", "casting", "subok", "copy"], rest)
  const to = dtypeOf(dtype)
  const order = orderOf(given.order, "K")
  checkArrayCasting(x.dtype, to, castingOf(untyped(given.casting) ?? "unsafe"))
  if (untyped(given.copy) === false && x.dtype === to && liesIn(x, order)) return x as never
  return copyInOrder(x, to, order) as never
}

/** The memory of `x` in `dtype`: `x` itself when it is of that dtype. */
export function withDtype(x: NDArray, dtype: DType): NDArray {
  return x.dtype === dtype ? x : copyInOrder(x, dtype, "K")
}

/**
 * Writes `source`, broadcast and cast, into the elements of `target`.
 *
 * @throws RangeError when the shapes do not broadcast; TypeError for a read-only target.
 */
export function assign(target: NDArray, source: NDArray): void {
  checkWriteable(target)
  const shared = overlap(target.data, source.data) && target !== source
  if (shared && maybeMoveAlong(target, source)) return
  const safe = shared ? copyAs(source, source.dtype) : source
  const { dims, steps } = trimLeading(safe, target.dims.length)
  if (!stretchesTo(dims, target.dims)) {
    throw new RangeError(
      `could not broadcast input array from shape ${shapeTextTight(dims)} into shape ${shapeTextTight(target.dims)}`,
    )
  }
  if (target.size === 0) return
  const from = { data: safe.data, offset: safe.offset, steps: broadcastSteps(dims, steps, target.dims) }
  copyInto(target.dims, from, safe.dtype, target, target.dtype)
}

/**
 * A vector written into its own memory in the same direction: NumPy copies it first no more than C's memmove would,
 * but goes from the end where the source lies before the target, so that `x[1:] = x[:-1]` shifts, while
 * `x[::2] = x[:4]` reads what it has written.
 *
 * @returns false, and nothing is done, for any other pair of arrays
 */
function maybeMoveAlong(target: NDArray, source: NDArray): boolean {
  const [n, step, from] = [target.size, target.steps[0]!, source.steps[0]!]
  const vectors = target.dims.length === 1 && source.dims.length === 1 && n === source.size
  const alike = target.dtype === source.dtype && target.data === source.data
  if (!vectors || !alike || step * from <= 0 || n === 0) return false
  const ends = (start: number, by: number) => (by > 0 ? start : start + (n - 1) * by)
  const [to, at] = [ends(target.offset, step), ends(source.offset, from)]
  const [forth, back] = [Math.abs(step), Math.abs(from)]
  const reversed = at < to && at + n * back > to
  const last = n - 1
  castLoop(source.dtype, target.dtype)(
    source.data,
    reversed ? at + last * back : at,
    reversed ? -back : back,
    target.data,
    reversed ? to + last * forth : to,
    reversed ? -forth : forth,
    n,
  )
  return true
}

/** NumPy lets a value have more axes than its target as long as the extra ones are of length 1. */
export function trimLeading({ dims, steps }: NDArray, rank: number): Pick<NDArray, "dims" | "steps"> {
  let extra = 0
  while (dims.length - extra > rank && dims[extra] === 1) extra++
  return extra === 0 ? { dims, steps } : { dims: dims.slice(extra), steps: steps.slice(extra) }
}

/** Refuses to assign to a view that NumPy protects. */
export function checkWriteable(x: NDArray): void {
  if (!x.writeable) throw new TypeError("assignment destination is read-only")
}

/** Exact 64-bit elements as bigint; other dtypes too, when they are whole. */
export function readBig(data: Data, dtype: DType, index: number): bigint {
  if (dtype.name === "int64") return readBigInt64(data, index)
  if (dtype.name === "uint64") return readBigUint64(data, index)
  return BigInt(data[index]!)
}
