import { describe, expect, test } from "vitest"
import { NDArray } from "../../src/numpy/ndarray.ts"
import { openNotebook } from "./replSession.ts"

const notebook = await openNotebook()
await notebook.value(
  'import { np } from "cellwise"\nconst a = np.array([[1, 2, 3], [4, 5, 6]])\nconst b = np.array([3, 1, 2])\nconst held = { W: a }\nconst asAny: any = a\nconst two = () => 2\nconst array = () => b',
)

const arithmetic = {
  "+": "add",
  "-": "subtract",
  "*": "multiply",
  "/": "divide",
  "%": "remainder",
  "**": "power",
}
const comparisons = {
  "<": "less",
  "<=": "less_equal",
  ">": "greater",
  ">=": "greater_equal",
  "==": "equal",
  "!=": "not_equal",
}
const bitwise = {
  "&": "bitwise_and",
  "|": "bitwise_or",
  "^": "bitwise_xor",
  "<<": "left_shift",
  ">>": "right_shift",
}

/** Both operands, in the notation of a cell. */
const operands: readonly (readonly [left: string, right: string])[] = [
  ["a", "b"],
  ["a", "2"],
  ["2", "a"],
  ["a", "two()"],
  ["array()", "a"],
  ["held.W", "b"],
  ["a[0]", "b"],
  ["a", "b[1]"],
  ["asAny", "b"],
  ["b", "asAny"],
  ["a", "(b as any)"],
  ["a[':', 0]", "a[':', 1]"],
]

const shown = (value: unknown) => (value instanceof NDArray ? `${value.dtype.name} ${value}` : String(value))

describe("every operator on every kind of operand is NumPy's function", () => {
  for (const [sign, name] of Object.entries({ ...arithmetic, ...comparisons, ...bitwise }))
    test(`${sign}: np.${name}`, async () => {
      const pairs = operands.map(([x, y]) => `[${x} ${sign} ${y}, np.${name}(${x}, ${y})]`)
      const float =
        sign in bitwise ? [] : [`[a ${sign} 1.5, np.${name}(a, 1.5)]`, `[2.0 ${sign} a, np.${name}(2.0, a)]`]
      const values = (await notebook.value(`[${[...pairs, ...float].join(", ")}]`)) as [unknown, unknown][]
      for (const [ours, theirs] of values) expect(shown(ours)).toBe(shown(theirs))
    })

  test("also where the type is a parameter, or the one or the other", async () => {
    for (const sign of Object.keys(arithmetic)) {
      await notebook.value(
        `function generic<T extends number | NDArray>(x: T, y: T) { return x ${sign} y }\nfunction either(x: number | NDArray, y: number | NDArray) { return x ${sign} y }`,
      )
      const values = await notebook.value(
        `[[generic(a, a), a ${sign} a], [generic(7, 3), 7 ${sign} 3], [either(a, 3), a ${sign} 3], [either(7, 3), 7 ${sign} 3]]`,
      )
      for (const [ours, theirs] of values as [unknown, unknown][])
        expect(shown(ours), sign).toBe(shown(theirs))
    }
  })

  test("unary - and ~, and the operators that stay TypeScript's", async () => {
    expect(shown(await notebook.value("-a[0]"))).toBe("int64 [-1 -2 -3]")
    expect(shown(await notebook.value("~b"))).toBe("int64 [-4 -2 -3]")
    expect(await notebook.value("[a === a, a !== a, a === held.W, held.W ?? 3]")).toEqual([
      true,
      false,
      true,
      expect.any(NDArray),
    ])
  })
})

describe("every operator in place changes its place and nothing else", () => {
  const places: readonly (readonly [place: string, seen: string])[] = [
    ["x", "x"],
    ["params.W", "params.W"],
    ["params['W']", "params.W"],
    ["x[0]", "x"],
    ["x[0][1]", "x"],
    ["x[-1, 1]", "x"],
    ["x[':', 0]", "x"],
    ["x[x > 2]", "x"],
    ["x[[1, 0]]", "x"],
    ["any", "any"],
    ["any[0]", "any"],
    ["any.W", "any.W"],
  ]
  for (const sign of ["+", "-", "*", "%", "**", "&", "|", "^", "<<", ">>"])
    test(`${sign}=`, async () => {
      for (const [place, seen] of places) {
        const fresh = `const x = np.array([[1, 2], [3, 4]]); const params = { W: x }; let any: any = ${seen === "any.W" ? "params" : "x"};`
        const inPlace = await notebook.value(
          `{ ${fresh} const same = ${seen}; ${place} ${sign}= 2; (globalThis as any).told = [${seen} === same, ${seen}] }\n;(globalThis as any).told`,
        )
        const written = await notebook.value(
          `{ ${fresh.replaceAll("const", "let")} ${place} = ${place} ${sign} 2; (globalThis as any).told = ${seen} }\n;(globalThis as any).told`,
        )
        const [isSame, value] = inPlace as [boolean, unknown]
        expect(isSame, place).toBe(true)
        expect(shown(value), place).toBe(shown(written))
      }
    })

  test("/= of floats, refused of integers in NumPy's words", async () => {
    expect(shown(await notebook.value("const f = np.array([1.0, 3.0]); f /= 2; f[0] /= 2; f"))).toBe(
      "float64 [0.25 1.5 ]",
    )
    expect((await notebook.run("b /= 2")).error?.evalue).toBe(
      "Cannot cast ufunc 'divide' output from dtype('float64') to dtype('int64') with casting rule 'same_kind'",
    )
  })
})

describe("an array of several elements is no condition", () => {
  const words = "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()"
  test.each([
    "if (b) {}",
    "while (b) {}",
    "do {} while (b)",
    "for (; b; ) {}",
    "b ? 1 : 2",
    "b && 1",
    "b || 1",
    "!b",
    "b > 1 && b < 3",
  ])("%s", async (source) => {
    const { error } = await notebook.run(source)
    expect(error?.evalue).toBe(words)
    expect(error?.traceback[3]).toBe(`> 1 | ${source}`)
    expect(error?.traceback[4]?.indexOf("^")).toBe(6 + source.indexOf("b"))
  })
  test("one of one element, any() and all() are", async () => {
    expect(
      await notebook.value("[np.array([0]) ? 1 : 2, np.array([3]) ? 1 : 2, b.any() && 3, !np.array([1])]"),
    ).toEqual([2, 1, 3, false])
  })
})

describe("wrong dtypes and impossible ranks are errors before the run, worded for the author", () => {
  test.each([
    [
      "const m: NDArray<float64, 2> = np.zeros(3)",
      "Type 'NDArray<float64, 1>' is not assignable to type 'NDArray<float64, 2>'.",
      "m:",
    ],
    [
      "np.zeros(3).shape[1]",
      "Tuple type '[number]' of length '1' has no element at index '1'. (TS2493)",
      "1]",
    ],
    ["np.sum(a, { axes: 0 })", "'axes' does not exist", "axes"],
    [
      "a + 'text'",
      "Operator '+' cannot be applied to types 'NDArray<int64, 2>' and '\"text\"'. (TS2365)",
      "a +",
    ],
    [
      "a.tranpose()",
      "Property 'tranpose' does not exist on type 'NDArray<int64, 2>'. Did you mean 'transpose'? (TS2551)",
      "tranpose",
    ],
    ["np.tahn(a)", "Did you mean 'tan'? (TS2551)", "tahn"],
    [
      "const [h, c] = np.zeros(2).shape",
      "Tuple type '[number]' of length '1' has no element at index '1'. (TS2493)",
      "c]",
    ],
    [
      "range(3)",
      "Cannot find name 'range'. The library has it: import { range } from \"cellwise\" (TS2304)",
      "range",
    ],
  ])("%s", async (source, words, at) => {
    const { error } = await notebook.run(`import type { float64 } from "cellwise"\n${source}`)
    expect(error?.evalue).toContain(words)
    expect(error?.evalue).not.toMatch(/\$|import\("/)
    expect(
      error?.traceback.filter((line) => line.startsWith("In [")).map((line) => line.replace(/.*, /, "")),
    ).toEqual(["line 2"])
    expect(error?.traceback.find((line) => line.includes("| ") && line.includes("^"))?.indexOf("^")).toBe(
      6 + source.indexOf(at),
    )
  })
})
