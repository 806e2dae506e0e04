import { readBig } from "../copy.ts"
import { toArray } from "../creation.ts"
import { type Data, type DType, dtypeOr, int64 } from "../dtype.ts"
import { allocateData, readScalar } from "../memory.ts"
import { fromData, sizeOf } from "../ndarray.ts"
import { broadcast_to } from "../shape/broadcasting.ts"
import { untyped } from "../typed.ts"
import { writeBig64, writeSafe64 } from "../wide.ts"
import type { Words } from "./bits.ts"
import { bounded, boundedWide, type Method, SmallWords } from "./bounded.ts"
import { broadcastArguments } from "./broadcast.ts"
import { isSingle, shapeOf } from "./draw.ts"

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

/** An integer exactly: a BigInt where a number might not be. */
type Exact = number | bigint

/** One bound or, with dims, one for each element. */
interface Bounds {
  readonly dims: readonly number[]
  readonly values: readonly Exact[]
}

/** An integer in [0, range] of a dtype. */
type Draw = (range: Exact) => Exact

/**
 * Uniform integers of a dtype in [low, high), or [low, high] with `endpoint`; array-like bounds
 * broadcast.
 *
 * @throws RangeError when low >= high or a bound is outside the dtype; TypeError for a dtype without integers
 */
export function drawIntegers(bits: Words, method: Method, request: IntegerRequest): unknown {
  const dtype = dtypeOr(request.dtype, int64) as DType
  if (dtype.kind === "f") throw new TypeError(`Unsupported dtype dtype('${dtype.name}') for ${request.name}`)
  const size = isSingle(request.size) ? null : shapeOf(request.size)
  if (size !== null && sizeOf(size) === 0) return fromData(dtype.allocate(0), dtype, size)
  const [low, high] = boundsOf(request)
  checkBounds(request, dtype, low, high)
  const dims = size ?? broadcastArguments([low.dims, high.dims])
  const data = allocateData(dtype, sizeOf(dims), dims)
  fillIntegers(data, dtype, drawerOf(bits, method, dtype), low, high, size)
  if (size === null && dims.length === 0) return readScalar(data, dtype, 0)
  return fromData(data, dtype, dims)
}

function fillIntegers(
  data: Data,
  dtype: DType,
  draw: Draw,
  low: Bounds,
  high: Bounds,
  size: readonly number[] | null,
): void {
  const count = data.length / dtype.width
  const write = dtype.width === 2 ? writeExact : writeNarrow
  if (low.values.length === 1 && high.values.length === 1) {
    const from = low.values[0] as Exact
    const range = difference(high.values[0] as Exact, from)
    for (let i = 0; i < count; i++) write(data, i, total(from, draw(range)))
    return
  }
  const shape = broadcastArguments(size === null ? [low.dims, high.dims] : [low.dims, high.dims, size])
  const lows = stretched(low, shape)
  const highs = stretched(high, shape)
  for (let i = 0; i < count; i++) {
    const from = lows[i] as Exact
    write(data, i, total(from, draw(difference(highs[i] as Exact, from))))
  }
}

function writeNarrow(data: Data, at: number, value: Exact): void {
  data[at] = Number(value)
}

function writeExact(data: Data, at: number, value: Exact): void {
  if (typeof value === "number") writeSafe64(data, at, value)
  else writeBig64(data, at, value)
}

/** a - b >= 0, a number where it is exact. */
function difference(a: Exact, b: Exact): Exact {
  if (typeof a === "number" && typeof b === "number") {
    const result = a - b
    if (result <= Number.MAX_SAFE_INTEGER) return result
  }
  return shortest(BigInt(a) - BigInt(b))
}

function total(a: Exact, b: Exact): Exact {
  if (typeof a === "number" && typeof b === "number") {
    const result = a + b
    if (Math.abs(result) <= Number.MAX_SAFE_INTEGER) return result
  }
  return BigInt(a) + BigInt(b)
}

function shortest(value: bigint): Exact {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

/** Elements in C order of bounds stretched to a shape. */
function stretched({ dims, values }: Bounds, to: readonly number[]): readonly Exact[] {
  const places = fromData(
    Float64Array.from(values, (_, i) => i),
    dtypeOr("float64", null) as DType,
    dims,
  )
  return (broadcast_to(places, to).ravel().tolist() as number[]).map((place) => values[place] as Exact)
}

/** The bounds, both included. */
function boundsOf({ low, high, endpoint }: IntegerRequest): [Bounds, Bounds] {
  const upTo = high === null || high === undefined
  const [from, to] = upTo ? [0, low] : [low, high]
  return [boundOf(from, 0n), boundOf(to, endpoint ? 0n : -1n)]
}

/** A bound moved by `shift`; a fraction is cut off, as NumPy's conversion to integers does. */
function boundOf(given: unknown, shift: bigint): Bounds {
  const bound = untyped(given)
  if (typeof bound === "string") throw new TypeError(`invalid literal for int() with base 10: '${bound}'`)
  if (bound === null || bound === undefined) {
    throw new TypeError(
      "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'",
    )
  }
  if (typeof bound === "bigint") return { dims: [], values: [shortest(bound + shift)] }
  if (typeof bound === "number" || typeof bound === "boolean")
    return { dims: [], values: [moved(whole(Number(bound)), shift)] }
  const { data, dtype, dims, size } = toArray(bound).copy()
  const values = Array.from({ length: size }, (_, i) => {
    const value = dtype.width === 2 ? readBig(data, dtype, i) : whole(Number(readScalar(data, dtype, i)))
    return moved(value, shift)
  })
  return { dims, values }
}

function moved(value: Exact, shift: bigint): Exact {
  return typeof value === "number" && Number.isSafeInteger(value - 1)
    ? value + Number(shift)
    : shortest(BigInt(value) + shift)
}

/** @throws RangeError for what is no finite number */
function whole(value: number): number {
  if (Number.isNaN(value)) throw new RangeError("cannot convert float NaN to integer")
  if (!Number.isFinite(value)) throw new RangeError("cannot convert float infinity to integer")
  return Math.trunc(value)
}

function checkBounds({ endpoint }: IntegerRequest, dtype: DType, low: Bounds, high: Bounds): void {
  const [least, greatest] = limitsOf(dtype)
  const below = low.values.find((value) => value < least)
  if (below !== undefined) throw new RangeError(`low is out of bounds for ${dtype.name}, got ${below}`)
  const above = high.values.find((value) => value > greatest)
  if (above !== undefined) throw new RangeError(`high is out of bounds for ${dtype.name}, got ${above}`)
  const shape = broadcastArguments([low.dims, high.dims])
  const lows = stretched(low, shape)
  const highs = stretched(high, shape)
  const wrong = lows.findIndex((value, i) => value > (highs[i] as Exact))
  if (wrong < 0) return
  const sign = endpoint ? "" : "="
  const rule = low.values.every((value) => value === 0) ? `high <${sign} 0` : `low >${sign} high`
  const end = total(highs[wrong] as Exact, endpoint ? 0 : 1)
  throw new RangeError(`${rule}: got ${lows[wrong]} and ${end}`)
}

/** The least and the greatest integer of a dtype, exactly. */
function limitsOf({ kind, itemsize }: DType): readonly [Exact, Exact] {
  if (kind === "b") return [0, 1]
  const half = 1n << BigInt(8 * itemsize - 1)
  return kind === "u" ? [0, 2n * half - 1n] : [-half, half - 1n]
}

/** How integers of a dtype are drawn: small dtypes cut 32-bit words into pieces. */
function drawerOf(bits: Words, method: Method, dtype: DType): Draw {
  if (dtype.itemsize > 2) {
    return (range) =>
      typeof range === "number" ? bounded(bits, method, range) : boundedWide(bits, method, range)
  }
  const words = new SmallWords(bits, dtype.kind === "b" ? 1 : dtype.itemsize === 1 ? 8 : 16)
  return (range) => words.bounded(method, range as number)
}
