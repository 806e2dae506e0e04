import { dtypeOfType } from "./coerce.ts"
import { allocate } from "./copy.ts"
import { checkPlace, type PlaceOptions } from "./creation.ts"
import { type DType, type DTypeLike, dtypeOr, float32, type ScalarOfDType } from "./dtype.ts"
import { readerOf, writerOf } from "./memory.ts"
import type { NDArray } from "./ndarray.ts"
import { named } from "./options.ts"
import { dtypeOfWeak, promote, weakKind } from "./promote.ts"
import { Typed, untyped } from "./typed.ts"

type Bound = number | Typed<number>
/** `T` unless a dtype is given: without one `D` is its whole constraint, since it stands beside numbers. */
type Default<D, T extends number> = DTypeLike extends D ? T : [D] extends [never] ? T : ScalarOfDType<D>

function dtypeOfScalar(value: unknown): DType {
  const fromType = value instanceof Typed ? dtypeOfType(value.type) : null
  return fromType ?? dtypeOfWeak(weakKind(untyped(value) as number))
}

type ArangeOptions<D> = PlaceOptions & {
  readonly dtype?: D | null
  readonly start?: Bound
  readonly stop?: Bound | null
  readonly step?: Bound | null
}

/**
 * `np.arange([start,] stop[, step], dtype=None, *, device=None, like=None)`: start, start + step, ... before
 * stop.
 *
 * int64 when all are whole numbers, otherwise float64; `ceil((stop - start) / step)` elements.
 *
 * @throws RangeError when step is 0, TypeError without a stop.
 */
export function arange<D extends DTypeLike = never>(
  ...args: readonly (Bound | null | ArangeOptions<D> | D)[]
): NDArray<Default<D, number>, 1> {
  const given = named("arange", ["start", "stop", "step", "dtype", "device", "like"], args, 4)
  checkPlace(given)
  const [first, end] = (given.stop ?? null) === null ? [0, given.start] : [given.start ?? 0, given.stop]
  if (end === undefined || end === null) throw new TypeError("arange() requires stop to be specified.")
  const parts = [first, end, given.step ?? 1]
  const to = dtypeOr(given.dtype, null) ?? parts.map(dtypeOfScalar).reduce(promote)
  const [from, until, by] = parts.map((part) => Number(untyped(part))) as [number, number, number]
  if (by === 0) throw new RangeError("Maximum allowed size exceeded")
  const length = Math.max(0, Math.ceil((until - from) / by))
  if (!Number.isFinite(length)) throw new RangeError("arange: cannot compute length")
  if (to.kind === "b" && length > 2)
    throw new TypeError("arange() is only supported for booleans when the result has at most length 2.")
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
