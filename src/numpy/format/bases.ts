import { keyword, named, wholeNumber } from "../options.ts"
import { untyped } from "../typed.ts"

/** A whole number, exactly. @throws TypeError for a fraction. */
function wholeOf(value: unknown): bigint {
  const plain = untyped(value)
  if (typeof plain === "bigint") return plain
  if (typeof plain === "boolean") return BigInt(plain)
  if (typeof plain !== "number" || !Number.isInteger(plain))
    throw new TypeError("'float' object cannot be interpreted as an integer")
  return BigInt(plain)
}

/**
 * `np.base_repr(number, base=2, padding=0)`: a whole number in another base, with zeros in front.
 *
 * @throws RangeError for a base below 2 or above 36.
 */
export function base_repr(
  number: number | bigint,
  ...rest: readonly (number | { readonly base?: number; readonly padding?: number })[]
): string {
  const given = named("base_repr", ["base", "padding"], rest)
  const [base, padding] = [
    wholeNumber("base_repr", "base", given.base ?? 2),
    wholeNumber("base_repr", "padding", given.padding ?? 0),
  ]
  if (base > 36) throw new RangeError("Bases greater than 36 not handled in base_repr.")
  if (base < 2) throw new RangeError("Bases less than 2 not handled in base_repr.")
  const value = wholeOf(number)
  const zeros = "0".repeat(Math.max(0, padding))
  if (value === 0n) return zeros === "" ? "0" : zeros
  const digits = (value < 0n ? -value : value).toString(base).toUpperCase()
  return `${value < 0n ? "-" : ""}${zeros}${digits}`
}

/**
 * `np.binary_repr(num, width=None)`: a whole number in base 2; a negative one with its sign, or of so many
 * bits in two's complement.
 *
 * @throws RangeError for a number that does not fit the width.
 */
export function binary_repr(
  num: number | bigint,
  width: number | null | { readonly width?: number | null } = null,
): string {
  const given = keyword<number | null>("binary_repr", "width", width, null)
  const bits = given === null ? null : wholeNumber("binary_repr", "width", given)
  const value = wholeOf(num)
  if (value === 0n) return "0".padStart(bits ?? 1, "0")
  if (bits === null) return value.toString(2)
  const needed = value > 0n ? value.toString(2).length : (-value - 1n).toString(2).length + 1
  const enough = value === -1n ? 1 : needed
  if (bits < enough) throw new RangeError(`Insufficient bit width=${bits} provided for binwidth=${enough}`)
  return value > 0n
    ? value.toString(2).padStart(bits, "0")
    : BigInt.asUintN(bits, value).toString(2).padStart(bits, "1")
}
