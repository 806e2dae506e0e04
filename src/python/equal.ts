import { maybeCompare } from "../display/order.ts"

/** Python's `==` of numbers, strings, lists and tuples; other things are equal to themselves alone. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Number.isNaN(a) || Number.isNaN(b)) return false
  return maybeCompare(a, b) === 0
}
