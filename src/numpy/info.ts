import { integerRange } from "./convert.ts"
import { type DType, type DTypeLike, dtypeOf, dtypeOr } from "./dtype.ts"
import { scalarStr } from "./format/index.ts"
import { NDArray } from "./ndarray.ts"
import { dtypeOfWeak, weakKind } from "./promote.ts"

/** The limits of a floating dtype (`np.finfo`). */
export interface FloatInfo {
  readonly dtype: DType
  readonly bits: number
  /** The distance of 1 to the next float above, and below. */
  readonly eps: number
  readonly epsneg: number
  readonly max: number
  readonly min: number
  /** The least number of full precision, under two names, and the least of all above 0. */
  readonly tiny: number
  readonly smallest_normal: number
  readonly smallest_subnormal: number
  /** Decimal digits that are kept, and ten to the power of minus that. */
  readonly precision: number
  readonly resolution: number
  /** Bits of the fraction and of the exponent. */
  readonly nmant: number
  readonly nexp: number
  readonly iexp: number
  /** The exponents of eps, epsneg, the least normal number, and the first power of two too large. */
  readonly machep: number
  readonly negep: number
  readonly minexp: number
  readonly maxexp: number
  toString(): string
}

/** The dtype of a dtype argument, or of a scalar or an array given in its place. */
function dtypeOfArgument(given: unknown): DType {
  if (typeof given === "number" || typeof given === "boolean") return dtypeOfWeak(weakKind(given))
  return given instanceof NDArray ? given.dtype : dtypeOr(given, dtypeOf("float64"))
}

/**
 * `np.finfo(dtype)`.
 *
 * Source: IEEE 754, binary32 and binary64
 * @throws RangeError for a dtype that is not floating.
 */
export function finfo(dtype: DTypeLike | number | NDArray = "float64"): FloatInfo {
  const type = dtypeOfArgument(dtype)
  if (type.kind !== "f") throw new RangeError(`data type <class 'numpy.${type.name}'> not inexact`)
  const [nmant, nexp, precision] = type.itemsize === 4 ? [23, 8, 6] : [52, 11, 15]
  const maxexp = 2 ** (nexp - 1)
  const [minexp, eps] = [2 - maxexp, 2 ** -nmant]
  const max = (2 - eps) * 2 ** (maxexp - 1)
  const info = {
    ...{ dtype: type, bits: 8 * type.itemsize, eps, epsneg: eps / 2, max, min: -max },
    ...{ tiny: 2 ** minexp, smallest_normal: 2 ** minexp, smallest_subnormal: 2 ** (minexp - nmant) },
    ...{ precision, resolution: Number(type(Number(`1e-${precision}`))), nmant, nexp, iexp: nexp },
    ...{ machep: -nmant, negep: -nmant - 1, minexp, maxexp },
  }
  return Object.defineProperty(info, "toString", { value: () => floatText(info) })
}

const RULE = "-".repeat(63)

/** What Python's `print` shows of a finfo. */
function floatText(info: FloatInfo): string {
  const text = (value: number) => scalarStr(value, info.dtype)
  return [
    `Machine parameters for ${info.dtype.name}`,
    RULE,
    `precision = ${info.precision}   resolution = ${text(info.resolution)}`,
    `machep = ${info.machep}   eps =        ${text(info.eps)}`,
    `negep =  ${info.negep}   epsneg =     ${text(info.epsneg)}`,
    `minexp = ${info.minexp}   tiny =       ${text(info.tiny)}`,
    `maxexp = ${info.maxexp}   max =        ${text(info.max)}`,
    `nexp =   ${info.nexp}   min =        -max`,
    `smallest_normal = ${text(info.smallest_normal)}   smallest_subnormal = ${text(info.smallest_subnormal)}`,
    RULE,
    "",
  ].join("\n")
}

/** The limits of an integer dtype (`np.iinfo`); beyond 2^53 the nearest number. */
export interface IntegerInfo {
  readonly dtype: DType
  readonly kind: string
  readonly bits: number
  readonly min: number
  readonly max: number
  /** The kind and the bits: `"i64"`. */
  readonly key: string
  toString(): string
}

/** `np.iinfo(int_type)`: the least and the greatest number. @throws RangeError for a dtype that is not integer. */
export function iinfo(int_type: DTypeLike | number): IntegerInfo {
  const type = dtypeOfArgument(int_type)
  const range = type.kind === "b" ? null : integerRange(type)
  if (range === null) throw new RangeError(`Invalid integer data type '${type.kind}'.`)
  const bits = 8 * type.itemsize
  const [least, most] = exactRange(type)
  const text = `Machine parameters for ${type.name}\n${RULE}\nmin = ${least}\nmax = ${most}\n${RULE}\n`
  const info = {
    dtype: type,
    kind: type.kind,
    bits,
    min: range[0],
    max: range[1],
    key: `${type.kind}${bits}`,
  }
  return Object.defineProperty(info, "toString", { value: () => text })
}

function exactRange({ kind, itemsize }: DType): [bigint, bigint] {
  const half = 1n << BigInt(8 * itemsize - 1)
  return kind === "u" ? [0n, 2n * half - 1n] : [-half, half - 1n]
}
