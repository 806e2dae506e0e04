import { isFloat } from "../display/scalar.ts"
import { isPlainRecord } from "../display/write.ts"
import { isTuple } from "../numpy/tuple.ts"
import { type Operand, toOperand } from "./kind.ts"
import { bool, float, int } from "./scalars.ts"
import { dict, list, set, tuple } from "./sequences.ts"
import { str } from "./str.ts"

type Test = (operand: Operand) => boolean

const isInt: Test = ({ value, type }) =>
  typeof value === "bigint" ||
  typeof value === "boolean" ||
  (typeof value === "number" && !isFloat(value, type))

/** Python's own types by the functions that make them. */
const tests = new Map<unknown, Test>([
  [str, ({ value }) => typeof value === "string"],
  [bool, ({ value }) => typeof value === "boolean"],
  [int, isInt],
  [float, ({ value, type }) => typeof value === "number" && isFloat(value, type)],
  [list, ({ value }) => Array.isArray(value) && !isTuple(value)],
  [tuple, ({ value }) => isTuple(value)],
  [dict, ({ value }) => value instanceof Map || isPlainRecord(value)],
  [set, ({ value }) => value instanceof Set],
])

/**
 * Python's `isinstance`: of a class, or of one of several. Of a number without a type of its own, an integral
 * one is an int.
 */
export function isinstance(value: unknown, types: unknown): boolean {
  const operand = toOperand(value)
  const all = Array.isArray(types) ? (types as readonly unknown[]) : [types]
  return all.some((each) => {
    const test = tests.get(each)
    if (test) return test(operand)
    if (typeof each !== "function")
      throw new TypeError("isinstance() arg 2 must be a type or a tuple of types")
    return operand.value instanceof each
  })
}
