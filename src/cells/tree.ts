import * as np from "../numpy/index.ts"
import { NDArray } from "../numpy/ndarray.ts"
import { isTuple, tuple } from "../numpy/tuple.ts"
import { add } from "./arithmetic.ts"

/**
 * The sum of two trees of arrays: states and parameters are arrays, lists and records of arrays.
 * @throws TypeError when they are not alike
 */
export function addTrees<T>(a: T, b: T): T {
  return mapTrees((x, y) => add(x, y!), a, b)
}

/** A tree of the same shapes with zeros: the gradient of what nothing depends on. */
export function zerosLikeTree<T>(tree: T): T {
  return mapTrees((x) => np.zeros_like(x) as NDArray, tree)
}

/** Applies `f` to the arrays of a tree, beside those at the same places of another one. */
function mapTrees<T>(f: (x: NDArray, y: NDArray | undefined) => NDArray, a: T, b?: T): T {
  const map = (x: unknown, y: unknown): unknown => {
    if (x instanceof NDArray) return f(x, y as NDArray | undefined)
    if (Array.isArray(x)) {
      const parts = x.map((part, i) => map(part, (y as readonly unknown[] | undefined)?.[i]))
      return isTuple(x) ? tuple(...parts) : parts
    }
    if (typeof x !== "object" || x === null)
      throw new TypeError(`gradients: a state must consist of arrays, got ${typeof x}`)
    const other = y as Readonly<Record<string, unknown>> | undefined
    return Object.fromEntries(Object.entries(x).map(([key, part]) => [key, map(part, other?.[key])]))
  }
  return map(a, b) as T
}
