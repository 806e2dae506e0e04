/** A field of a table as a number: how genfromtxt reads one, and what stands for one that is none. */
import { maybeFloat } from "../convert.ts"
import type { DType } from "../dtype.ts"
import { setItem } from "../index/index.ts"
import type { NDArray } from "../ndarray.ts"
import { writeBig64 } from "../wide.ts"

const whole = /^[+-]?\d+$/

/** Python lets single underscores stand between digits. */
const withoutUnderscores = (text: string) => text.trim().replace(/(?<=\d)_(?=\d)/g, "")

function maybeWhole(text: string): bigint | null {
  const plain = withoutUnderscores(text)
  return whole.test(plain) ? BigInt(plain.replace(/^\+/, "")) : null
}

function maybeTruth(text: string): boolean | null {
  const word = text.trim().toUpperCase()
  return word === "TRUE" || (word === "FALSE" ? false : null)
}

/** Narrow integers are read as floats and cut off, as NumPy reads them here. */
function maybeCutOff(text: string): number | null {
  const value = maybeFloat(withoutUnderscores(text))
  return value === null || Number.isNaN(value) ? null : Math.trunc(value)
}

/** A field's value for a dtype; null for what is none. */
export function maybeNumber(text: string, dtype: DType): number | bigint | boolean | null {
  if (dtype.kind === "b") return maybeTruth(text)
  if (dtype.kind === "f") return maybeFloat(withoutUnderscores(text))
  return dtype.width === 2 ? maybeWhole(text) : maybeCutOff(text)
}

/** What stands for a field that is missing, where nothing else is given: nan, -1 or False. */
export function missingNumber(dtype: DType): number | boolean {
  if (dtype.kind === "b") return false
  return dtype.kind === "f" ? Number.NaN : -1
}

/** Whether a 64-bit integer dtype holds a value. */
function holds(dtype: DType, value: bigint): boolean {
  return (dtype.kind === "u" ? BigInt.asUintN(64, value) : BigInt.asIntN(64, value)) === value
}

/**
 * Writes a value that {@link maybeNumber} read to row `i`, column `j`.
 *
 * @throws RangeError in the words of NumPy's OverflowError for an integer that the dtype does not hold.
 */
export function writeNumber(table: NDArray, [i, j]: readonly [number, number], value: unknown): void {
  const { dtype } = table
  if (typeof value !== "bigint") setItem(table, [i, j], value as never)
  else if (holds(dtype, value)) writeBig64(table.data, table.offset + i * table.dims[1]! + j, value)
  else throw new RangeError(`Python integer ${value} out of bounds for ${dtype.name}`)
}

const LADDER = ["bool", "int64", "float64"] as const

/** The first of bool, int64 and float64 that reads all fields of a column; null for text. */
export function maybeDType(fields: readonly string[]): (typeof LADDER)[number] | null {
  const reads: Record<(typeof LADDER)[number], (text: string) => boolean> = {
    bool: (text) => maybeTruth(text) !== null,
    int64: (text) => {
      const value = maybeWhole(text)
      return value !== null && BigInt.asIntN(64, value) === value
    },
    float64: (text) => maybeFloat(withoutUnderscores(text)) !== null,
  }
  return LADDER.find((name) => fields.every(reads[name])) ?? null
}
