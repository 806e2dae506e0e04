import { tuple } from "../tuple.ts"

/** A tuple whose items go by names too, as Python's named tuples do. */
export type Named<F extends Readonly<Record<string, unknown>>, T extends readonly unknown[]> = [...T] &
  Readonly<F>

/** `namedTuple(["Q", "R"], q, r)`: a tuple `result` with `result.Q` and `result.R`. */
export function namedTuple<const T extends readonly unknown[]>(
  names: readonly string[],
  ...items: T
): Named<Record<string, unknown>, T> {
  const result = tuple(...items)
  names.forEach((name, k) => {
    Object.defineProperty(result, name, { value: items[k], enumerable: false })
  })
  return result as never
}
