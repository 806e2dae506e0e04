import { NDArray } from "../numpy/ndarray.ts"
import { Typed } from "../numpy/typed.ts"

type Operation = (a: never, b: never) => unknown

/** Whether an operand makes its operator NumPy's. */
export function isArray(value: unknown): value is NDArray {
  return value instanceof NDArray
}

/** The value that a plain operator sees: the type that was passed along is left behind. */
export function plain(value: unknown): unknown {
  return value instanceof Typed ? value.value : value
}

/**
 * One operator for two worlds: NumPy's function where an operand is an array, plain JavaScript elsewhere.
 * `Type` is its overloaded type, which TypeScript cannot derive from the two.
 */
export function binary<Type>(onArrays: Operation, onPrimitives: Operation): Type {
  const arrays = onArrays as (a: unknown, b: unknown) => unknown
  const primitives = onPrimitives as (a: unknown, b: unknown) => unknown
  return ((a: unknown, b: unknown) =>
    isArray(a) || isArray(b) ? arrays(a, b) : primitives(plain(a), plain(b))) as Type
}

/** As {@link binary}, for one operand. */
export function unary<Type>(onArray: (a: never) => unknown, onPrimitive: (a: never) => unknown): Type {
  const array = onArray as (a: unknown) => unknown
  const primitive = onPrimitive as (a: unknown) => unknown
  return ((a: unknown) => (isArray(a) ? array(a) : primitive(plain(a)))) as Type
}

/** `a += b`: an array on the left is changed in place and returned; otherwise it is the operator itself. */
export function inPlace<Type>(
  onArrays: (a: never, b: never, options: { readonly out: never }) => unknown,
  operator: Operation,
): Type {
  const arrays = onArrays as (a: unknown, b: unknown, options: object) => unknown
  const other = operator as (a: unknown, b: unknown) => unknown
  return ((a: unknown, b: unknown) => (isArray(a) ? arrays(a, b, { out: a }) : other(a, b))) as Type
}
