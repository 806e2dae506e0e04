import { describe, expect, test } from "vitest"
import { openNotebook } from "./replSession.ts"

const notebook = await openNotebook()

/** The traceback of a cell that must fail, with `In [n]` made independent of how many cells ran. */
async function traceback(source: string): Promise<string> {
  const { error } = await notebook.run(source)
  return (error?.traceback ?? ["no error"]).join("\n").replace(/In \[\d+\]/g, "In [n]")
}

describe("an error of types stops the cell before it runs", () => {
  test("with a frame at the author's operator, in the author's words", async () => {
    expect(
      await traceback("const first = 1\nconst second = { a: 1 }\nfirst +  second\nconst third = 3"),
    ).toBe(
      [
        "TypeError: Operator '+' cannot be applied to types '1' and '{ a: number; }'. (TS2365)",
        "",
        "In [n], line 3",
        "  1 | const first = 1",
        "  2 | const second = { a: 1 }",
        "> 3 | first +  second",
        "    | ^^^^^^^^^^^^^^^",
        "  4 | const third = 3",
      ].join("\n"),
    )
  })

  test("nothing of it has run, and its names do not exist", async () => {
    await notebook.run("console.log('ran')\nconst ghost: number = 'x'")
    expect(await traceback("ghost")).toContain("Cannot find name 'ghost'. (TS2304)")
  })

  test("a name that np does not have is told of np, and the nearest one suggested", async () => {
    const told = await traceback('import { np } from "cellwise"\nnp.tahn(1)')
    expect(told).toContain("Property 'tahn' does not exist on type 'typeof np'. Did you mean 'tan'?")
  })

  test("an operand that may be undefined is named", async () => {
    expect(await traceback("const list = [1].find((x) => x > 1)\n2 * list")).toContain(
      "Operator '*' cannot be applied to types '2' and 'number | undefined'.",
    )
  })

  test("in-place operators, comparisons and unary operators keep their own signs", async () => {
    expect(await traceback("let word = 'a'\nword -= 1")).toContain(
      "Operator '-=' cannot be applied to types 'string' and '1'",
    )
    expect(await traceback("const o = { a: 1 }\no < 1")).toContain(
      "Operator '<' cannot be applied to types '{ a: number; }' and '1'",
    )
    expect(await traceback("const fixed = 1\nfixed += 1")).toContain(
      "Cannot assign to 'fixed' because it is a constant.",
    )
  })

  test("the place is right after emoji, on later lines, inside nested operators", async () => {
    expect(await traceback("const face = '😀'; const y = [(2 * 3), 4 * {}]")).toContain(
      `> 1 | const face = '😀'; const y = [(2 * 3), 4 * {}]\n    | ${" ".repeat(39)}^^^^^^`,
    )
  })

  test("TypeScript's own suggestions stay", async () => {
    expect(await traceback("const weights = [1]\nweights.lenght")).toContain("Did you mean 'length'?")
    expect(await traceback("const gradient = 1\ngradeint")).toContain("Did you mean 'gradient'?")
  })

  test("a name of the library says how to import it", async () => {
    for (const source of ["range(3)", "for (const i of [1]) zip([i], [i])", "const tools = { enumerate }"])
      expect(await traceback(source)).toMatch(
        /Cannot find name '(\w+)'\. The library has it: import \{ \1 \} from "cellwise"/,
      )
  })

  test("Python's tuple for a shape is told to be a list, and a shape is no function", async () => {
    const list = "and a tuple among arguments is a list: np.zeros([2, 3])."
    expect(await traceback("np.zeros((2, 3))")).toContain(list)
    expect(await traceback("const rows = 2\nnp.ones((rows, 3))")).toContain(list)
    expect(await traceback("np.random.randn(4).reshape((2, 2))")).toContain(list)
    expect(await traceback("np.zeros([2, 3]).shape()")).toContain("Did you mean to use it without '()'?")
    expect(await traceback("np.zeros([2, 3]).size()")).toContain("This expression is not callable.")
    // the idiom of a call without its object
    expect((await notebook.run("(0, Math.max)(1, 2)")).value).toBe(2)
  })

  test("a value that a comma would drop is refused", async () => {
    for (const source of [
      "const both = (x: number) => (x * 2, x + 1)",
      "const both = (x: NDArray) => (np.exp(x), np.tanh(x))",
      "let a = 1, b = 2\na, b = b, a",
    ])
      expect(await traceback(source)).toContain(
        "Left side of comma operator is unused and has no side effects. A comma",
      )
  })

  test("a missing package says how to install it", async () => {
    expect(await traceback("import { x } from '@scope/absent/part'")).toContain("npm install @scope/absent")
  })

  test("a promise that nobody waits for is a hint, in a line, and the cell runs", async () => {
    const hintsOf = async (source: string) =>
      (await notebook.run(source)).compiled?.hints.map((hint) => hint.replace(/In \[\d+\]/, "In [n]"))
    const floating = (line: number) =>
      `In [n], line ${line}: this promise is not awaited; write 'await' before it, or 'void' to let it run by itself`
    expect(
      await hintsOf("async function load() { return 1 }\nload()\nfor (const _ of [1]) {\n  load()\n}\n1"),
    ).toEqual([floating(2), floating(4)])
    expect(await hintsOf("load()")).toEqual([floating(1)])
    expect(await hintsOf("(load as any as () => PromiseLike<number>)()")).toEqual([floating(1)])
    for (const source of [
      "await load()",
      "void load()",
      "load().catch(() => {})",
      "load().then(() => {}, () => {})",
      "const kept = load()",
      "console.log(1)",
      "[1].forEach(async () => {})",
    ])
      expect(await hintsOf(source), source).toEqual([])
  })

  test("no name of the compiler shows", async () => {
    for (const source of ["'a' * 2", "[1]['x:y']", "const q: string = 1.5", "2 - ((x: number) => x)"])
      expect(await traceback(source)).not.toMatch(/\$cw|\$cell|\$float|import\(/)
  })
})

describe("an error of syntax", () => {
  test("points at the place", async () => {
    expect(await traceback("const a = 1\nconst b = = 2\n")).toBe(
      [
        "SyntaxError: Unexpected token",
        "",
        "In [n], line 2",
        "  1 | const a = 1",
        "> 2 | const b = = 2",
        "    |           ^",
      ].join("\n"),
    )
  })

  test("unfinished code, NUL and lone surrogates are errors like any other", async () => {
    for (const source of ["function (", "const a = [1,", "\u0000", "const \ud800 = 1", "'\udc00'", "}"])
      expect(await traceback(source)).toMatch(/^SyntaxError: .+\n\nIn \[n\], line 1\n/)
  })

  test("a cell that nests deeper than the compiler can follow is told so", async () => {
    expect(await traceback(`${"[".repeat(5000)}${"]".repeat(5000)}`)).toMatch(
      /^SyntaxError: the cell must be nested less deeply/,
    )
  })
})

describe("an error of the run", () => {
  test("draws a recursion's frames once", async () => {
    const told = await traceback("function deeper(): number {\n  return deeper() + 1\n}\ndeeper()")
    expect(told.split("\n").filter((line) => line.startsWith("> "))).toEqual(["> 2 |   return deeper() + 1"])
    expect(told).toMatch(/\[and again from there, \d+ times or more\]$/)
  })

  test("shows the author's frames only, in the author's lines", async () => {
    await notebook.value(
      "interface Options { depth: number }\n\nfunction dig(options: Options): number {\n  if (options.depth === 0) throw new RangeError('deep enough')\n  return dig({ depth: options.depth - 1 })\n}",
    )
    expect(await traceback("const start: number = 1\ndig({ depth: start })")).toBe(
      [
        "RangeError: deep enough",
        "",
        "In [n], line 4, in dig",
        "  3 | function dig(options: Options): number {",
        "> 4 |   if (options.depth === 0) throw new RangeError('deep enough')",
        "    |                                  ^^^",
        "  5 |   return dig({ depth: options.depth - 1 })",
        "  6 | }",
        "",
        "In [n], line 5, in dig",
        "  3 | function dig(options: Options): number {",
        "  4 |   if (options.depth === 0) throw new RangeError('deep enough')",
        "> 5 |   return dig({ depth: options.depth - 1 })",
        "    |          ^^^",
        "  6 | }",
        "",
        "In [n], line 2",
        "  1 | const start: number = 1",
        "> 2 | dig({ depth: start })",
        "    | ^^^",
      ].join("\n"),
    )
  })

  test("a cause at the same place that the message tells already is left out", async () => {
    const told = (stack: string) =>
      notebook.compiler.describeError({
        name: "SyntaxError",
        message: "equations: line 1: Value expected (char 5)",
        stack,
        cause: { name: "SyntaxError", message: "Value expected (char 5)", stack },
      }).traceback
    expect(told("")).toEqual(["SyntaxError: equations: line 1: Value expected (char 5)"])
    await notebook.run("const parse = async (text: string) => text")
    await notebook.compiler.compile("await parse('a')", { cell: "cell-told", executionCount: 9 })
    const placed = told("SyntaxError\n    at async cellwise:cell-told:2:1")
    expect(placed).toContain("In [9], line 1")
    expect(placed.join("\n")).not.toContain("Caused by")
  })

  test("causes and the parts of an AggregateError follow", () => {
    const cell = { name: "Error", message: "inner", stack: "Error: inner\n    at node:internal" }
    const { ename, evalue, traceback } = notebook.compiler.describeError({
      name: "AggregateError",
      message: "outer",
      cause: cell,
      errors: [{ name: "TypeError", message: "part" }],
    })
    expect([ename, evalue]).toEqual(["AggregateError", "outer"])
    expect(traceback).toEqual([
      "AggregateError: outer",
      "",
      "[1] TypeError: part",
      "",
      "Caused by Error: inner",
    ])
  })
})
