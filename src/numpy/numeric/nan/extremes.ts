import { toArray } from "../../creation.ts"
import type { ArrayInput } from "../../input.ts"
import type { NDArray, ReduceOptions } from "../../ndarray.ts"
import { named } from "../../options.ts"
import { type ArgExtreme, argmax, argmin } from "../../reduce/along.ts"
import { all, any, type Reduction } from "../../reduce/reduce.ts"
import { fmax, fmin, isnan } from "../../ufunc/comparison.ts"
import type { UfuncMethods } from "../../ufunc/functions.ts"
import { warn } from "../../warn.ts"
import { folded } from "../strict.ts"
import { replaceNaN } from "./replace.ts"

const NAMES = ["axis", "out", "keepdims", "initial", "where"] as const

const ALL_NAN = "All-NaN slice encountered"

/** An extreme of all but NaN, by a ufunc that prefers any number to NaN. */
function extreme(name: string, ufunc: UfuncMethods): Reduction<"same"> {
  return ((a: ArrayInput, ...rest: unknown[]) => {
    const result = ufunc.reduce(a, { axis: null, ...named(name, NAMES, rest) } as ReduceOptions)
    if (any(isnan(result))) warn("RuntimeWarning", ALL_NAN)
    return result
  }) as Reduction<"same">
}

/**
 * `np.nanmax(a, axis=None, out=None, keepdims=False, initial, where=True)`: the greatest of all but NaN,
 * NaN where there is nothing else.
 *
 * @throws RangeError for no elements, or `where` without `initial`.
 */
export const nanmax: Reduction<"same"> = extreme("nanmax", fmax)
/** `np.nanmin(a, axis=None, ...)`: the least of all but NaN, NaN where there is nothing else. */
export const nanmin: Reduction<"same"> = extreme("nanmin", fmin)

function argExtreme(name: string, find: ArgExtreme, last: number): ArgExtreme {
  return ((a: ArrayInput, ...rest: unknown[]) => {
    const { axis = null } = named(name, ["axis", "out", "keepdims"], rest)
    const { x, mask } = replaceNaN(toArray(a), last)
    if (mask !== null && mask.size > 0 && any(folded(all, mask, axis)) === true) throw new RangeError(ALL_NAN)
    return (find as (x: NDArray, ...rest: unknown[]) => unknown)(x, ...rest)
  }) as ArgExtreme
}

/**
 * `np.nanargmax(a, axis=None, out=None, keepdims=False)`: the place of the first greatest element but NaN.
 *
 * @throws RangeError where there is nothing but NaN, or nothing.
 */
export const nanargmax: ArgExtreme = argExtreme("nanargmax", argmax, -Infinity)
/** `np.nanargmin(a, axis=None, ...)`: the place of the first least element but NaN. */
export const nanargmin: ArgExtreme = argExtreme("nanargmin", argmin, Infinity)
