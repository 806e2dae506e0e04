import type { ArrayInput } from "../../input.ts"
import { type Accumulation, cumprod, cumsum } from "../../reduce/along.ts"
import { prod, type Reduction, sum } from "../../reduce/reduce.ts"
import { replaceNaN } from "./replace.ts"

type Fold = (a: ArrayInput, ...rest: never[]) => unknown

/** A fold that takes NaN for its neutral element. */
function ignoring<F>(fold: F, neutral: 0 | 1): F {
  return ((a: ArrayInput, ...rest: never[]) => (fold as Fold)(replaceNaN(a, neutral).x, ...rest)) as F
}

/**
 * `np.nansum(a, axis=None, dtype=None, out=None, keepdims=False, initial=0, where=True)`: the sum of all
 * but NaN.
 */
export const nansum: Reduction<"sum"> = ignoring(sum, 0)
/** `np.nanprod(a, axis=None, ...)`: the product of all but NaN. */
export const nanprod: Reduction<"sum"> = ignoring(prod, 1)
/** `np.nancumsum(a, axis=None, dtype=None, out=None)`: running sums in which NaN counts as 0. */
export const nancumsum: Accumulation = ignoring(cumsum, 0)
/** `np.nancumprod(a, axis=None, dtype=None, out=None)`: running products in which NaN counts as 1. */
export const nancumprod: Accumulation = ignoring(cumprod, 1)
