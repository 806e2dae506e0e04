import { toArray } from "../creation.ts"
import type { ArrayInput, Elements, RankOf } from "../input.ts"
import type { NDArray, Reduced } from "../ndarray.ts"
import { named } from "../options.ts"
import type { FloatOf } from "../promote.ts"
import { sum } from "../reduce/reduce.ts"
import { checkAxis } from "../shape/axis.ts"
import { trimmed } from "../shape/part.ts"
import { differences } from "./diff.ts"
import { delivered, float, folded, type Operand, over, plus, times } from "./strict.ts"

/** The keyword arguments of {@link trapezoid}. */
export interface TrapezoidOptions {
  readonly x?: ArrayInput | null
  readonly dx?: ArrayInput
  readonly axis?: number
}

/**
 * `np.trapezoid(y, x=None, dx=1.0, axis=-1)`: the integral by the trapezoidal rule, the sum of
 * `(x[i + 1] - x[i]) * (y[i + 1] + y[i]) / 2`.
 *
 * @param y - values, shape [..., n]
 * @returns shape [...]
 * @throws RangeError for a scalar, an axis that is not there, or points that do not broadcast.
 */
export function trapezoid<const A extends ArrayInput>(
  y: A,
  ...rest: (ArrayInput | null | TrapezoidOptions)[]
): Reduced<FloatOf<Elements<A>>, RankOf<A>> {
  const { x = null, dx = float(1), axis: given = -1 } = named("trapezoid", ["x", "dx", "axis"], rest)
  const values = toArray(y)
  const axis = checkAxis(given, values.dims.length)
  const step = x === null ? (dx as Operand) : stepsOf(toArray(x), values, axis)
  const heights = plus(trimmed(values, axis, 1, 0), trimmed(values, axis, 0, 1))
  const areas = over(times(Array.isArray(step) ? toArray(step) : step, heights), float(2))
  return delivered(folded(sum, areas, axis)) as never
}

/** The steps between points: of a vector along the axis, otherwise of points for each value. */
function stepsOf(x: NDArray, y: NDArray, axis: number): NDArray {
  if (x.dims.length !== 1) return differences(x, 1, checkAxis(axis - y.dims.length, x.dims.length))
  return differences(x, 1, 0).reshape(y.dims.map((_, each) => (each === axis ? -1 : 1))) as NDArray
}
