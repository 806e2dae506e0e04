import { toArray } from "../creation.ts"
import { type DType, float64, int64 } from "../dtype.ts"
import { allocateData } from "../memory.ts"
import { fromData, NDArray, sizeOf } from "../ndarray.ts"
import { named } from "../options.ts"
import type { Scalar } from "../scalar.ts"
import { broadcast_to } from "../shape/broadcasting.ts"
import { untyped } from "../typed.ts"
import { writeBig64, writeInt64 } from "../wide.ts"
import { shapeOfDraws } from "./broadcast.ts"
import type { Rule } from "./rules.ts"
import type { Source } from "./source.ts"

/** One draw of a distribution; parameters that it does not have are 0. */
export type Next = (source: Source, a: number, b: number, c: number) => number

/** A distribution as NumPy offers it. */
export interface Distribution {
  /** NumPy's name of the function. */
  readonly name: string
  /** The names of its parameters, with their defaults; null where there is none. */
  readonly parameters: Readonly<Record<string, number | null>>
  /** The parameters that are integers: a fraction is cut off. */
  readonly integers?: readonly string[]
  /** What is refused, in the order in which NumPy checks. */
  readonly rules: readonly Rule[]
  /** Whether it gives int64 instead of float64. */
  readonly discrete?: boolean
  readonly next: Next
  /** Fills a whole array, for what is drawn by the million. */
  readonly fill?: (source: Source, out: Float64Array, a: number, b: number, c: number) => void
}

/**
 * The shape that a `size` argument asks for.
 *
 * @throws TypeError when an entry is no integer, RangeError when it is negative.
 */
export function shapeOf(size: unknown): readonly number[] {
  const plain = untyped(size)
  const list: unknown = plain instanceof NDArray ? plain.tolist() : plain
  if (typeof list === "number" && !Number.isInteger(list))
    throw new TypeError(`expected a sequence of integers or a single integer, got '${list}'`)
  const dims: readonly unknown[] = Array.isArray(list) ? list.map(untyped) : [list]
  for (const length of dims) checkLength(length)
  return dims as number[]
}

function checkLength(length: unknown): void {
  if (!Number.isInteger(length)) {
    const kind = typeof length === "number" ? "float" : typeof length === "string" ? "str" : typeof length
    throw new TypeError(`'${kind}' object cannot be interpreted as an integer: size got ${String(length)}`)
  }
  if ((length as number) < 0)
    throw new RangeError(`negative dimensions are not allowed: size got ${String(length)}`)
}

/** Whether a `size` argument asks for one number. */
export function isSingle(size: unknown): boolean {
  return size === null || size === undefined
}

/**
 * Draws of a distribution: reads its parameters and size from the arguments, checks its rules,
 * broadcasts array-like parameters, and draws in C order.
 *
 * @throws TypeError for a missing or unknown argument; RangeError for parameters that break a rule
 */
export function drawFrom(
  source: Source,
  distribution: Distribution,
  given: readonly unknown[],
): number | NDArray {
  const { name, parameters } = distribution
  const names = Object.keys(parameters)
  const { size, ...values } = named(name, [...names, "size"], given)
  const inputs = names.map((each) => inputOf(distribution, each, untyped(values[each]), given.length))
  if (inputs.every((input) => typeof input === "number")) return drawAlike(source, distribution, inputs, size)
  return drawBroadcast(
    source,
    distribution,
    inputs.map((input) => toArray(input, float64)),
    size,
  )
}

/** A parameter's value: a number, or an array of float64. */
function inputOf(
  { name, parameters, integers = [] }: Distribution,
  parameter: string,
  given: unknown,
  count: number,
): number | NDArray {
  const input = given === undefined ? parameters[parameter] : given
  if (input === undefined || (input === null && given === undefined)) {
    const least = Object.values(parameters).filter((initial) => initial === null).length
    throw new TypeError(
      `${name}() takes at least ${least} positional argument${least === 1 ? "" : "s"} (${count} given): ${parameter} is missing`,
    )
  }
  const value = numbersOf(parameter, input)
  if (!integers.includes(parameter)) return value
  if (typeof value !== "number") return integral(value)
  if (Number.isNaN(value))
    throw new RangeError(`cannot convert float NaN to integer: ${name} got ${parameter}`)
  return Math.trunc(value)
}

/** A number, or an array of float64 of rank 1 and more. */
export function numbersOf(parameter: string, input: unknown): number | NDArray {
  if (typeof input === "number") return input
  if (typeof input === "boolean" || typeof input === "bigint") return Number(input)
  if (typeof input === "string")
    throw new TypeError(`could not convert string to float: '${input}', got for ${parameter}`)
  if (input === null) throw new TypeError(`must be real number, not NoneType: got null for ${parameter}`)
  const array = toArray(input, float64)
  return array.ndim === 0 ? (array.item() as number) : array
}

/** The elements without their fractions. */
function integral(x: NDArray): NDArray {
  return fromData(Float64Array.from(x.ravel().tolist() as number[], Math.trunc), float64, x.dims)
}

/** Draws with the same parameters: one without a size, otherwise an array. */
function drawAlike(
  source: Source,
  distribution: Distribution,
  inputs: readonly number[],
  size: unknown,
): number | NDArray {
  const [a = 0, b = 0, c = 0] = inputs
  for (const rule of distribution.rules) checkRule(distribution, rule, a, b, c, rule.text)
  if (isSingle(size)) {
    const value = distribution.next(source, a, b, c)
    return distribution.discrete === true ? toInt64(value) : value
  }
  const dims = shapeOf(size)
  const values = allocateDraws(dims)
  const { next, fill } = distribution
  if (fill !== undefined) fill(source, values, a, b, c)
  else for (let i = 0; i < values.length; i++) values[i] = next(source, a, b, c)
  return finish(distribution, values, dims)
}

/** Draws with parameters that differ from element to element. */
function drawBroadcast(
  source: Source,
  distribution: Distribution,
  inputs: readonly NDArray[],
  size: unknown,
): NDArray {
  checkArrays(distribution, inputs)
  const dims = shapeOfDraws(
    isSingle(size) ? null : shapeOf(size),
    inputs.map((input) => input.dims),
  )
  const [a = [], b = [], c = []] = inputs.map((input) => stretched(input, dims))
  const values = allocateDraws(dims)
  const { next } = distribution
  for (let i = 0; i < values.length; i++) values[i] = next(source, a[i] ?? 0, b[i] ?? 0, c[i] ?? 0)
  return finish(distribution, values, dims)
}

/** The elements of an array stretched to a shape, in C order. */
export function stretched(x: NDArray, dims: readonly number[]): readonly number[] {
  return broadcast_to(x, dims).ravel().tolist() as number[]
}

function checkArrays(distribution: Distribution, inputs: readonly NDArray[]): void {
  const shape = shapeOfDraws(
    null,
    inputs.map((input) => input.dims),
  )
  const [a = [], b = [], c = []] = inputs.map((input) => stretched(input, shape))
  for (const rule of distribution.rules) {
    for (let i = 0; i < Math.max(a.length, b.length, c.length); i++)
      checkRule(distribution, rule, a[i] ?? 0, b[i] ?? 0, c[i] ?? 0, rule.textOfArrays ?? rule.text)
  }
}

/** @throws RangeError in NumPy's words, and then what was given */
function checkRule(
  { name, parameters }: Distribution,
  rule: Rule,
  a: number,
  b: number,
  c: number,
  text: string,
): void {
  const values = [a, b, c].slice(0, Object.keys(parameters).length)
  const at = rule.of === undefined ? -1 : Object.keys(parameters).indexOf(rule.of)
  const value = at < 0 ? a : (values[at] as number)
  if (!rule.refuses(value, b, c)) return
  throw new RangeError(`${text}: ${name} got ${at < 0 ? values.join(", ") : value}`)
}

/**
 * Memory for the draws of a shape.
 *
 * @throws RangeError when it is too large to allocate
 */
export function allocateDraws(dims: readonly number[]): Float64Array {
  return allocateData(float64, sizeOf(dims), dims) as Float64Array
}

function finish({ discrete }: Distribution, values: Float64Array, dims: readonly number[]): NDArray {
  return discrete === true ? fromIntegers(values, dims, int64) : fromData(values, float64, dims)
}

/** A number as C casts it to a 64-bit integer: what does not fit becomes the least one. */
function toInt64(value: number): number {
  return Math.abs(value) < 2 ** 63 ? value : -(2 ** 63)
}

/** 64-bit integers as they come, exactly: one without a size, otherwise an array of `dtype`. */
export function drawWords(size: unknown, next: () => bigint, dtype: DType): number | NDArray {
  if (isSingle(size)) return Number(next())
  const dims = shapeOf(size)
  const count = sizeOf(dims)
  const data = allocateData(dtype, count, dims)
  for (let i = 0; i < count; i++) writeBig64(data, i, next())
  return fromData(data, dtype, dims)
}

/** An array of an integer or boolean dtype from integral numbers, those out of range as C casts them. */
export function fromIntegers<T extends Scalar>(
  values: ArrayLike<number>,
  dims: readonly number[],
  dtype: DType<T>,
): NDArray<T> {
  const data = dtype.allocate(values.length)
  if (dtype.width === 2) for (let i = 0; i < values.length; i++) writeInt64(data, i, values[i] as number)
  else for (let i = 0; i < values.length; i++) data[i] = values[i] as number
  return fromData(data, dtype, dims)
}
