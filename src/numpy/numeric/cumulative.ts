import { toArray } from "../creation.ts"
import type { DTypeLike } from "../dtype.ts"
import type { ArrayInput, Elements, RankOf } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import type { SumOf } from "../promote.ts"
import { cumprod, cumsum } from "../reduce/along.ts"
import { checkAxis } from "../shape/axis.ts"
import { concatenate } from "../shape/join.ts"
import { part } from "../shape/part.ts"
import { reshape } from "../shape/reshape.ts"
import { filled } from "./strict.ts"

/** The keyword arguments of {@link cumulative_sum} and {@link cumulative_prod}. */
export interface CumulativeOptions {
  readonly axis?: number | null
  readonly dtype?: DTypeLike | null
  readonly out?: NDArray | null
  /** Whether the result begins with the sum or product of nothing. */
  readonly include_initial?: boolean
}

type Cumulative = <const A extends ArrayInput>(
  x: A,
  options?: CumulativeOptions,
) => NDArray<SumOf<Elements<A>>, RankOf<A>>

const NAMES = ["axis", "dtype", "out", "include_initial"] as const

function cumulative(name: string, accumulate: typeof cumsum, identity: 0 | 1): Cumulative {
  return ((input: ArrayInput, options: CumulativeOptions = {}) => {
    const { axis: given = null, dtype = null, out = null, include_initial } = named(name, NAMES, [options])
    const source = toArray(input)
    const x = (source.dims.length === 0 ? reshape(source, [1]) : source) as NDArray
    if (given === null && x.dims.length > 1)
      throw new RangeError("For arrays which have more than one dimension ``axis`` argument is required.")
    const axis = checkAxis(given ?? 0, x.dims.length)
    const run = (target: unknown) => accumulate(x, { axis, dtype, out: target } as never) as NDArray
    if (include_initial !== true) return run(out)
    if (out !== null) return runAfterInitial(run, out as NDArray, axis, identity)
    const result = run(null)
    const initial = filled(result.dtype, result.dims.with(axis, 1), identity)
    return concatenate([initial, result], axis)
  }) as Cumulative
}

function runAfterInitial(
  run: (target: NDArray) => NDArray,
  out: NDArray,
  axis: number,
  identity: 0 | 1,
): NDArray {
  run(part(out, axis, 1, out.dims[axis]!))
  part(out, axis, 0, 1).fill(identity)
  return out
}

/**
 * `np.cumulative_sum(x, axis=None, dtype=None, out=None, include_initial=False)`: running sums along an
 * axis, which only a vector may leave out; `include_initial` puts 0 before them.
 *
 * @throws RangeError when there are several axes and none is named.
 */
export const cumulative_sum: Cumulative = cumulative("cumulative_sum", cumsum, 0)

/** `np.cumulative_prod(x, axis=None, ...)`: running products; `include_initial` puts 1 before them. */
export const cumulative_prod: Cumulative = cumulative("cumulative_prod", cumprod, 1)
