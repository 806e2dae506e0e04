/** Single numbers as text: `np.format_float_positional`, `np.format_float_scientific`. */
import { toArray } from "../creation.ts"
import type { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import { Typed, untyped } from "../typed.ts"
import {
  fixedParts,
  type Parts,
  placedParts,
  roundedDigits,
  shortestDigits,
  signOf,
  splitPoint,
} from "./digits.ts"
import { exponentText } from "./dragon.ts"

/** How trailing zeros go: kept, all but one, all, all and the point. */
export type Trim = "k" | "0" | "." | "-"

/** The keyword arguments of {@link format_float_positional}. */
export interface PositionalOptions {
  readonly precision?: number | null
  /** Whether the shortest digits that tell the value are enough. */
  readonly unique?: boolean
  /** Whether precision counts digits behind the point; else all of them. */
  readonly fractional?: boolean
  readonly trim?: Trim
  readonly sign?: boolean
  readonly pad_left?: number | null
  readonly pad_right?: number | null
  readonly min_digits?: number | null
}

/** The keyword arguments of {@link format_float_scientific}. */
export interface ScientificOptions {
  readonly precision?: number | null
  readonly unique?: boolean
  readonly trim?: Trim
  readonly sign?: boolean
  readonly pad_left?: number | null
  readonly exp_digits?: number | null
  readonly min_digits?: number | null
}

type Number_ = number | NDArray | Typed

/** What both functions read from their arguments. */
interface Request {
  readonly value: number
  readonly single: boolean
  readonly unique: boolean
  readonly fractional: boolean
  readonly precision: number | null
  readonly minDigits: number
  readonly trim: Trim
  readonly sign: boolean
}

function requestOf(x: unknown, given: Record<string, unknown>): Request {
  const plain = untyped(x)
  if (typeof plain === "string") throw new TypeError("must be real number, not str")
  const array = toArray(x)
  if (array.dims.length > 0)
    throw new TypeError("only 0-dimensional arrays can be converted to Python scalars")
  const { unique = true, fractional = true, trim = "k", sign = false } = given
  const precision = (given.precision ?? null) as number | null
  const minDigits = (given.min_digits ?? 0) as number
  if (precision !== null && precision < 0) throw new RangeError("precision must be >= 0")
  if (minDigits < 0) throw new RangeError("min_digits must be >= 0")
  if (!["k", "0", ".", "-"].includes(String(trim)))
    throw new TypeError(`if supplied, trim must be 'k', '.', '0' or '-' found \`${String(trim)}\``)
  if (fractional === false && precision === 0)
    throw new RangeError("precision must be greater than 0 if fractional=False")
  if (precision !== null && minDigits > precision)
    throw new RangeError("min_digits must be less than or equal to precision")
  if (unique === false && precision === null)
    throw new TypeError("in non-unique mode `precision` must be supplied")
  return {
    value: Number(array.item()),
    // An array counts as a Python float, whatever its dtype.
    single: x instanceof Typed && x.type === "float32",
    unique: unique !== false,
    fractional: fractional !== false,
    precision,
    minDigits,
    trim: trim as Trim,
    sign: Boolean(sign),
  }
}

function notFinite({ value, sign }: Request): string {
  return Number.isNaN(value) ? "nan" : `${signOf(value, sign)}inf`
}

/** Trailing zeros beyond `least` digits go as `trim` says; the point goes with them for "-". */
function pointed(whole: string, fraction: string, { trim }: Request, least: number): string {
  if (trim === "k") return `${whole}.${fraction.padEnd(least, "0")}`
  const short = fraction.replace(/0+$/, "")
  if (trim === "-") return short === "" ? whole : `${whole}.${short}`
  return `${whole}.${short === "" && trim === "0" ? "0" : short}`
}

/** How many of the fewest digits stand behind the point. */
function fewestBehind({ value, single, minDigits }: Request): number {
  return Math.max(0, minDigits - shortestDigits(value, single).point)
}

/** Whole part and fraction, all digits that are asked for and no more. */
function partsOf({ value, single, unique, fractional, precision, minDigits }: Request): Parts {
  const shortest = shortestDigits(value, single)
  const { length } = shortest.digits
  const there = fractional ? Math.max(0, length - shortest.point) : length
  const wanted = unique ? Math.min(precision ?? Infinity, Math.max(there, minDigits)) : precision!
  if (!fractional && value === 0) return ["0", "0".repeat(Math.max(0, wanted - 1))]
  if (unique && wanted === there) return placedParts(shortest)
  return fractional ? fixedParts(value, wanted) : placedParts(roundedDigits(value, wanted))
}

/** Of the shortest digits, cut off and rounded up, the zeros that nines leave at the end are none. */
function withoutZeros(
  [whole, fraction]: Parts,
  { value, unique, fractional, precision, minDigits }: Request,
): Parts {
  const digits = (whole + fraction).replace(/^0+/, "")
  if ((unique ? false : fractional) || !fraction.endsWith("0") || digits === "") return [whole, fraction]
  const cut = roundedDigits(value, digits.length + 20).digits.slice(0, digits.length)
  const least = unique ? minDigits : precision! - whole.length
  return cut === digits ? [whole, fraction] : [whole, fraction.replace(/0+$/, "").padEnd(least, "0")]
}

/**
 * `np.format_float_positional(x, precision=None, unique=True, fractional=True, trim="k", sign=False,
 * pad_left=None, pad_right=None, min_digits=None)`: a number without an exponent.
 *
 * @throws RangeError for digits below 0 or against each other.
 */
export function format_float_positional(
  x: Number_,
  ...rest: readonly (number | boolean | Trim | null | PositionalOptions)[]
): string {
  const given = named(
    "format_float_positional",
    ["precision", "unique", "fractional", "trim", "sign", "pad_left", "pad_right", "min_digits"],
    rest,
  )
  const request = requestOf(x, given)
  if (!Number.isFinite(request.value)) return notFinite(request)
  // Digits that are asked for in all count from the first one on, wherever the point is.
  const behind = request.fractional ? request.minDigits : fewestBehind(request)
  const [whole, fraction] = withoutZeros(partsOf(request), { ...request, minDigits: behind })
  const text = pointed(signOf(request.value, request.sign) + whole, fraction, request, 0)
  const [left, right] = splitPoint(text)
  const padded = left.padStart(Number(given.pad_left ?? 0))
  const pad = (given.pad_right ?? null) as number | null
  if (text.includes(".")) return `${padded}.${right.padEnd(pad ?? 0)}`
  return pad === null ? padded : padded + " ".repeat(pad + 1)
}

/**
 * `np.format_float_scientific(x, precision=None, unique=True, trim="k", sign=False, pad_left=None,
 * exp_digits=None, min_digits=None)`: a number with an exponent.
 *
 * @throws RangeError for digits below 0 or against each other.
 */
export function format_float_scientific(
  x: Number_,
  ...rest: readonly (number | boolean | Trim | null | ScientificOptions)[]
): string {
  const given = named(
    "format_float_scientific",
    ["precision", "unique", "trim", "sign", "pad_left", "exp_digits", "min_digits"],
    rest,
  )
  const request = requestOf(x, given)
  const { value, single, unique, precision, minDigits } = request
  if (!Number.isFinite(value)) return notFinite(request)
  const shortest = shortestDigits(value, single)
  const length = Math.max(0, shortest.digits.length - 1)
  const wanted = unique ? Math.min(precision ?? Infinity, Math.max(length, minDigits)) : precision!
  const exact = !unique || wanted !== length
  const { digits, point } =
    value === 0
      ? { digits: "0".repeat(wanted + 1), point: 1 }
      : exact
        ? roundedDigits(value, wanted + 1)
        : shortest
  const [first, fraction] = withoutZeros([digits[0]!, digits.slice(1)], request)
  // With fewest digits the point stays.
  const trim =
    value !== 0 && unique && minDigits > 0 && request.trim === "-" && !/[1-9]/.test(fraction)
      ? "."
      : request.trim
  const mantissa = pointed(signOf(value, request.sign) + first, fraction, { ...request, trim }, 0)
  const [whole] = splitPoint(mantissa)
  const padded = " ".repeat(Math.max(0, Number(given.pad_left ?? 0) - whole.length)) + mantissa
  return `${padded}e${exponentText(point - 1, Number(given.exp_digits ?? 2))}`
}
