import { toArray } from "../creation.ts"
import type { DTypeLike } from "../dtype.ts"
import type { ArrayInput, ArrayOrScalar, ElementOf, RankDown, RankOf } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import type { SumOf } from "../promote.ts"
import { sum } from "../reduce/reduce.ts"
import { diagonal } from "../shape/diagonal.ts"

/** The keyword arguments of {@link trace}. */
export interface TraceOptions {
  readonly offset?: number
  readonly axis1?: number
  readonly axis2?: number
  readonly dtype?: DTypeLike | null
  readonly out?: NDArray | null
}

/**
 * `np.trace(a, offset=0, axis1=0, axis2=1, dtype=None, out=None)`: the sum along the diagonal of two axes.
 *
 * @param offset - the diagonal that many columns to the right of the main one
 * @throws RangeError when the array has fewer than two axes or both are the same.
 */
export function trace<const A extends ArrayInput>(
  a: A,
  ...given: readonly (number | DTypeLike | NDArray | null | TraceOptions)[]
): ArrayOrScalar<SumOf<ElementOf<A>>, RankDown<RankDown<RankOf<A>>>> {
  const names = ["offset", "axis1", "axis2", "dtype", "out"] as const
  const { dtype, out, ...where } = named("trace", names, given)
  return sum(diagonal(toArray(a), where as TraceOptions), {
    axis: -1,
    dtype: dtype as DTypeLike,
    out: out as NDArray,
  }) as never
}
