import { OverflowError, ValueError } from "../../../errors.ts"
import { toDouble } from "./casts.ts"
import { formatFloat, signText } from "./floatFormat.ts"
import { align, assemble } from "./pad.ts"
import type { FormatSpec } from "./spec.ts"

const bases: Readonly<Record<string, readonly [base: number, prefix: string]>> = {
  b: [2, "0b"],
  o: [8, "0o"],
  x: [16, "0x"],
  X: [16, "0X"],
}

/**
 * Formats an integer: `d n b o x X c`, and the types of floats.
 * @throws ValueError for a type that is none of integers, or a precision
 */
export function formatInt(value: bigint, spec: FormatSpec, typeName: string): string {
  if (/^[eEfFgG%]$/.test(spec.type)) return formatFloat(toDouble(value), spec, typeName)
  checkIntSpec(spec, typeName)
  if (spec.type === "c") return formatCharacter(value, spec)
  const [base, prefix] = bases[spec.type] ?? [10, ""]
  const magnitude = (value < 0n ? -value : value).toString(base)
  const parts = {
    sign: signText(value < 0n, spec.sign),
    prefix: spec.alternate ? prefix : "",
    whole: spec.type === "X" ? magnitude.toUpperCase() : magnitude,
    rest: "",
  }
  return assemble(parts, spec, base === 10 ? 3 : 4)
}

function checkIntSpec(spec: FormatSpec, typeName: string): void {
  const { type } = spec
  if (!["", "d", "n", "c", ...Object.keys(bases)].includes(type))
    throw new ValueError(`Unknown format code '${type}' for object of type '${typeName}'`)
  if (spec.precision !== null) throw new ValueError("Precision not allowed in integer format specifier")
  if (spec.noNegativeZero)
    throw new ValueError("Negative zero coercion (z) not allowed in integer format specifier")
}

function formatCharacter(value: bigint, spec: FormatSpec): string {
  if (spec.sign !== "") throw new ValueError("Sign not allowed with integer format specifier 'c'")
  if (spec.alternate) throw new ValueError("Alternate form (#) not allowed with integer format specifier 'c'")
  if (BigInt.asIntN(64, value) !== value) throw new OverflowError("Python int too large to convert to C long")
  if (value < 0n || value > 0x10ffffn) throw new OverflowError("%c arg not in range(0x110000)")
  return align(String.fromCodePoint(Number(value)), spec, spec.zeroPadded ? ">" : "<")
}
