import { dtypeOfType } from "./coerce.ts"
import { allocate, assign, withDtype } from "./copy.ts"
import { toArray } from "./creation.ts"
import type { float64 as Float64 } from "./dtype.ts"
import { bool, type DType, type DTypeLike, dtypeOr, float32, float64, type ScalarOfDType } from "./dtype.ts"
import type { ArrayInput } from "./input.ts"
import { readerOf, writerOf } from "./memory.ts"
import type { NDArray } from "./ndarray.ts"
import { isOptions, named } from "./options.ts"
import { dtypeOfWeak, promote, weakKind } from "./promote.ts"
import { tuple } from "./tuple.ts"
import { Typed, untyped } from "./typed.ts"
import { power } from "./ufunc/arithmetic.ts"

type Bound = number | Typed<number>
type Default<D, T extends number> = [D] extends [never] ? T : ScalarOfDType<D>

function dtypeOfScalar(value: unknown): DType {
  const fromType = value instanceof Typed ? dtypeOfType(value.type) : null
  return fromType ?? dtypeOfWeak(weakKind(untyped(value) as number))
}

/**
 * `np.arange([start,] stop[, step])`: start, start + step, ... before stop.
 *
 * int64 when all are whole numbers, otherwise float64; `ceil((stop - start) / step)` elements.
 *
 * @throws RangeError when step is 0, TypeError without a stop.
 */
export function arange<D extends DTypeLike = never>(
  ...given: (
    | Bound
    | { readonly dtype?: D; readonly start?: Bound; readonly stop?: Bound; readonly step?: Bound }
    | D
  )[]
): NDArray<Default<D, number>, 1> {
  const { start, stop, step, dtype } = named("arange", ["start", "stop", "step", "dtype"], given)
  const [first, end] = stop === undefined ? [0, start] : [start ?? 0, stop]
  if (end === undefined) throw new TypeError("arange() requires stop to be specified.")
  const parts = [first, end, step ?? 1]
  const to = dtypeOr(dtype, null) ?? parts.map(dtypeOfScalar).reduce(promote)
  const [from, until, by] = parts.map((part) => Number(untyped(part))) as [number, number, number]
  if (by === 0) throw new RangeError("Maximum allowed size exceeded")
  const length = Math.max(0, Math.ceil((until - from) / by))
  if (!Number.isFinite(length)) throw new RangeError("arange: cannot compute length")
  const result = allocate(to, [length])
  fillEvenly(result, from, by)
  return result as never
}

/** NumPy casts the first two elements and repeats their difference, which is not always the step, in the dtype. */
function fillEvenly({ data, dtype, size }: NDArray, from: number, by: number): void {
  const write = writerOf(dtype)
  const read = readerOf(dtype)
  for (let i = 0; i < Math.min(2, size); i++) write(data, i, from + i * by)
  if (size < 3) return
  const start = read(data, 0)
  const delta = read(data, 1) - start
  const single = dtype === float32
  for (let i = 2; i < size; i++) {
    write(data, i, start + (single ? Math.fround(i * Math.fround(delta)) : i * delta))
  }
}

interface LinspaceOptions<D> {
  readonly num?: number
  readonly endpoint?: boolean
  readonly retstep?: boolean
  readonly dtype?: D
}

/**
 * `np.linspace(start, stop, num=50, endpoint=True, retstep=False)`: evenly spaced numbers,
 * `arange(num) * step + start`, the last one exactly `stop`; with `retstep` a tuple of them and the step.
 */
export function linspace<D extends DTypeLike = never>(
  start: Bound,
  stop: Bound,
  options: LinspaceOptions<D> & { readonly retstep: true },
): [NDArray<Default<D, Float64>, 1>, Float64]
export function linspace<D extends DTypeLike = never>(
  start: Bound,
  stop: Bound,
  ...rest: (number | boolean | LinspaceOptions<D>)[]
): NDArray<Default<D, Float64>, 1>
export function linspace(
  start: Bound,
  stop: Bound,
  ...rest: (number | boolean | LinspaceOptions<DTypeLike>)[]
): unknown {
  const {
    num = 50,
    endpoint = true,
    retstep = false,
    dtype,
  } = named("linspace", ["num", "endpoint", "retstep", "dtype"], rest)
  const count = Number(untyped(num))
  if (count < 0) throw new RangeError(`Number of samples, ${count}, must be non-negative.`)
  const [from, to] = [Number(untyped(start)), Number(untyped(stop))]
  const pieces = endpoint === false ? count : count - 1
  const delta = to - from
  const step = delta / pieces
  const result = allocate(float64, [count])
  for (let i = 0; i < count; i++) {
    if (pieces <= 0) result.data[i] = i * delta + from
    else result.data[i] = (step === 0 ? (i / pieces) * delta : i * step) + from
  }
  if (endpoint !== false && count > 1) result.data[count - 1] = to
  const samples = cutDown(result, dtypeOr(dtype, float64))
  return untyped(retstep) === true ? tuple(samples, pieces > 0 ? step : Number.NaN) : samples
}

/** NumPy rounds down, not towards zero, when linspace makes integers. */
function cutDown(x: NDArray, dtype: DType): NDArray {
  if (dtype.kind !== "f") for (let i = 0; i < x.size; i++) x.data[i] = Math.floor(x.data[i]!)
  return withDtype(x, dtype)
}

/** `np.logspace(start, stop, num=50, base=10.0)`: `base ** linspace(start, stop, num)`. */
export function logspace(
  start: Bound,
  stop: Bound,
  ...rest: (
    | number
    | boolean
    | { readonly num?: number; readonly endpoint?: boolean; readonly base?: number }
  )[]
): NDArray<Float64, 1> {
  const { num = 50, endpoint = true, base = 10 } = named("logspace", ["num", "endpoint", "base"], rest)
  const exponents = linspace(start, stop, { num: num as number, endpoint: endpoint as boolean })
  return power(new Typed(Number(untyped(base)), "float64"), exponents) as never
}

/** `np.eye(N, M=N, k=0)`: ones on the k-th diagonal. */
export function eye<D extends DTypeLike = never>(
  N: number,
  ...rest: (number | null | { readonly M?: number | null; readonly k?: number; readonly dtype?: D } | D)[]
): NDArray<Default<D, Float64>, 2> {
  const { M, k = 0, dtype } = named("eye", ["M", "k", "dtype"], rest)
  const columns = Number(untyped(M ?? N))
  const rows = Number(untyped(N))
  const shift = Number(untyped(k))
  const to = dtypeOr(dtype, float64)
  const result = allocate(to, [rows, columns])
  const write = writerOf(to)
  for (let i = Math.max(0, -shift); i < rows && i + shift < columns; i++)
    write(result.data, i * columns + i + shift, 1)
  return result as never
}

/** `np.identity(n)`: the n x n matrix with ones on its diagonal. */
export function identity<D extends DTypeLike = never>(
  n: number,
  dtype?: D | { readonly dtype?: D },
): NDArray<Default<D, Float64>, 2> {
  const options = named("identity", ["dtype"], dtype === undefined ? [] : [dtype])
  return eye(n, options as { dtype?: D })
}

/** `np.meshgrid(x, y, ...)`: coordinate matrices; with "xy" indexing the first two axes are swapped. */
export function meshgrid(...given: (ArrayInput | { readonly indexing?: "xy" | "ij" })[]): NDArray[] {
  const last = given.at(-1)
  const { indexing = "xy" } = named("meshgrid", ["indexing"], isOptions(last) ? [last] : [])
  const axes = (isOptions(last) ? given.slice(0, -1) : given).map((x) => toArray(x).ravel())
  const swap = indexing === "xy" && axes.length > 1
  const order = axes.map((_, i) => (swap && i < 2 ? 1 - i : i))
  const dims = order.map((i) => axes[i]!.size)
  return axes.map((x, i) => {
    const result = allocate(x.dtype, dims)
    const along = order.indexOf(i)
    assign(result, x.reshape(dims.map((length, axis) => (axis === along ? length : 1))))
    return result
  })
}

/** `np.tri(N, M=N, k=0, dtype=float)`: ones at and below the k-th diagonal. */
export function tri(
  N: number,
  ...rest: (
    | number
    | null
    | DTypeLike
    | { readonly M?: number | null; readonly k?: number; readonly dtype?: DTypeLike }
  )[]
): NDArray<Float64, 2> {
  const { M, k = 0, dtype } = named("tri", ["M", "k", "dtype"], rest)
  const [rows, columns, shift] = [N, M ?? N, k].map((each) => Number(untyped(each))) as [
    number,
    number,
    number,
  ]
  const result = allocate(dtypeOr(dtype, float64), [rows, columns])
  const write = writerOf(result.dtype)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns && j <= i + shift; j++) write(result.data, i * columns + j, 1)
  return result as never
}

/** A mask of `tri`. */
export function triMask(N: number, M: number, k: number): NDArray {
  return tri(N, { M, k, dtype: bool })
}
