import { fromBase64, toBase64 } from "../../display/base64.ts"
import { checkChoice, checkRecord, checkText } from "./check.ts"
import { fromLevels, LEVELS_HEADER, toLevels } from "./levels.ts"

/**
 * Numbers as they travel in a payload: little-endian floats in base64. 64 bits carry every digit,
 * NaN, the infinities and -0; 32 bits (about 7 digits) are for pictures too big for that; 8 bits, levels between
 * the smallest and the largest number (`levels.ts`), for those that nobody reads number by number.
 */
export interface Numbers {
  readonly bits: Bits
  readonly base64: string
}

export type Bits = 8 | 32 | 64

/** No picture has more squares than this. */
const MOST_NUMBERS = 2_000_000

// Both Node and browsers have it; the library is compiled without the types of either.
declare const atob: (base64: string) => string

/** Packs numbers. @param bits - 64 keeps them exact */
export function createNumbers(values: ArrayLike<number>, bits: Bits = 64): Numbers {
  if (bits === 8) return { bits, base64: toBase64(toLevels(values)) }
  const bytes = new DataView(new ArrayBuffer((values.length * bits) / 8))
  for (let i = 0; i < values.length; i++) {
    if (bits === 64) bytes.setFloat64(8 * i, values[i]!, true)
    else bytes.setFloat32(4 * i, values[i]!, true)
  }
  return { bits, base64: toBase64(new Uint8Array(bytes.buffer)) }
}

/** Checks how many squares there are to draw, with or without a number. @throws RangeError when too many. */
export function checkSquares(where: string, count: number): void {
  if (count > MOST_NUMBERS)
    throw new RangeError(`${where}: must have at most ${MOST_NUMBERS} numbers, got ${count}`)
}

/**
 * Checks packed numbers from outside.
 * @param count - how many numbers they must hold
 * @throws TypeError for another kind of value; RangeError when the length does not fit `count`
 */
export function parseNumbers(where: string, value: unknown, count: number): Numbers {
  const record = checkRecord(where, value)
  const bits = checkChoice(`${where}.bits`, record.bits, [8, 32, 64])
  checkSquares(where, count)
  const bytes = bits === 8 ? LEVELS_HEADER + count : (count * bits) / 8
  const length = 4 * Math.ceil(bytes / 3)
  const base64 = checkText(`${where}.base64`, record.base64, length)
  if (base64.length !== length)
    throw new RangeError(
      `${where}.base64: must have ${length} characters for ${count} numbers, got ${base64.length}`,
    )
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) throw new TypeError(`${where}.base64: must be base64`)
  const numbers = { bits, base64 }
  if (unpackNumbers(numbers).length !== count)
    throw new RangeError(`${where}.base64: must hold ${count} numbers, got ${base64.length} characters`)
  return numbers
}

const unpacked = new WeakMap<Numbers, Float64Array>()

/** The numbers themselves: unpacked once, not to be written to. */
export function unpackNumbers(numbers: Numbers): Float64Array {
  const known = unpacked.get(numbers)
  if (known) return known
  const values = unpack(numbers)
  unpacked.set(numbers, values)
  return values
}

function unpack(numbers: Numbers): Float64Array {
  if (numbers.bits === 8) return fromLevels(fromBase64(numbers.base64))
  const binary = atob(numbers.base64)
  const bytes = new DataView(new ArrayBuffer(binary.length))
  for (let i = 0; i < binary.length; i++) bytes.setUint8(i, binary.charCodeAt(i))
  const size = numbers.bits / 8
  const values = new Float64Array(Math.floor(binary.length / size))
  for (let i = 0; i < values.length; i++)
    values[i] = size === 8 ? bytes.getFloat64(8 * i, true) : bytes.getFloat32(4 * i, true)
  return values
}
