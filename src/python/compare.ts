import { NDArray } from "../numpy/ndarray.ts"
import { toOperand, typeName } from "./kind.ts"

/**
 * Python's `a < b` of numbers, strings (by code points), lists and tuples (by their first difference).
 * @throws TypeError for values that Python cannot order
 */
export function isLess(a: unknown, b: unknown): boolean {
  if (isNumber(a) && isNumber(b)) return a < b
  if (typeof a === "string" && typeof b === "string") return compareText(a, b) < 0
  if (Array.isArray(a) && Array.isArray(b)) return isLessSequence(a, b)
  if (a instanceof NDArray && a.size === 1) return isLess(a.item(), b)
  if (b instanceof NDArray && b.size === 1) return isLess(a, b.item())
  const [left, right] = [typeName(toOperand(a)), typeName(toOperand(b))]
  throw new TypeError(`'<' not supported between instances of '${left}' and '${right}'`)
}

function isNumber(value: unknown): value is number | bigint | boolean {
  return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean"
}

function isLessSequence(a: readonly unknown[], b: readonly unknown[]): boolean {
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) {
    if (!isEqual(a[i], b[i])) return isLess(a[i], b[i])
  }
  return a.length < b.length
}

/** Python's `==` of plain data: numbers by value, strings, lists and tuples member by member. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (isNumber(a) && isNumber(b))
    return Number(a) === Number(b) && typeof a !== "number" && typeof b !== "number"
      ? BigInt(a) === BigInt(b)
      : Number(a) === Number(b)
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
  return a.every((item, index) => isEqual(item, b[index]))
}

/** Negative, zero or positive: the order of two strings by code points. */
export function compareText(a: string, b: string): number {
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
