import { isNumber } from "../display/scalar.ts"
import { NDArray } from "../numpy/ndarray.ts"
import { isTuple, tuple } from "../numpy/tuple.ts"
import { add } from "../operators/arithmetic.ts"
import { iterate, type Member } from "./iterate.ts"
import { toOperand, typeName } from "./kind.ts"
import { bool } from "./scalars.ts"

/**
 * Python's `sum`: the members added from left to right to `start`; arrays elementwise. Python 3.12 and
 * later carry a compensation along when all are floats, which may change the last digit.
 */
export function sum<X>(values: X): Member<X>
export function sum<X, S>(values: X, start: S): Member<X> | S
export function sum(values: unknown, start: unknown = 0): unknown {
  let total = toOperand(start).value
  if (typeof total === "string") throw new TypeError("sum() can't sum strings [use ''.join(seq) instead]")
  for (const value of iterate(values) as Iterable<unknown>) total = plus(total, value)
  return total
}

function plus(a: unknown, b: unknown): unknown {
  const [left, right] = [toOperand(a), toOperand(b)]
  if (typeof left.value === "number" && typeof right.value === "number") return left.value + right.value
  if (isAddable(left.value) && isAddable(right.value)) return add(left.value as never, right.value as never)
  if (Array.isArray(left.value) && Array.isArray(right.value)) {
    const members = [...left.value, ...right.value]
    return isTuple(left.value) ? tuple(...members) : members
  }
  throw new TypeError(`unsupported operand type(s) for +: '${typeName(left)}' and '${typeName(right)}'`)
}

function isAddable(value: unknown): boolean {
  return value instanceof NDArray || isNumber(value)
}

/** Python's `any`: whether a member is true. */
export function any(values: unknown): boolean {
  for (const value of iterate(values) as Iterable<unknown>) if (bool(value)) return true
  return false
}

/** Python's `all`: whether no member is false. */
export function all(values: unknown): boolean {
  for (const value of iterate(values) as Iterable<unknown>) if (!bool(value)) return false
  return true
}
