import { broadcastShapes } from "../broadcast.ts"
import { toArray } from "../creation.ts"
import { type Data, type DType, float64 } from "../dtype.ts"
import { fromData, type NDArray, sizeOf } from "../ndarray.ts"
import { named } from "../options.ts"
import type { Scalar } from "../scalar.ts"
import { broadcast_to } from "../shape/broadcasting.ts"
import { untyped } from "../typed.ts"

/**
 * The shape that a `size` argument asks for.
 *
 * @throws TypeError when an entry is no integer, RangeError when it is negative.
 */
export function shapeOf(size: unknown): readonly number[] {
  const plain = untyped(size)
  const dims: readonly unknown[] = Array.isArray(plain) ? plain : [plain]
  return dims.map((length) => {
    if (!Number.isInteger(length)) throw new TypeError(`size: expected integers, got ${String(length)}`)
    if ((length as number) >= 0) return length as number
    throw new RangeError(`size: negative dimensions are not allowed, got ${String(length)}`)
  })
}

/** Whether a `size` argument asks for one number. */
export function isSingle(size: unknown): boolean {
  return size === null || size === undefined
}

/** One draw without a size, otherwise an array of draws in C order. */
export function drawFloats(size: unknown, next: () => number): number | NDArray {
  if (isSingle(size)) return next()
  const dims = shapeOf(size)
  const values = new Float64Array(sizeOf(dims))
  for (let i = 0; i < values.length; i++) values[i] = next()
  return fromData(values, float64, dims)
}

/** A parameter of a distribution: its name, its default, and what it must satisfy. */
export interface Parameter {
  readonly name: string
  readonly initial?: number
  /** What NumPy calls the rule, such as `scale < 0`; the parameter is refused where `refuses` holds. */
  readonly rule?: string
  readonly refuses?: (value: number) => boolean
}

/**
 * Draws of a distribution: reads its parameters and size from the arguments, broadcasts array-like
 * parameters, and calls `next` with the parameters of each draw, in C order.
 *
 * @throws TypeError for a missing or unknown argument; RangeError for a parameter that breaks its rule
 */
export function drawFrom(
  name: string,
  parameters: readonly Parameter[],
  given: readonly unknown[],
  next: (a: number, b: number) => number,
): number | NDArray {
  const { size, ...values } = named(name, [...parameters.map((p) => p.name), "size"], given)
  const inputs = parameters.map((p) => inputOf(name, p, untyped(values[p.name])))
  const [a = 0, b = 0] = inputs
  if (typeof a === "number" && typeof b === "number") return drawFloats(size, () => next(a, b))
  return drawBroadcast(
    inputs.map((input) => toArray(input, float64)),
    size,
    next,
  )
}

/** A parameter's value: a number, or an array of float64. */
function inputOf(name: string, parameter: Parameter, given: unknown): number | NDArray {
  const input = given === undefined ? parameter.initial : given
  if (input === undefined) throw new TypeError(`${name}: missing argument '${parameter.name}'`)
  const value = typeof input === "number" ? input : toArray(input, float64)
  const values = typeof value === "number" ? [value] : (value.ravel().tolist() as number[])
  const wrong = values.find((one) => parameter.refuses?.(one))
  if (wrong !== undefined) throw new RangeError(`${name}: ${parameter.rule}, got ${wrong}`)
  return value
}

function drawBroadcast(
  inputs: readonly NDArray[],
  size: unknown,
  next: (a: number, b: number) => number,
): NDArray {
  const dims = isSingle(size) ? broadcastShapes(...inputs.map((input) => input.dims)) : shapeOf(size)
  const [a = [], b = []] = inputs.map((input) => broadcast_to(input, dims).ravel().tolist() as number[])
  const values = new Float64Array(sizeOf(dims))
  for (let i = 0; i < values.length; i++) values[i] = next(a[i] ?? 0, b[i] ?? 0)
  return fromData(values, float64, dims)
}

/** An array of an integer or boolean dtype from integral numbers. */
export function fromIntegers<T extends Scalar>(
  values: ArrayLike<number>,
  dims: readonly number[],
  dtype: DType<T>,
): NDArray<T> {
  const data = dtype.allocate(values.length)
  if (dtype.width === 2) storeWide(data, values)
  else for (let i = 0; i < values.length; i++) data[i] = values[i] as number
  return fromData(data, dtype, dims)
}

/** Writes integers as 64-bit two's complement, low half first. */
function storeWide(data: Data, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    data[2 * i] = value % 2 ** 32
    data[2 * i + 1] = Math.floor(value / 2 ** 32)
  }
}
