/** Nested lists to arrays: their shape, their dtype, their elements. */

import { sameShape, shapeText } from "./broadcast.ts"
import { checkCast } from "./convert.ts"
import { allocate, assign } from "./copy.ts"
import { bool, type DType, dtypeNamed, dtypes, float64, int64 } from "./dtype.ts"
import { writerOf } from "./memory.ts"
import { NDArray, sizeOf } from "./ndarray.ts"
import { promote, weakKind } from "./promote.ts"
import { type PyType, Typed } from "./typed.ts"
import { writeBig64 } from "./wide.ts"

/** The dtype that a type names for the leaves of a value; null where the values decide. */
export function dtypeOfType(type: PyType): DType | null {
  if (type === null || type === "str") return null
  if (typeof type === "string") {
    if (type === "np.bool") return bool
    return type === "float" ? float64 : type === "int" ? int64 : dtypeNamed[type]
  }
  if ("list" in type) return dtypeOfType(type.list)
  const parts = type.tuple.map(dtypeOfType)
  return parts.length === 0 || parts.includes(null) ? null : (parts as DType[]).reduce(promote)
}

/** The elements of a typed array as an array of the dtype it stands for; 64-bit views share halves. */
export function fromView(view: ArrayBufferView): NDArray {
  const name = Object.prototype.toString.call(view).slice(8, -6).toLowerCase()
  const wide = name === "bigint64" || name === "biguint64"
  const dtype = dtypes.find((each) => each.name === name.replace("big", "").replace("clamped", ""))
  if (dtype === undefined) throw new TypeError(`array: a typed array must hold numbers, got ${name}`)
  const { buffer, byteOffset, byteLength } = view
  const data = wide ? new Int32Array(buffer, byteOffset, byteLength / 4) : (view as Float64Array)
  const size = byteLength / dtype.itemsize
  return new NDArray(data, dtype, [size], size, [1])
}

/** Whether a value is counted and iterated but no list, as Python's range is. */
function isSequence(value: unknown): value is Iterable<unknown> {
  if (typeof value !== "object" || value === null || value instanceof NDArray || ArrayBuffer.isView(value))
    return false
  return !Array.isArray(value) && Symbol.iterator in value && "length" in value
}

/** The shape that nested lists have, judged by their first elements, until {@link fill} checks them all. */
function shapeOf(value: unknown): number[] {
  const dims: number[] = []
  let inner = value
  for (;;) {
    if (inner instanceof Typed) inner = inner.value
    if (inner instanceof NDArray) return [...dims, ...inner.dims]
    if (ArrayBuffer.isView(inner)) return [...dims, fromView(inner).size]
    if (!Array.isArray(inner)) return dims
    dims.push(inner.length)
    if (inner.length === 0) return dims
    inner = inner[0]
  }
}

/** The smallest dtype that holds every leaf; null for empty lists. */
function findDType(value: unknown): DType | null {
  if (typeof value === "number") return weakKind(value) === "int" ? int64 : float64
  if (typeof value === "boolean") return bool
  if (typeof value === "bigint") return int64
  if (value instanceof NDArray) return value.dtype
  if (value instanceof Typed) return dtypeOfType(value.type) ?? findDType(value.value)
  if (ArrayBuffer.isView(value)) return fromView(value).dtype
  if (!Array.isArray(value))
    throw new TypeError(`array: elements must be numbers or booleans, got ${describe(value)}`)
  let found: DType | null = null
  for (const item of value) {
    const dtype = findDType(item)
    if (dtype !== null) found = found === null ? dtype : promote(found, dtype)
  }
  return found
}

function describe(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value)
}

/** Writes the leaves in C order from element `at`; returns the element after them. */
function fill(target: NDArray, value: unknown, axis: number, at: number): number {
  const { dims, dtype } = target
  if (value instanceof Typed) return fill(target, value.value, axis, at)
  if (ArrayBuffer.isView(value)) return fill(target, fromView(value), axis, at)
  if (value instanceof NDArray) {
    const rest = dims.slice(axis)
    if (!sameShape(value.dims, rest)) throw ragged(dims, axis)
    const size = sizeOf(rest)
    const steps = target.steps.slice(axis)
    assign(new NDArray(target.data, dtype, rest, size, steps, at, true), value)
    return at + size
  }
  if (Array.isArray(value)) {
    if (axis >= dims.length || value.length !== dims[axis]) throw ragged(dims, axis)
    let next = at
    for (const item of value) next = fill(target, item, axis + 1, next)
    return next
  }
  if (axis !== dims.length) throw ragged(dims, axis)
  writeLeaf(target, at, value as number | boolean | bigint)
  return at + 1
}

function writeLeaf({ data, dtype }: NDArray, at: number, value: number | boolean | bigint): void {
  const number = Number(value)
  if (typeof value === "bigint" && dtype.width === 2) writeBig64(data, at, value)
  else {
    checkCast(number, dtype)
    writerOf(dtype)(data, at, number)
  }
}

function ragged(dims: readonly number[], axis: number): RangeError {
  const found = dims.slice(0, Math.max(axis, 1))
  return new RangeError(
    `setting an array element with a sequence. The requested array has an inhomogeneous shape after ${found.length} dimensions. The detected shape was ${shapeText(found)} + inhomogeneous part.`,
  )
}

/** A flat list of numbers, the commonest input, without recursion. */
function fromNumbers(list: readonly unknown[], wanted: DType | null): NDArray | null {
  let whole = true
  for (const item of list) {
    if (typeof item !== "number") return null
    if (whole && weakKind(item) !== "int") whole = false
  }
  const dtype = wanted ?? (whole && list.length > 0 ? int64 : float64)
  const result = allocate(dtype, [list.length])
  if (dtype === float64) for (let i = 0; i < list.length; i++) result.data[i] = list[i] as number
  else for (let i = 0; i < list.length; i++) writeLeaf(result, i, list[i] as number)
  return result
}

/**
 * A fresh array of nested lists, scalars and arrays.
 *
 * @param dtype - the dtype asked for; null: the smallest that holds every element, float64 for none
 * @throws RangeError for ragged lists; TypeError for elements that are no numbers.
 */
export function coerce(value: unknown, dtype: DType | null): NDArray {
  if (value instanceof Typed) return coerce(value.value, dtype ?? dtypeOfType(value.type))
  if (Array.isArray(value)) {
    const flat = fromNumbers(value, dtype)
    if (flat !== null) return flat
  } else if (isSequence(value)) return coerce([...value], dtype)
  const dims = shapeOf(value)
  const result = allocate(dtype ?? findDType(value) ?? float64, dims)
  if (dtype !== null) findDType(value)
  fill(result, value, 0, 0)
  return result
}
