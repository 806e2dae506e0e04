import { countCodePoints } from "../../../codePoints.ts"
import type { FormatSpec } from "./spec.ts"

/** A number's text in its parts: what stands before the digits, the whole digits, the rest. */
export interface NumberText {
  readonly sign: string
  /** `0x` and the like. */
  readonly prefix: string
  readonly whole: string
  /** The point, the digits after it, the exponent, a percent sign. */
  readonly rest: string
}

/** Groups the digits, fills up to the width, aligns: a number's text as the specification asks. */
export function assemble({ sign, prefix, whole, rest }: NumberText, spec: FormatSpec, groupSize = 3): string {
  const behindSign = spec.align === "=" || (spec.zeroPadded && spec.align === "")
  const zeros = behindSign && spec.fill === "0"
  const room = spec.width - sign.length - prefix.length - rest.length
  const digits = group(zeros ? zeroFill(whole, room, spec, groupSize) : whole, spec.grouping, groupSize)
  const body = digits + rest
  if (!behindSign) return align(sign + prefix + body, spec, ">")
  return sign + prefix + fillTo(spec, spec.width - countCodePoints(sign + prefix + body)) + body
}

/** Fills `text` up to the width; `preferred` is the alignment where the specification names none. */
export function align(text: string, spec: FormatSpec, preferred: "<" | ">"): string {
  const missing = Math.max(spec.width - countCodePoints(text), 0)
  const side = spec.align === "" ? preferred : spec.align
  if (side === "<") return text + fillTo(spec, missing)
  if (side === ">") return fillTo(spec, missing) + text
  const left = Math.floor(missing / 2)
  return fillTo(spec, left) + text + fillTo(spec, missing - left)
}

function fillTo(spec: FormatSpec, count: number): string {
  return spec.fill.repeat(Math.max(count, 0))
}

/** Zeros before the digits until they, with their separators, take `room` characters or more. */
function zeroFill(whole: string, room: number, spec: FormatSpec, groupSize: number): string {
  if (!/^[0-9a-fA-F]+$/.test(whole)) return whole.padStart(room, "0")
  // One character in groupSize + 1 is a separator, but never the first: the text may be one longer.
  const wanted = spec.grouping === "" ? room : room - Math.floor((room - 1) / (groupSize + 1))
  return whole.padStart(wanted, "0")
}

function group(digits: string, separator: string, size: number): string {
  if (separator === "" || !/^[0-9a-fA-F]+$/.test(digits)) return digits
  const first = digits.length % size || size
  const groups = [digits.slice(0, first)]
  for (let i = first; i < digits.length; i += size) groups.push(digits.slice(i, i + size))
  return groups.join(separator)
}
