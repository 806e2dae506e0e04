import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { pythonRepr } from "../../src/display/python.ts"
import { isFloat } from "../../src/display/scalar.ts"
import { braceFormat } from "../../src/python/braceFormat.ts"
import { format } from "../../src/python/formatValue.ts"
import { toOperand } from "../../src/python/kind.ts"
import { round } from "../../src/python/numbers.ts"
import { percentFormat } from "../../src/python/percentFormat.ts"
import { decode, type Encoded } from "../display/values.ts"

type Case = [kind: string, ...rest: unknown[]]
type Outcome = { text: string } | { error: string; message: string }

const golden = JSON.parse(readFileSync(new URL("../golden/python-text.json", import.meta.url), "utf8")) as {
  formats: [Case, Outcome][]
}

const work: Readonly<Record<string, (...rest: never[]) => string>> = {
  format: (value: Encoded, spec: string) => format(decode(value), spec),
  percent: (template: string, values: Encoded[]) => percentFormat(template, values.map(decode)),
  brace: (template: string, values: Encoded[], names: Record<string, Encoded> = {}) =>
    braceFormat(
      template,
      values.map(decode),
      Object.fromEntries(Object.entries(names).map(([name, value]) => [name, decode(value)])),
    ),
  round: (value: Encoded, digits?: number) => rounded(decode(value), digits),
}

/** `round` returns a plain number; whether Python calls it a float is known from the argument. */
function rounded(value: unknown, digits?: number): string {
  const operand = toOperand(value)
  const float = digits !== undefined && isFloat(operand.value as number, operand.type)
  return pythonRepr(
    digits === undefined ? round(operand.value as number) : round(operand.value as number, digits),
    float ? "float" : "int",
  )
}

function outcome([kind, ...rest]: Case): Outcome {
  try {
    return { text: work[kind]!(...(rest as never[])) }
  } catch (error) {
    const { name, message } = error as Error
    // Python's KeyError shows the key alone.
    return { error: name, message }
  }
}

test("Formats give the text, or the error, that Python gives", () => {
  expect(golden.formats.length).toBeGreaterThan(2400)
  const different = golden.formats.flatMap(([given, python]) => {
    const typescript = outcome(given)
    return JSON.stringify(typescript) === JSON.stringify(python)
      ? []
      : [{ given: JSON.stringify(given), python, typescript }]
  })
  expect(different).toEqual([])
})
