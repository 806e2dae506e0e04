/**
 * Checks for data from outside: a payload comes out of a notebook file, so nothing in it is trusted.
 * Each check returns its value with its type and throws `where: rule, got value`.
 */

/** Text of an unknown value, short enough for an error message. */
export function shortText(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : String(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

/** @throws TypeError when `value` is not a plain object. */
export function checkRecord(where: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new TypeError(`${where}: must be an object, got ${shortText(value)}`)
  return value as Readonly<Record<string, unknown>>
}

/** @throws TypeError when `value` is not an array; RangeError when it has more than `most` entries. */
export function checkList(where: string, value: unknown, most: number): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError(`${where}: must be a list, got ${shortText(value)}`)
  if (value.length > most)
    throw new RangeError(`${where}: must have at most ${most} entries, got ${value.length}`)
  return value
}

/** @throws TypeError when `value` is not text; RangeError when it is longer than `most` characters. */
export function checkText(where: string, value: unknown, most = 200): string {
  if (typeof value !== "string") throw new TypeError(`${where}: must be text, got ${shortText(value)}`)
  if (value.length > most)
    throw new RangeError(`${where}: must have at most ${most} characters, got ${value.length}`)
  return value
}

/** @throws TypeError or RangeError when `value` is not a whole number from `least` to `most`. */
export function checkCount(where: string, value: unknown, most = 2 ** 53 - 1, least = 0): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value))
    throw new TypeError(`${where}: must be a whole number, got ${shortText(value)}`)
  if (value < least || value > most)
    throw new RangeError(`${where}: must be from ${least} to ${most}, got ${value}`)
  return value
}

/** A number as JSON has it: NaN and the infinities are written as null. @throws TypeError for another kind */
export function checkNumber(where: string, value: unknown): number {
  if (value === null) return Number.NaN
  if (typeof value !== "number") throw new TypeError(`${where}: must be a number, got ${shortText(value)}`)
  return value
}

/** @throws TypeError when `value` is neither a finite number nor null. */
export function checkFiniteOrNull(where: string, value: unknown): number | null {
  if (value === null) return null
  if (typeof value !== "number" || !Number.isFinite(value))
    throw new TypeError(`${where}: must be a finite number or null, got ${shortText(value)}`)
  return value
}

/** @throws TypeError when `value` is none of `choices`. */
export function checkChoice<C extends string | number | boolean>(
  where: string,
  value: unknown,
  choices: readonly C[],
): C {
  const found = choices.find((choice) => choice === value)
  if (found === undefined)
    throw new TypeError(`${where}: must be one of ${choices.join(", ")}, got ${shortText(value)}`)
  return found
}

/** A shape: at most 32 axes (NumPy allows 64), each a whole number. @throws like `checkCount`. */
export function checkShape(where: string, value: unknown): readonly number[] {
  return checkList(where, value, 32).map((length) => checkCount(where, length))
}
