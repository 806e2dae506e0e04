import { maybeCompare } from "../display/order.ts"
import { NDArray } from "../numpy/ndarray.ts"
import { toOperand, typeName } from "./kind.ts"

/**
 * Python's `a < b` of numbers, strings (by code points), lists and tuples (by their first difference).
 * @throws TypeError for values that Python does not order
 */
export function isLess(a: unknown, b: unknown): boolean {
  if (hasOrder(a)) return a.__lt__(b)
  const order = maybeCompare(scalar(a), scalar(b))
  if (order !== undefined) return order < 0
  const [left, right] = [typeName(toOperand(a)), typeName(toOperand(b))]
  throw new TypeError(`'<' not supported between instances of '${left}' and '${right}'`)
}

/** A class of the author's with an order of its own. */
function hasOrder(value: unknown): value is { __lt__(other: unknown): boolean } {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as { __lt__?: unknown }).__lt__ === "function"
  )
}

/** An array of one element is ordered as that element. */
function scalar(value: unknown): unknown {
  return value instanceof NDArray && value.size === 1 ? value.item() : value
}
