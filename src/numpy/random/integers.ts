import { broadcastShapes } from "../broadcast.ts"
import { toArray } from "../creation.ts"
import { type DType, dtypeOf, float64, int64 } from "../dtype.ts"
import { type NDArray, sizeOf } from "../ndarray.ts"
import { broadcast_to } from "../shape/broadcasting.ts"
import { untyped } from "../typed.ts"
import type { BitGenerator } from "./bits.ts"
import { lemireBounded, maskedBounded, SmallWords } from "./bounded.ts"
import { fromIntegers, isSingle, shapeOf } from "./draw.ts"

/** How a family of functions draws bounded integers. */
export type Method = "masked" | "lemire"

/** What `randint` and `integers` share, read from their arguments. */
export interface IntegerRequest {
  readonly name: string
  readonly low: unknown
  /** null: from 0 to `low`. */
  readonly high: unknown
  readonly size: unknown
  readonly dtype: unknown
  /** Whether `high` itself may come. */
  readonly endpoint: boolean
}

/** Widths of a range that doubles hold exactly. */
const LARGEST_RANGE = 2 ** 53

/**
 * Uniform integers of a dtype in [low, high), or [low, high] with `endpoint`; array-like bounds
 * broadcast.
 *
 * @throws RangeError when low >= high, when a bound is outside the dtype, or the range exceeds 2^53;
 *   TypeError for a dtype without integers
 */
export function drawIntegers(bits: BitGenerator, method: Method, request: IntegerRequest): unknown {
  const dtype = integerDType(request.name, request.dtype)
  const [low, high] = boundsOf(request)
  const next = drawerOf(bits, method, dtype)
  const draw = (from: number, to: number): number => {
    checkBounds(request.name, dtype, from, to)
    return from + next(to - from)
  }
  if (typeof low === "number" && typeof high === "number" && isSingle(request.size)) {
    const value = draw(low, high)
    return dtype.kind === "b" ? value !== 0 : value
  }
  const wide = [toArray(low, float64), toArray(high, float64)] as const
  const dims = isSingle(request.size) ? broadcastShapes(wide[0].dims, wide[1].dims) : shapeOf(request.size)
  return fromIntegers(valuesOf(wide, dims, draw), dims, dtype)
}

/** One draw for each element of the broadcast bounds. */
function valuesOf(
  [low, high]: readonly [NDArray, NDArray],
  dims: readonly number[],
  draw: (from: number, to: number) => number,
): Float64Array {
  const values = new Float64Array(sizeOf(dims))
  if (low.size === 1 && high.size === 1) {
    const [from, to] = [low.item() as number, high.item() as number]
    return values.map(() => draw(from, to))
  }
  const lows = broadcast_to(low, dims).ravel().tolist() as number[]
  const highs = broadcast_to(high, dims).ravel().tolist() as number[]
  return values.map((_, i) => draw(lows[i] as number, highs[i] as number))
}

/** The bounds, both included. */
function boundsOf({ low, high, endpoint }: IntegerRequest): [number | NDArray, number | NDArray] {
  const [from, to] = high === null || high === undefined ? [0, untyped(low)] : [untyped(low), untyped(high)]
  return [boundOf(from, 0), boundOf(to, endpoint ? 0 : -1)]
}

/** A bound moved by `shift`; a fraction is cut off, as NumPy's conversion to integers does. */
function boundOf(bound: unknown, shift: number): number | NDArray {
  if (typeof bound === "number") return Math.trunc(bound) + shift
  const list = toArray(bound, float64)
  const values = (list.ravel().tolist() as number[]).map((value) => Math.trunc(value) + shift)
  return toArray(values, float64).reshape(list.shape) as NDArray
}

function integerDType(name: string, like: unknown): DType {
  const dtype = like === undefined || like === null ? int64 : dtypeOf(like)
  if (dtype.kind === "f") throw new TypeError(`${name}: unsupported dtype, got ${dtype.name}`)
  return dtype
}

function checkBounds(name: string, dtype: DType, low: number, high: number): void {
  const [least, greatest] = limitsOf(dtype)
  if (low < least) throw new RangeError(`${name}: low is out of bounds for ${dtype.name}, got ${low}`)
  if (high > greatest) throw new RangeError(`${name}: high is out of bounds for ${dtype.name}, got ${high}`)
  if (!(low <= high)) throw new RangeError(`${name}: low >= high, got ${low} and ${high + 1}`)
  if (high - low < LARGEST_RANGE) return
  throw new RangeError(`${name}: high - low must be below 2^53, got ${high - low}`)
}

function limitsOf({ kind, itemsize }: DType): readonly [number, number] {
  if (kind === "b") return [0, 1]
  const half = 2 ** (8 * itemsize - 1)
  return kind === "u" ? [0, 2 * half - 1] : [-half, half - 1]
}

/** How one integer in [0, range] of a dtype is drawn: small dtypes cut 32-bit words into pieces. */
function drawerOf(bits: BitGenerator, method: Method, dtype: DType): (range: number) => number {
  if (dtype.itemsize > 2) {
    const bounded = method === "masked" ? maskedBounded : lemireBounded
    return (range) => bounded(bits, range)
  }
  const words = new SmallWords(bits, dtype.kind === "b" ? 1 : dtype.itemsize === 1 ? 8 : 16)
  return method === "masked" || dtype.kind === "b"
    ? (range) => words.masked(range)
    : (range) => words.lemire(range)
}
