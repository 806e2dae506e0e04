import { assign, copyAs } from "../copy.ts"
import { toArray } from "../creation.ts"
import type { ArrayInput, Elements, RankOf } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import type { Promote } from "../promote.ts"
import { cumsum } from "../reduce/along.ts"
import type { ScalarTypes } from "../scalar.ts"
import { where } from "../select.ts"
import { checkAxis } from "../shape/axis.ts"
import { part } from "../shape/part.ts"
import { type Typed, untyped } from "../typed.ts"
import { logical_and } from "../ufunc/comparison.ts"
import { resultType } from "../ufunc/ufunc.ts"
import { differences } from "./diff.ts"
import {
  equals,
  float,
  isGreater,
  isLess,
  kept,
  magnitude,
  minus,
  modulo,
  type Operand,
  plus,
} from "./strict.ts"

/** The keyword arguments of {@link unwrap}. */
export interface UnwrapOptions {
  readonly discont?: number | null
  readonly axis?: number
  readonly period?: number
}

/**
 * `np.unwrap(p, discont=None, axis=-1, period=2 pi)`: jumps larger than `discont` (half a period at
 * least) are brought below it by whole periods; whole numbers stay whole for a whole period.
 *
 * @param p - phases, shape [..., n]
 * @throws RangeError for a scalar or an axis that is not there.
 */
export function unwrap<const A extends ArrayInput>(
  p: A,
  ...rest: (number | null | UnwrapOptions)[]
): NDArray<Promote<Elements<A>, ScalarTypes["float64"]>, RankOf<A>> {
  const given = named("unwrap", ["discont", "axis", "period"], rest)
  const period = (given.period ?? 2 * Math.PI) as number | Typed
  const length = Number(untyped(period))
  const discont = Number(untyped(given.discont ?? length / 2))
  const x = toArray(p)
  if (x.dims.length === 0) throw new RangeError("diff requires input that is at least one dimensional")
  const axis = checkAxis(given.axis ?? -1, x.dims.length)
  const jumps = differences(x, 1, axis)
  const dtype = resultType(jumps, period)
  const whole = dtype.kind !== "f"
  const correction = minus(wrapped(jumps, period, whole), jumps)
  const corrections = where(isLess(magnitude(jumps), discont), 0, correction) as NDArray
  const result = copyAs(x, dtype)
  const tail = part(result, axis, 1, x.dims[axis]!)
  const shifts = cumsum(corrections, axis) as NDArray
  assign(tail, plus(part(x, axis, 1, x.dims[axis]!), shifts))
  return result as never
}

/** Jumps brought into half a period on either side of 0; a whole positive one stays on its side. */
function wrapped(jumps: NDArray, period: number | Typed, whole: boolean): NDArray {
  const length = Number(untyped(period))
  const ambiguous = !whole || length % 2 === 0
  const high = whole ? Math.floor(length / 2) : length / 2
  const low: Operand = whole ? -high : float(-high)
  const inside = plus(modulo(minus(jumps, low), period), low)
  if (!ambiguous) return inside
  const turned = kept(logical_and, equals(inside, low), isGreater(jumps, 0))
  return where(turned, whole ? high : float(high), inside) as NDArray
}
