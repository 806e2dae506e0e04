import {
  checkChoice,
  checkCount,
  checkFiniteOrNull,
  checkList,
  checkRecord,
  checkShape,
  checkText,
} from "../payload/check.ts"
import { checkSquares, createNumbers, type Numbers, parseNumbers } from "../payload/numbers.ts"
import type { Statistics } from "../statistics.ts"

/** The MIME type of arrays drawn by the extension. */
export const ARRAY_MIME = "application/vnd.cellwise.array.v1+json"

/** Whether one array is shown, several together as a Python tuple or list, or two beside what differs. */
export type ArrayGroup = "array" | "tuple" | "list" | "difference"

/**
 * What one line can say of an array's numbers. `counted` is how many elements were looked at: fewer
 * than the array's size when it was sampled.
 */
export type ArraySummary = Statistics

/** One array: all its numbers, or a sample of them on a grid. */
export interface ArrayPart {
  /** The author's name of it, where known. */
  readonly name: string | null
  readonly dtype: string
  readonly shape: readonly number[]
  /** For each axis the positions that are carried; null stands for all of them. */
  readonly picked: readonly (readonly number[] | null)[]
  /** The picked elements in C order. */
  readonly numbers: Numbers
  readonly summary: ArraySummary
}

/** What the array renderer draws: pure data, checked by `parseArrayPayload`. */
export interface ArrayPayload {
  readonly version: 1
  readonly group: ArrayGroup
  /** How many arrays there are; `parts` may hold the first ones only. */
  readonly total: number
  readonly parts: readonly ArrayPart[]
}

/** The fields of a part, with its numbers not yet packed. */
export type ArrayPartFields = Omit<ArrayPart, "numbers"> & { readonly values: ArrayLike<number> }

/** Packs one array's picked numbers. @throws RangeError when their count does not fit `picked`. */
export function createArrayPart({ values, ...fields }: ArrayPartFields): ArrayPart {
  const part = { ...fields, numbers: createNumbers(values) }
  return parsePart("array payload", part)
}

/** The shape of the picked elements. */
export function pickedShape(part: Pick<ArrayPart, "shape" | "picked">): readonly number[] {
  return part.shape.map((length, axis) => part.picked[axis]?.length ?? length)
}

/**
 * Checks a payload from outside (a saved notebook, an untrusted one) and returns it typed.
 * @throws TypeError or RangeError `array payload...: rule, got value`
 */
export function parseArrayPayload(value: unknown): ArrayPayload {
  const where = "array payload"
  const record = checkRecord(where, value)
  return {
    version: checkChoice(`${where}.version`, record.version, [1]),
    group: checkChoice(`${where}.group`, record.group, ["array", "tuple", "list", "difference"]),
    total: checkCount(`${where}.total`, record.total),
    parts: checkList(`${where}.parts`, record.parts, 256).map((part, i) =>
      parsePart(`${where}.parts[${i}]`, part),
    ),
  }
}

function parsePart(where: string, value: unknown): ArrayPart {
  const record = checkRecord(where, value)
  const shape = checkShape(`${where}.shape`, record.shape)
  const picked = checkList(`${where}.picked`, record.picked, 32).map((positions, axis) =>
    parsePicked(`${where}.picked[${axis}]`, positions, shape[axis] ?? 0),
  )
  if (picked.length !== shape.length)
    throw new RangeError(`${where}.picked: must have ${shape.length} axes, got ${picked.length}`)
  const drawn = pickedShape({ shape, picked })
  const count = drawn.reduce((product, length) => product * length, 1)
  // An axis of no length leaves as many empty grids as the others ask for.
  checkSquares(
    `${where}.shape`,
    drawn.reduce((product, length) => product * (length || 1), 1),
  )
  return {
    name: record.name === null ? null : checkText(`${where}.name`, record.name),
    dtype: checkText(`${where}.dtype`, record.dtype, 40),
    shape,
    picked,
    numbers: parseNumbers(`${where}.numbers`, record.numbers, count),
    summary: parseSummary(`${where}.summary`, record.summary),
  }
}

function parsePicked(where: string, value: unknown, length: number): readonly number[] | null {
  if (value === null) return null
  return checkList(where, value, 4096).map((position) => checkCount(where, position, length - 1))
}

function parseSummary(where: string, value: unknown): ArraySummary {
  const record = checkRecord(where, value)
  return {
    low: checkFiniteOrNull(`${where}.low`, record.low),
    high: checkFiniteOrNull(`${where}.high`, record.high),
    mean: checkFiniteOrNull(`${where}.mean`, record.mean),
    sd: checkFiniteOrNull(`${where}.sd`, record.sd),
    nan: checkCount(`${where}.nan`, record.nan),
    infinite: checkCount(`${where}.infinite`, record.infinite),
    counted: checkCount(`${where}.counted`, record.counted),
  }
}
