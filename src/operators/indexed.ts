/** A method under this symbol reads `x[i, j]` of an object of its own kind. */
export const readIndex: unique symbol = Symbol.for("cellwise.readIndex") as never

/** What is read by several indices at once, though it is no array of numbers: the grid of `plt.subplots`. */
export interface Indexed<T> {
  [readIndex](index: readonly (number | string)[]): T
}

/** Whether `x` reads its indices itself. */
export function isIndexed(x: unknown): x is Indexed<unknown> {
  return typeof x === "object" && x !== null && readIndex in x
}
