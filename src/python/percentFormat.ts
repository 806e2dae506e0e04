import { pythonRepr, pythonStr } from "../display/python.ts"
import { isFloat } from "../display/scalar.ts"
import { isPlainRecord } from "../display/write.ts"
import { KeyError } from "../errors.ts"
import { type PercentValue, type PercentValues, renderPercent } from "../numpy/format/python/percent.ts"
import { NDArray } from "../numpy/ndarray.ts"
import { ascii } from "./ascii.ts"
import { scalarOf } from "./formatValue.ts"
import { type Operand, toOperand, typeName } from "./kind.ts"

/**
 * Python's `template % args`: `percentFormat("%5.2f|%s", [x, name])`.
 *
 * @throws TypeError when there are too few or too many values, or one of the wrong kind
 * @throws ValueError for a conversion that Python does not have
 */
export function percentFormat(template: string, args: readonly unknown[]): string {
  return renderPercent(template, new Arguments(args))
}

/** Hands out the values of a template in turn, or by key from the one mapping. */
class Arguments implements PercentValues {
  readonly #values: readonly unknown[]
  readonly #mapping: object | undefined
  #used = 0

  constructor(args: readonly unknown[]) {
    this.#values = args
    const only = this.#values.length === 1 ? toOperand(this.#values[0]).value : undefined
    this.#mapping = only instanceof Map || isPlainRecord(only) ? only : undefined
  }

  next(key?: string): PercentValue {
    if (key !== undefined) return new Value(this.#byKey(key))
    if (this.#used >= this.#values.length) throw new TypeError("not enough arguments for format string")
    return new Value(toOperand(this.#values[this.#used++]))
  }

  checkUsed(): void {
    if (this.#used < this.#values.length && !this.#mapping)
      throw new TypeError("not all arguments converted during string formatting")
  }

  #byKey(key: string): Operand {
    const mapping = this.#mapping
    if (!mapping) throw new TypeError("format requires a mapping")
    if (mapping instanceof Map ? !mapping.has(key) : !Object.hasOwn(mapping, key))
      throw new KeyError(pythonRepr(key))
    return toOperand(mapping instanceof Map ? mapping.get(key) : (mapping as Record<string, unknown>)[key])
  }
}

/** A value and its known type; as a number an array without axes counts as the scalar that it holds. */
class Value implements PercentValue {
  readonly #operand: Operand

  constructor(operand: Operand) {
    this.#operand = operand
  }

  get #scalar(): Operand {
    const { value } = this.#operand
    return value instanceof NDArray ? numberOf(value) : this.#operand
  }

  get value(): unknown {
    return this.#scalar.value
  }

  get isFloat(): boolean {
    const { value, type } = this.#scalar
    return typeof value === "number" && isFloat(value, type)
  }

  get typeName(): string {
    return typeName(this.#scalar)
  }

  text(by: "s" | "r" | "a"): string {
    const { value, type } = this.#operand
    if (by === "a") return ascii(this.#operand)
    return by === "s" ? pythonStr(value, type) : pythonRepr(value, type)
  }
}

function numberOf(array: NDArray): Operand {
  if (array.ndim !== 0) throw new TypeError("only 0-dimensional arrays can be converted to Python scalars")
  return scalarOf(array)
}
