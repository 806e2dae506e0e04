/** `< <= > >= == !=`: elementwise on arrays, JavaScript's on everything else. */
import * as np from "../numpy/index.ts"
import { binary } from "./dispatch.ts"
import type { Comparison, Equality } from "./types.ts"

export const lt: Comparison = binary(np.less, (a: number, b: number) => a < b)
export const le: Comparison = binary(np.less_equal, (a: number, b: number) => a <= b)
export const gt: Comparison = binary(np.greater, (a: number, b: number) => a > b)
export const ge: Comparison = binary(np.greater_equal, (a: number, b: number) => a >= b)

// The author wrote `==` and `!=`: on anything but arrays they keep JavaScript's loose meaning.
// biome-ignore lint/suspicious/noDoubleEquals: see above
export const eq: Equality = equality(np.equal, (a: unknown, b: unknown) => a == b)
// biome-ignore lint/suspicious/noDoubleEquals: see above
export const ne: Equality = equality(np.not_equal, (a: unknown, b: unknown) => a != b)

/** An array against null or undefined is no comparison of elements. */
function equality(
  onArrays: (a: never, b: never) => unknown,
  loose: (a: unknown, b: unknown) => boolean,
): Equality {
  const elementwise = onArrays as (a: unknown, b: unknown) => unknown
  const isNothing = (value: unknown) => value === null || value === undefined
  return binary(
    (a: unknown, b: unknown) => (isNothing(a) || isNothing(b) ? loose(a, b) : elementwise(a, b)),
    loose,
  )
}
