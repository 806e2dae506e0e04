/** A function that is called plainly, as in Python, or with `new`, as TypeScript's classes are. */
export type Both<F extends (...args: never[]) => unknown> = F &
  (new (
    ...args: Parameters<F>
  ) => ReturnType<F>)

/** A function that makes an object, for both ways to call it. */
export function both<F extends (...args: never[]) => object>(make: F): Both<F> {
  // With `new` an ordinary function's own object gives way to the one that it returns.
  return function bothWays(...args: never[]) {
    return make(...args)
  } as unknown as Both<F>
}
