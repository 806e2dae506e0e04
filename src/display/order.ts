import { isTuple } from "../numpy/tuple.ts"
import { Typed } from "../numpy/typed.ts"
import { isNumber } from "./scalar.ts"

/**
 * Python's order of numbers, of strings (by code points), of lists and of tuples (by their first
 * difference): negative, zero or positive; NaN, which has no order, compares as equal. Undefined for
 * values that Python does not order.
 */
export function maybeCompare(left: unknown, right: unknown): number | undefined {
  const [a, b] = [plain(left), plain(right)]
  if (isNumber(a) && isNumber(b)) return a < b ? -1 : a > b ? 1 : 0
  if (typeof a === "string" && typeof b === "string") return compareText(a, b)
  if (Array.isArray(a) && Array.isArray(b) && isTuple(a) === isTuple(b)) return maybeCompareMembers(a, b)
  return undefined
}

function maybeCompareMembers(a: readonly unknown[], b: readonly unknown[]): number | undefined {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    // Equal members need no order: (1, None) and (1, None, 2) compare by their lengths.
    const order = Object.is(plain(a[i]), plain(b[i])) ? 0 : maybeCompare(a[i], b[i])
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareText(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) {
    const difference = codePointOrder(a.charCodeAt(i)) - codePointOrder(b.charCodeAt(i))
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Surrogates stand for code points above all others, though their units lie below U+E000. */
function codePointOrder(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}

function plain(value: unknown): unknown {
  return value instanceof Typed ? value.value : value
}
