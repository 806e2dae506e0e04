import { isPlainRecord } from "../display/write.ts"
import { isTuple } from "../numpy/tuple.ts"
import { braceFormat } from "./braceFormat.ts"
import { toOperand } from "./kind.ts"
import { percentFormat } from "./percentFormat.ts"

/** Replacement fields of `.format`: `{}`, `{0}`, `{name}`, `{:.3f}`, `{x!r:>10}`, but not `{{`. */
const fields = /(?<!\{)(?:\{\{)*\{([\w.[\]]*)(?:![rsa])?(?::[^{}]*(?:\{[^{}]*\}[^{}]*)*)?\}/g

/** A conversion of `%`, not `%%`. */
const conversion = /(?<!%)(?:%%)*%(?:\([^)]*\))?[#0\- +]*(?:\*|\d+)?(?:\.(?:\*|\d*))?[diouxXeEfFgGcrsa]/

/**
 * Python's text formatting. A template with replacement fields is `.format`'s, any other is that of `%`:
 * `fmt("{:.3f}", loss)`, `fmt("%d of %d", i, n)`, `fmt("{name}: {value:>8.2f}", {name, value})`.
 * Fields take their names from a record given last. A template that could be both is `.format`'s where
 * the values fill its fields; `percentFormat` and `braceFormat` leave no doubt.
 *
 * Digits are Python's: exact decimal expansion, ties to the even digit.
 *
 * @throws TypeError, ValueError, IndexError, KeyError in Python's words
 */
export function fmt(template: string, ...values: readonly unknown[]): string {
  if (typeof template !== "string")
    throw new TypeError(`fmt: the template must be a string, got ${typeof template}`)
  const named = namedValues(values)
  return hasFields(template, named)
    ? braceFormat(template, values, named)
    : percentFormat(template, spread(values))
}

/** `template % (a, b)`: one tuple is its members. */
function spread(values: readonly unknown[]): readonly unknown[] {
  return values.length === 1 && isTuple(values[0]) ? values[0] : values
}

function namedValues(values: readonly unknown[]): Readonly<Record<string, unknown>> {
  const last = toOperand(values.at(-1)).value
  return isPlainRecord(last) ? last : {}
}

function hasFields(template: string, named: Readonly<Record<string, unknown>>): boolean {
  const names = [...template.matchAll(fields)].map(([, name]) => /^\w*/.exec(name!)![0])
  if (names.length === 0)
    return !conversion.test(template) && /[{}]/.test(template) && !template.includes("%")
  return !conversion.test(template) || names.some((name) => /^\d*$/.test(name) || Object.hasOwn(named, name))
}
