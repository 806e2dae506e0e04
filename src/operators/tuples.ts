import { tuple as markedTuple } from "../numpy/tuple.ts"

export { isTuple } from "../numpy/tuple.ts"

/** `a, b` as a Python tuple: an ordinary array, marked; numbers keep the type `number`. */
export function tuple<T extends readonly unknown[]>(...items: T): [...T] {
  return markedTuple(...items) as unknown as [...T]
}
