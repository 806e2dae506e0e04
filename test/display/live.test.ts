import fc from "fast-check"
import { expect, test } from "vitest"
import { displayRepr, pythonRepr, pythonStr } from "../../src/display/python.ts"
import { braceFormat } from "../../src/python/braceFormat.ts"
import { format } from "../../src/python/formatValue.ts"
import { percentFormat } from "../../src/python/percentFormat.ts"
import { askPython, type Outcome } from "./pythonProcess.ts"
import { decode, type Encoded } from "./values.ts"

/** Fresh every day in CI, printed with a failure; `CELLWISE_SEED` repeats a run. */
const seed = Number(process.env.CELLWISE_SEED ?? Math.floor(Date.now() / 86_400_000))

const float = fc.oneof(
  fc.double(),
  fc.double({ min: -1000, max: 1000, noNaN: true }),
  fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 100),
)
const floatText = float.map((x) =>
  Number.isFinite(x) ? pythonRepr(x, "float") : String(x).replace("Infinity", "inf").replace("NaN", "nan"),
)
/** Characters of every kind; none that only some versions of Unicode have. */
const character = fc.oneof(
  fc.string({ unit: "binary-ascii", minLength: 1, maxLength: 1 }),
  fc.integer({ min: 0x80, max: 0x17f }).map((code) => String.fromCharCode(code)),
  fc.constantFrom(
    ..."\u0378\u03b1\u05d0\u200b\u200e\u2028\u3000\u65e5\ud800\udc00\ue000\ufeff\uffff",
    "\u{1f600}",
    "\u{e0001}",
    "\u{10ffff}",
  ),
)
const text = fc.oneof(
  fc.string({ unit: character, maxLength: 30 }),
  fc.constantFrom("it's", 'say "hi"', "both '\"", "x".repeat(90)),
)
const leaf: fc.Arbitrary<Encoded> = fc.oneof(
  fc.constantFrom(null, true, false),
  text,
  fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }).map((n) => ({ int: String(n) })),
  fc.integer({ min: -1000, max: 1000 }).map((n) => ({ int: String(n) })),
  floatText.map((x) => ({ float: x })),
  floatText.map((x) => ({ float64: x })),
  fc.float({ noNaN: true, noDefaultInfinity: true }).map((x) => ({ float32: pythonRepr(x, "float") })),
  fc.integer({ min: 0, max: 255 }).map((n) => ({ uint8: String(n) })),
  fc.boolean().map((b) => ({ "np.bool": b })),
)
const array: fc.Arbitrary<Encoded> = fc
  .record({ rows: fc.integer({ min: 1, max: 3 }), columns: fc.integer({ min: 1, max: 4 }) })
  .chain(({ rows, columns }) =>
    fc
      .array(fc.integer({ min: -9999, max: 9999 }), { minLength: rows * columns, maxLength: rows * columns })
      .map((values) => ({
        array: ["float64", [rows, columns], values.map((n) => ({ float: pythonRepr(n / 100, "float") }))],
      })),
  )
const key: fc.Arbitrary<Encoded> = fc.oneof(
  fc.string({ unit: "grapheme-ascii", maxLength: 25 }),
  fc.integer().map((n) => ({ int: String(n) })),
  fc
    .array(fc.string({ unit: "grapheme-ascii", maxLength: 30 }), { maxLength: 3 })
    .map((items) => ({ tuple: items })),
)

const { value } = fc.letrec<{ value: Encoded }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    array,
    fc.array(tie("value"), { maxLength: 8 }).map((items) => ({ list: items })),
    fc.array(tie("value"), { maxLength: 8 }).map((items) => ({ tuple: items })),
    fc
      .uniqueArray(fc.tuple(key, tie("value")), { maxLength: 6, selector: ([k]) => JSON.stringify(k) })
      .map((entries) => ({ dict: entries })),
    fc
      .uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 30 })
      .map((items) => ({ set: items.map((n) => ({ int: String(n) })) })),
  ),
}))

const specification = fc
  .tuple(
    fc.constantFrom("", "<", ">", "^", "=", "*<", "0>", "é^"),
    fc.constantFrom("", "+", "-", " "),
    fc.constantFrom("", "z"),
    fc.constantFrom("", "#"),
    fc.constantFrom("", "0"),
    fc.constantFrom("", "1", "8", "15", "30"),
    fc.constantFrom("", ",", "_"),
    fc.constantFrom("", ".0", ".1", ".3", ".10", ".17", ".25"),
    fc.constantFrom("", ..."eEfFgGn%dbxXocs"),
  )
  .map((parts) => parts.join(""))
const conversion = fc
  .tuple(
    fc.constantFrom("", "-", "0", "+", " ", "#", "-0", "+0", "# ", "#0"),
    fc.constantFrom("", "1", "8", "20"),
    fc.constantFrom("", ".", ".0", ".2", ".5", ".12"),
    fc.constantFrom(..."diouxXeEfFgGcrsa%q"),
  )
  .map((parts) => `%${parts.join("")}`)
const formatted = leaf.filter(
  (one) => !(typeof one === "object" && one !== null && ("np.bool" in one || "uint8" in one)),
)

type Case = readonly [kind: string, ...rest: unknown[]]

const work: Readonly<Record<string, (...rest: never[]) => string>> = {
  repr: (data: Encoded) => pythonRepr(decode(data)),
  str: (data: Encoded) => pythonStr(decode(data)),
  pretty: (data: Encoded) => displayRepr(decode(data)),
  format: (data: Encoded, spec: string) => format(decode(data), spec),
  percent: (template: string, values: Encoded[]) => percentFormat(template, values.map(decode)),
  brace: (template: string, values: Encoded[]) => braceFormat(template, values.map(decode)),
}

function outcome([kind, ...rest]: Case): Outcome {
  try {
    return { text: work[kind]!(...(rest as never[])) }
  } catch (error) {
    return { error: (error as Error).name, message: (error as Error).message }
  }
}

/** The cases for which this Python says something else; an error's message is compared where it has one voice. */
function findDifferences(cases: readonly Case[]): unknown[] {
  const answers = askPython(cases)
  expect(answers.length).toBe(cases.length)
  const different = cases.flatMap((one, index) => {
    const [typescript, python] = [outcome(one), answers[index]!]
    const same =
      "error" in python && "error" in typescript
        ? python.error === typescript.error
        : JSON.stringify(python) === JSON.stringify(typescript)
    return same ? [] : [{ case: JSON.stringify(one), python, typescript, seed }]
  })
  // The shortest tell most.
  return different.sort((a, b) => a.case.length - b.case.length).slice(0, 5)
}

/** A set of integers iterates in the order of its hash table in Python: only its displayed form is fixed. */
function holdsSet(data: Encoded): boolean {
  return JSON.stringify(data).includes('{"set":[')
}

test("Random nested values show the text that this very Python shows", () => {
  const values = fc.sample(value, { numRuns: 1500, seed })
  const cases = values.flatMap((data): Case[] => [
    ["pretty", data],
    ...(holdsSet(data) ? [] : [["repr", data] as const, ["str", data] as const]),
  ])
  expect(findDifferences(cases)).toEqual([])
})

test("Random values, specifications and conversions give the text, or the error, of this very Python", () => {
  const specs = fc.sample(fc.tuple(formatted, specification), { numRuns: 2500, seed })
  const percents = fc.sample(fc.tuple(formatted, conversion), { numRuns: 1500, seed })
  const cases = [
    ...specs.map(([data, spec]): Case => ["format", data, spec]),
    ...specs.slice(0, 500).map(([data, spec]): Case => ["brace", `a {0:${spec}} b {0!r}`, [data]]),
    ...percents.map(([data, template]): Case => ["percent", `a ${template} b`, [data]]),
  ]
  expect(findDifferences(cases)).toEqual([])
})
