import { pythonRepr, pythonStr } from "../display/python.ts"
import { isPlainRecord } from "../display/write.ts"
import { IndexError, KeyError, ValueError } from "../errors.ts"
import { NDArray } from "../numpy/ndarray.ts"
import { ascii } from "./ascii.ts"
import { formatOperand } from "./formatValue.ts"
import { type Operand, toOperand } from "./kind.ts"

/**
 * Python's `template.format(*args, **kwargs)`: `braceFormat("{0:>{width}} {name!r}", [x], {width: 8, name})`.
 *
 * Source: https://docs.python.org/3/library/string.html#format-string-syntax
 * @throws IndexError, KeyError for a value that was not given
 * @throws ValueError when the template is malformed
 */
export function braceFormat(
  template: string,
  args: readonly unknown[],
  named: Readonly<Record<string, unknown>> = {},
): string {
  return new Template(args, named).expand(template, 2)
}

class Template {
  readonly #args: readonly unknown[]
  readonly #named: Readonly<Record<string, unknown>>
  /** How fields find their values: by turn (`{}`) or by number (`{0}`), never both. */
  #numbering: "automatic" | "manual" | null = null
  #next = 0

  constructor(args: readonly unknown[], named: Readonly<Record<string, unknown>>) {
    this.#args = args
    this.#named = named
  }

  /** Replaces the fields of `template`; a field's specification may hold fields itself, one level deep. */
  expand(template: string, levels: number): string {
    if (levels === 0) throw new ValueError("Max string recursion exceeded")
    let text = ""
    for (let at = 0; at < template.length; at++) {
      const character = template[at]!
      const doubled = template[at + 1] === character
      if (character === "{" && !doubled) {
        const end = fieldEnd(template, at)
        text += this.#field(template.slice(at + 1, end), levels)
        at = end
      } else if (character === "}" && !doubled) {
        throw new ValueError("Single '}' encountered in format string")
      } else {
        text += character
        if (character === "{" || character === "}") at += 1
      }
    }
    return text
  }

  #field(field: string, levels: number): string {
    const [, name, conversion, spec = ""] =
      /^((?:\[[^\]]*\]|[^!:[\]])*)(?:!([^:]*))?(?::(.*))?$/s.exec(field) ?? []
    if (name === undefined) throw new ValueError("expected '}' before end of string")
    const operand = convert(this.#operand(name), conversion)
    return formatOperand(operand, spec.includes("{") ? this.expand(spec, levels - 1) : spec)
  }

  #operand(name: string): Operand {
    const [first] = /^[^.[]*/.exec(name)!
    const path = [...name.slice(first!.length).matchAll(/\.([^.[]+)|\[([^\]]+)\]/g)]
    return path.reduce((operand, [, attribute, item]) => step(operand, attribute, item), this.#first(first!))
  }

  #first(name: string): Operand {
    if (name === "" || /^\d+$/.test(name)) return this.#positional(name)
    if (!Object.hasOwn(this.#named, name)) throw new KeyError(pythonRepr(name))
    return toOperand(this.#named[name])
  }

  #positional(name: string): Operand {
    const numbering = name === "" ? "automatic" : "manual"
    if (this.#numbering && this.#numbering !== numbering) throw new ValueError(switched(this.#numbering))
    this.#numbering = numbering
    const index = name === "" ? this.#next++ : Number(name)
    if (index >= this.#args.length)
      throw new IndexError(`Replacement index ${index} out of range for positional args tuple`)
    return toOperand(this.#args[index])
  }
}

function switched(from: "automatic" | "manual"): string {
  return from === "automatic"
    ? "cannot switch from automatic field numbering to manual field specification"
    : "cannot switch from manual field specification to automatic field numbering"
}

/** Where the field that opens at `at` closes. */
function fieldEnd(template: string, at: number): number {
  let depth = 0
  for (let i = at; i < template.length; i++) {
    if (template[i] === "{") depth += 1
    else if (template[i] === "}" && --depth === 0) return i
  }
  if (at === template.length - 1) throw new ValueError("Single '{' encountered in format string")
  const inSpec = template.indexOf(":", at) >= 0
  throw new ValueError(inSpec ? "unmatched '{' in format spec" : "expected '}' before end of string")
}

function convert(operand: Operand, conversion: string | undefined): Operand {
  if (conversion === undefined) return operand
  if (conversion === "s") return toOperand(pythonStr(operand.value, operand.type))
  if (conversion === "a") return toOperand(ascii(operand))
  if (conversion === "") throw new ValueError("unmatched '{' in format spec")
  if (conversion === "r") return toOperand(pythonRepr(operand.value, operand.type))
  throw new ValueError(`Unknown conversion specifier ${conversion}`)
}

/** One step into a value: `.attribute` or `[item]`. */
function step({ value, type }: Operand, attribute: string | undefined, item: string | undefined): Operand {
  if (attribute !== undefined) return toOperand((value as Record<string, unknown> | null)?.[attribute])
  const key = item!
  const isIndex = /^\d+$/.test(key)
  if (value instanceof NDArray) return toOperand(value.at(Number(key)))
  if (value instanceof Map)
    return lookUp(value.has(isIndex ? Number(key) : key), key, () => value.get(isIndex ? Number(key) : key))
  if (isPlainRecord(value)) return lookUp(Object.hasOwn(value, key), key, () => value[key])
  const list = value as readonly unknown[]
  if (!isIndex || Number(key) >= list.length) throw new IndexError("list index out of range")
  return { value: list[Number(key)], type: itemType(type, Number(key)) }
}

function itemType(type: Operand["type"], index: number): Operand["type"] {
  if (typeof type !== "object" || type === null) return null
  return "list" in type ? type.list : (type.tuple[index] ?? null)
}

function lookUp(found: boolean, key: string, read: () => unknown): Operand {
  if (!found) throw new KeyError(pythonRepr(key))
  return toOperand(read())
}
