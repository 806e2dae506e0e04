import type { DTypeName, float, int, ScalarTypes } from "../numpy/scalar.ts"
import { type PyType, typed as typedValue } from "../numpy/typed.ts"

/** The type of `V` once its scalars are known to be `T`. */
export type Retyped<V, T> = T extends keyof PythonScalars
  ? Scalars<V, PythonScalars[T]>
  : T extends { readonly list: infer E }
    ? Retyped<V, E>
    : V

interface PythonScalars extends Pick<ScalarTypes, Exclude<DTypeName, "bool">> {
  readonly float: float
  readonly int: int
}

type Scalars<V, S> = V extends number
  ? S
  : V extends readonly unknown[]
    ? { [K in keyof V]: Scalars<V[K], S> }
    : V

/**
 * `value` for a function of the library, with the Python or NumPy type that JavaScript does not tell:
 * `np.array(typed([1.0, 2.0], "float"))`. To the checker it is the value itself.
 */
export const typed: <const V, const T extends PyType>(value: V, type: T) => Retyped<V, T> =
  typedValue as never
