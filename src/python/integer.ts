import { toOperand, typeName } from "./kind.ts"

/**
 * A value used as an integer: an index, a count.
 * @throws TypeError in Python's words when it is none
 */
export function toInteger(value: unknown): number {
  const operand = toOperand(value)
  const plain = typeof operand.value === "bigint" ? Number(operand.value) : operand.value
  if (typeof plain === "number" && Number.isInteger(plain)) return plain
  if (typeof plain === "boolean") return Number(plain)
  throw new TypeError(`'${typeName(operand)}' object cannot be interpreted as an integer`)
}
