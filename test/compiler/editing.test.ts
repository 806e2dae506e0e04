import { describe, expect, test } from "vitest"
import { openNotebook } from "./replSession.ts"

const notebook = await openNotebook({ "util.ts": "export const half = 1\n", "data/weights.json": "{}" })
await notebook.value("/** How many steps. */\nconst steps = 5\nconst settings = { rate: 0.1, rounds: 3 }")

describe("is complete", () => {
  const isComplete = (source: string) => notebook.compiler.isComplete(source)
  test("finished code is complete", () => {
    for (const source of ["1 + 1", "", "// note", "function f() {\n  return 1\n}", "`a`"])
      expect(isComplete(source), source).toEqual({ status: "complete", indent: "" })
  })
  test("an open bracket, template or operator waits for more, with the indent of the next line", () => {
    expect(isComplete("function f() {")).toEqual({ status: "incomplete", indent: "    " })
    expect(isComplete("if (true) {\n  while (x) {")).toEqual({ status: "incomplete", indent: "      " })
    for (const source of ["1 +", "[1,", "`text", "/* note", "const x ="])
      expect(isComplete(source).status, source).toBe("incomplete")
  })
  test("wrong code is invalid", () => {
    for (const source of ["1 1", "const = 3\n1", ")"])
      expect(isComplete(source).status, source).toBe("invalid")
  })
})

async function complete(marked: string) {
  const cursor = [...marked].indexOf("|")
  return notebook.compiler.complete(marked.replace("|", ""), cursor)
}

describe("completion", () => {
  test("knows the members of a name from an earlier cell", async () => {
    const { matches, cursorStart, cursorEnd } = await complete("settings.r|")
    expect(matches.map(({ text }) => text)).toEqual(["rate", "rounds"])
    expect([cursorStart, cursorEnd]).toEqual([9, 10])
  })
  test("counts the cursor in code points", async () => {
    const { matches, cursorStart, cursorEnd } = await complete("const face = '😀'; settings.ro|")
    expect(matches.map(({ text }) => text)).toEqual(["rounds"])
    expect([cursorStart, cursorEnd]).toEqual([27, 29])
  })
  test("knows earlier names, and hides the compiler's", async () => {
    const names = (await complete("st|")).matches.map(({ text }) => text)
    expect(names).toContain("steps")
    expect((await complete("$|")).matches.map(({ text }) => text)).not.toContain("$cw")
  })
  test("works inside operators on the same line", async () => {
    expect((await complete("2 * settings.ra| + 1")).matches.map(({ text }) => text)).toEqual(["rate"])
  })
  test("offers files beside the notebook in an import", async () => {
    const { matches, cursorStart } = await complete("import x from './|")
    expect(matches.map(({ text }) => text)).toEqual(["data/", "util.ts"])
    expect(cursorStart).toBe(17)
  })
})

describe("completion in calls and strings", () => {
  const textsOf = async (marked: string) => (await complete(marked)).matches.map(({ text }) => text)
  test("an unfinished call offers the function's keywords", async () => {
    const x = "const x = np.array([1.0, 2.0])\n"
    for (const call of ["np.sum(x, {|", "np.sum(x, {|})", "x.sum({|", "np.sum(x, { axis: 0, |"])
      expect(await textsOf(x + call), call).toContain("keepdims")
    expect(await textsOf(`${x}np.sum(x, {|`)).toContain("axis")
    const { matches, cursorStart, cursorEnd } = await complete(`${x}np.sum(x, {ax|})`)
    expect(matches.map(({ text, type }) => [text, type])).toEqual([["axis", "property"]])
    expect([cursorStart, cursorEnd]).toEqual([x.length + 11, x.length + 13])
  })
  test("a string of an import offers modules, from its beginning", async () => {
    const { matches, cursorStart } = await complete("import fs from 'node:fs|")
    expect(matches.map(({ text }) => text)).toContain("node:fs/promises")
    expect(cursorStart).toBe(16)
  })
  test("a string elsewhere offers the files beside the notebook, and no keywords", async () => {
    expect(await textsOf("np.load('|")).toEqual(["data/", "util.ts"])
    expect(await textsOf('open("data/w|')).toEqual(["weights.json"])
    expect(await textsOf("const s = 'it is fin|")).toEqual([])
  })
})

describe("completion tells types, and holds back where it knows nothing", () => {
  const told = async (marked: string) =>
    (await complete(marked)).matches.map(({ text, type, signature }) => [text, type, signature])
  test("members have their types", async () => {
    expect(await told("settings.|")).toEqual([
      ["rate", "property", "float"],
      ["rounds", "property", "number"],
    ])
    await notebook.value("class Cell { size = 1; step(n: number) { return n } }\nconst cell = new Cell()")
    expect(await told("cell.st|")).toEqual([["step", "function", "(n: number) => number"]])
  })
  test("of what operators on arrays give, though the text does not parse yet", async () => {
    await notebook.value("const v = np.array([1.0, 2.0])")
    expect((await told("(v + 1).|")).map(([text]) => text)).toContain("reshape")
    expect((await told("(v * 2).resh|")).map(([text]) => text)).toEqual(["reshape"])
    expect((await told("const w = (v > 0.5).|\nw")).map(([text]) => text)).toContain("astype")
  })
  test("a member of any has no completions, nor has a comment", async () => {
    for (const marked of ["(settings as any).|", "// set|", "/* set|", "1 // it's set|"])
      expect(await told(marked)).toEqual([])
  })
  test("a string in the brackets of an array or a list is a slice, of a record its keys", async () => {
    await notebook.value("const table = { alpha: 1, beta: 2 }")
    const texts = async (marked: string) => (await told(marked)).map(([text]) => text)
    for (const marked of ["v['|", 'v[0, "|', "[1, 2]['|"])
      expect(await texts(marked), marked).toContain("::-1")
    expect(await texts("v[':-|")).toEqual([":-1"])
    expect(await texts("table['|")).toEqual(["alpha", "beta"])
  })
  test("types can be completed, also those of the library that every cell knows", async () => {
    await notebook.value("interface Schedule { steps: number }")
    expect((await told("let x: Sched|")).map(([text]) => text)).toEqual(["Schedule"])
    expect((await told("let x: NDA|")).map(([text]) => text)).toEqual(["NDArray"])
  })
  test("an unfinished string that a place takes only some of", async () => {
    await notebook.value(
      "function go(mode: 'train' | 'test', options = { rounds: 1 }) { return [mode, options] }",
    )
    for (const marked of ["go('|", "go('|)", 'go("t|', "go('|', {})"])
      expect((await told(marked)).map(([text]) => text).sort(), marked).toEqual(["test", "train"])
    expect((await told("v.astype('fl|")).map(([text]) => text)).toEqual(["float", "float32", "float64"])
  })
})

describe("inspection", () => {
  test("tells the type and the documentation of a name", async () => {
    const { found, data } = await notebook.compiler.inspect("2 * steps", 6, 0)
    expect(found).toBe(true)
    expect(data["text/plain"]).toBe("steps: 5\n\nHow many steps.")
  })
  test("after an opening bracket it tells of the function", async () => {
    expect((await notebook.compiler.inspect("Math.max(", 9, 0)).data["text/plain"]).toContain(
      "max: (...values: number[]) => number",
    )
  })
  test("counts code points before the cursor", async () => {
    const { data } = await notebook.compiler.inspect("const s = '😀😀'; steps", 18, 0)
    expect(data["text/plain"]).toBe("steps: 5\n\nHow many steps.")
  })
  test("tells dtype and rank of an array", async () => {
    await notebook.value(
      "function cell_step(x: NDArray) { const h_t = np.tanh(x) * 2; return h_t, x }\nlet h_t = np.tanh(v)",
    )
    expect((await notebook.compiler.inspect("h_t", 3, 0)).data["text/plain"]).toBe("h_t: NDArray<float64, 1>")
  })
  test("finds nothing in nothing", async () => {
    expect(await notebook.compiler.inspect("  ", 1, 0)).toEqual({ found: false, data: {} })
  })
})
