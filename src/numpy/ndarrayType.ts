import { bytesOf } from "./buffers/frombuffer.ts"
import { type DType, type DTypeLike, dtypeOr, float64, type ScalarOfDType } from "./dtype.ts"
import { dimsOf } from "./filled.ts"
import type { RankOfShape, ShapeInput } from "./input.ts"
import { allocateOrdered, orderOf } from "./layout.ts"
import { memoryOver } from "./memory.ts"
import { NDArray, sizeOf, stepsOf } from "./ndarray.ts"
import { named, wholeNumber } from "./options.ts"
import type { ScalarTypes } from "./scalar.ts"
import { untyped } from "./typed.ts"
import { isContiguous } from "./view.ts"

interface NdarrayOptions<D> {
  readonly dtype?: D | null
  readonly buffer?: ArrayBufferLike | ArrayBufferView | NDArray | null
  readonly offset?: number
  readonly strides?: readonly number[] | null
  readonly order?: "C" | "F" | null
}

type NdarrayArguments<D> = readonly (
  | D
  | ArrayBufferLike
  | ArrayBufferView
  | NDArray
  | number
  | readonly number[]
  | "C"
  | "F"
  | null
  | NdarrayOptions<D>
)[]

type Made<S, D> = NDArray<[D] extends [never] ? ScalarTypes["float64"] : ScalarOfDType<D>, RankOfShape<S>>

/** `np.ndarray` as a value: called plainly or with `new`, and asked `x instanceof np.ndarray`. */
export interface NdarrayType {
  <const S extends ShapeInput, D extends DTypeLike = never>(
    shape: S,
    ...rest: NdarrayArguments<D>
  ): Made<S, D>
  new <const S extends ShapeInput, D extends DTypeLike = never>(
    shape: S,
    ...rest: NdarrayArguments<D>
  ): Made<S, D>
  [Symbol.hasInstance](value: unknown): value is NDArray
}

const NAMES = ["shape", "dtype", "buffer", "offset", "strides", "order"] as const

/**
 * `np.ndarray(shape, dtype=float, buffer=None, offset=0, strides=None, order=None)`: the bare constructor; lessons
 * make arrays by `np.array`, `np.zeros` and their like.
 *
 * @param buffer - memory to lie over: a buffer, a typed array or a contiguous array
 * @param offset - bytes of it to leave out
 * @param strides - bytes from one index to the next along each axis
 * @throws RangeError when the buffer is too small; TypeError for what is no buffer.
 */
export const ndarray: NdarrayType = Object.defineProperty(
  function constructed(...args: unknown[]) {
    const given = named("ndarray", NAMES, args)
    const dims = dimsOf("ndarray", given.shape)
    const dtype = dtypeOr(given.dtype, float64)
    const order = orderOf(given.order, "C") === "F" ? "F" : "C"
    const buffer = untyped(given.buffer) ?? null
    if (buffer === null) return allocateOrdered(dtype, dims, order)
    const steps = stepsFor(given.strides ?? null, dims, dtype, order)
    return over(buffer, dims, dtype, steps, wholeNumber("ndarray", "offset", given.offset ?? 0))
  },
  Symbol.hasInstance,
  { value: (value: unknown) => value instanceof NDArray },
) as unknown as NdarrayType

/** `np.ndarray` as a type. */
// biome-ignore lint/suspicious/noExplicitAny: as NDArray itself
export type ndarray<T extends number | boolean = any, R extends number = any> = NDArray<T, R>

/** Strides in elements. @throws RangeError for another number of them, or parts of elements */
function stepsFor(
  given: unknown,
  dims: readonly number[],
  dtype: DType,
  order: "C" | "F",
): readonly number[] {
  if (given === null) return order === "C" ? stepsOf(dims) : stepsOf(dims.toReversed()).toReversed()
  const strides = (untyped(given) as readonly unknown[]).map((each) =>
    wholeNumber("ndarray", "strides", each),
  )
  if (strides.length !== dims.length)
    throw new RangeError("strides, if given, must be the same length as shape")
  const steps = strides.map((stride) => stride / dtype.itemsize)
  if (steps.every(Number.isInteger)) return steps
  throw new RangeError(
    `ndarray: strides must be multiples of ${dtype.itemsize} bytes, got ${strides.join(", ")}`,
  )
}

function over(
  buffer: unknown,
  dims: readonly number[],
  dtype: DType,
  steps: readonly number[],
  offset: number,
): NDArray {
  const bytes = bytesOf(buffer)
  if (offset < 0 || offset > bytes.length)
    throw new RangeError(`offset must be non-negative and no greater than buffer length (${bytes.length})`)
  const reach = dims.map((length, axis) => (length - 1) * steps[axis]!)
  const last = reach.reduce((sum, each) => sum + Math.max(0, each), 0)
  const first = reach.reduce((sum, each) => sum + Math.min(0, each), 0)
  const size = sizeOf(dims)
  const room = Math.floor((bytes.length - offset) / dtype.itemsize)
  if (size > 0 && last >= room) throw new RangeError("buffer is too small for requested array")
  if (size > 0 && first * dtype.itemsize + offset < 0)
    throw new RangeError("strides is incompatible with shape of requested array and size of buffer")
  const before = offset % dtype.itemsize
  const whole = bytes.subarray(
    before,
    before + Math.floor((bytes.length - before) / dtype.itemsize) * dtype.itemsize,
  )
  const data = memoryOver(whole, dtype)
  const at = (offset - before) / dtype.itemsize
  const base = buffer instanceof NDArray ? buffer : null
  return new NDArray(data, dtype, dims, size, steps, at, isContiguous(dims, steps), base)
}
