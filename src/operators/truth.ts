import { isArray } from "./dispatch.ts"

/**
 * A value as a condition: an array of one element by that element, any other as NumPy refuses it.
 *
 * @throws TypeError - for an array of several elements or none
 */
export function truth(value: unknown): unknown {
  if (!isArray(value)) return value
  if (value.size === 1) {
    const item: unknown = value.ravel().at(0)
    return Number.isNaN(item) || Boolean(item) // NaN is true to NumPy
  }
  if (value.size === 0)
    throw new TypeError(
      "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty.",
    )
  throw new TypeError(
    "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()",
  )
}
