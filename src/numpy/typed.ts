/**
 * The Python or NumPy type of a value, for what JavaScript's values do not tell (1.0 against 1).
 * A dtype's name stands for the NumPy scalar; null means: decide from the value.
 */
export type PyType =
  | "float"
  | "int"
  | "bool"
  | "str"
  | "float64"
  | "float32"
  | "int64"
  | "int32"
  | "int16"
  | "int8"
  | "uint64"
  | "uint32"
  | "uint16"
  | "uint8"
  | "np.bool"
  | { readonly tuple: readonly PyType[] }
  | { readonly list: PyType }
  | null

/**
 * A value together with the type that only its static type knows. The compiler wraps arguments where
 * it matters, `np.array(new Typed([1, 0], "float"))`; every np function takes one for an array-like.
 */
export class Typed<V = unknown> {
  readonly value: V
  readonly type: PyType

  constructor(value: V, type: PyType) {
    this.value = value
    this.type = type
  }
}

/** `value` as `type`; see {@link Typed}. */
export function typed<V>(value: V, type: PyType): Typed<V> {
  return new Typed(value, type)
}

/** The value inside, or `value` itself when it is not wrapped. */
export function untyped(value: unknown): unknown {
  return value instanceof Typed ? value.value : value
}
