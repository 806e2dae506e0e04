import type { NumberValue } from "../values/value.ts"
import { readDigits, ulpsApart } from "./digits.ts"

/** Within this of zero on both sides a number is a rounding residue (gradient checks leave ~1e-9). */
const noiseFloor = 1e-7

/** Numbers written with at least this many digits may agree to the shorter of the two. */
const enoughDigits = 6

export interface Tolerance {
  /** Relative tolerance for every float, or null for each dtype's own. */
  readonly rtol: number | null
}

/** How two numbers stand to each other, with the evidence. */
export interface NumberRelation {
  readonly verdict: "identical" | "format" | "equal" | "noise" | "different"
  /** What was found, for people; empty when identical. */
  readonly note: string
  /** `|a - b|`; null when it is not finite. */
  readonly absolute: number | null
  /** Doubles between the two; null when a side is no real float. */
  readonly ulps: number | null
}

/** A few units in the last place of the type: what two correct libraries may differ by. */
const defaultTolerances: Readonly<Record<string, number>> = {
  float16: 2 ** -9,
  float32: 2 ** -22,
  complex64: 2 ** -22,
}
const defaultTolerance = 1e-9

/**
 * Compares a number of Python's output with the port's.
 *
 * Equal means `|a - b| <= rtol * max(|a|, |b|)`; whole numbers must be the same.
 *
 * @param dtype - the type of the array it stands in, or null for a scalar
 */
export function compareNumbers(
  python: NumberValue,
  typescript: NumberValue,
  dtype: string | null,
  tolerance: Tolerance,
): NumberRelation {
  const absolute = distance(python, typescript)
  const isReal = python.notation === "float" && typescript.notation === "float"
  const ulps = isReal ? ulpsApart(python.value, typescript.value) : null
  const type = dtype ?? typeOf(python)
  const found = (verdict: NumberRelation["verdict"], note: string) => ({ verdict, note, absolute, ulps })
  if (typeOf(python) !== typeOf(typescript)) {
    return found("different", `${typeOf(typescript)}, Python has ${typeOf(python)}`)
  }
  if (isSame(python, typescript)) return found(...sameValue(python, typescript))
  if (python.notation === "int") return found("different", differenceNote(python, typescript))
  const rtol = tolerance.rtol ?? defaultTolerances[type] ?? defaultTolerance
  if (absolute !== null && absolute <= rtol * Math.max(size(python), size(typescript))) {
    return found("equal", `equal within ${rtol}`)
  }
  if (size(python) < noiseFloor && size(typescript) < noiseFloor) {
    return found("noise", `both are residues below ${noiseFloor}`)
  }
  if (agreeToShorter(python, typescript)) return found("format", "printed with fewer digits")
  return found("different", differenceNote(python, typescript))
}

/** NumPy's name for a number's type: what it says itself, or what Python makes of its look. */
function typeOf(number: NumberValue): string {
  if (number.scalarType !== null) return number.scalarType
  return { int: "int64", float: "float64", complex: "complex128" }[number.notation]
}

function sameValue(a: NumberValue, b: NumberValue): ["identical" | "format" | "equal", string] {
  if (!Object.is(a.value, b.value)) return ["equal", "zeros of opposite sign"]
  const sameText = a.text === b.text && a.scalarType === b.scalarType
  return sameText ? ["identical", ""] : ["format", "the same number in another notation"]
}

function isSame(a: NumberValue, b: NumberValue): boolean {
  if (a.notation === "int" && b.notation === "int") return integer(a) === integer(b)
  return sameReal(a.value, b.value) && sameReal(a.imaginary, b.imaginary)
}

/** Beyond 2^53 doubles cannot tell whole numbers apart. */
function integer(number: NumberValue): bigint {
  return BigInt(number.text.replace(/^\+|L$/g, ""))
}

function sameReal(a: number, b: number): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b))
}

function size(number: NumberValue): number {
  return Math.hypot(number.value, number.imaginary)
}

function distance(a: NumberValue, b: NumberValue): number | null {
  if (isSame(a, b)) return 0
  const apart = Math.hypot(a.value - b.value, a.imaginary - b.imaginary)
  return Number.isFinite(apart) ? apart : null
}

/** `0.333333` and `0.33333333` say the same: the longer, rounded, is the shorter. */
function agreeToShorter(a: NumberValue, b: NumberValue): boolean {
  const [long, short] = readDigits(a.text).unit < readDigits(b.text).unit ? [a, b] : [b, a]
  const { significant, unit } = readDigits(short.text)
  if (significant < enoughDigits || unit === readDigits(long.text).unit) return false
  // Half a unit and the error of writing either side in decimal.
  return Math.abs(long.value - short.value) <= unit * (0.5 + 1e-6) && long.imaginary === short.imaginary
}

/** `1 in the 8th digit`, or how many times larger the difference is. */
function differenceNote(python: NumberValue, typescript: NumberValue): string {
  const apart = Math.abs(python.value - typescript.value)
  const digits = [readDigits(python.text), readDigits(typescript.text)] as const
  const coarser = digits[0].unit >= digits[1].unit ? digits[0] : digits[1]
  const steps = Math.round(apart / coarser.unit)
  if (python.imaginary !== typescript.imaginary || !Number.isFinite(apart)) return ""
  if (steps >= 1 && steps < 100 && coarser.significant > 2) {
    return `${steps} in the ${ordinal(coarser.significant)} digit`
  }
  return `apart by ${Number(apart.toPrecision(3))}`
}

function ordinal(count: number): string {
  const isTeen = count % 100 >= 11 && count % 100 <= 13
  const ending = isTeen ? "th" : (["th", "st", "nd", "rd"][count % 10] ?? "th")
  return `${count}${ending}`
}
