import { integerRange } from "./convert.ts"
import { type DTypeLike, dtypeOf } from "./dtype.ts"

/** The limits of a floating dtype (`np.finfo`). */
export interface FloatInfo {
  readonly eps: number
  readonly max: number
  readonly min: number
  readonly tiny: number
  readonly smallest_normal: number
  readonly bits: number
}

/** `np.finfo(dtype)`. @throws TypeError for a dtype that is not floating. */
export function finfo(dtype: DTypeLike = "float64"): FloatInfo {
  const { kind, itemsize, name } = dtypeOf(dtype)
  if (kind !== "f") throw new TypeError(`finfo: dtype must be floating, got ${name}`)
  const [eps, max, tiny] =
    itemsize === 4
      ? [2 ** -23, (2 - 2 ** -23) * 2 ** 127, 2 ** -126]
      : [2 ** -52, Number.MAX_VALUE, 2 ** -1022]
  return { eps, max, min: -max, tiny, smallest_normal: tiny, bits: 8 * itemsize }
}

/** `np.iinfo(dtype)`: the least and the greatest number. @throws TypeError for a dtype that is not integer. */
export function iinfo(dtype: DTypeLike): {
  readonly min: number
  readonly max: number
  readonly bits: number
} {
  const type = dtypeOf(dtype)
  const range = type.kind === "b" ? null : integerRange(type)
  if (range === null) throw new TypeError(`iinfo: dtype must be integer, got ${type.name}`)
  return { min: range[0], max: range[1], bits: 8 * type.itemsize }
}
