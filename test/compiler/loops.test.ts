import { describe, expect, test } from "vitest"
import { openNotebook } from "./replSession.ts"

const notebook = await openNotebook()
const value = (source: string) => notebook.value(source)

describe("a loop at a cell's top works on copies of its names", () => {
  test("and keeps the names themselves up to date", async () => {
    expect(await notebook.text("let s = 0\nfor (let i = 0; i < 4; i++) s += i")).toBe(
      "let s = 0;\n{ let $_s = s, $_ = 0; try { for (let i = 0; i < 4; i++) { if ((++$_ & 255) === 0) { s = $_s; } $_s += i; } } finally { s = $_s; } }",
    )
    expect(await value("s")).toBe(6)
  })

  test("a function's own names are none of the cell's", async () => {
    await value(
      "const sum10 = (list: number[]) => { let x10 = 0; for (const v10 of list) x10 += v10; return x10 }",
    )
    expect(await notebook.text("let x10 = 0\nfor (const v10 of [1, 2]) x10 += v10")).toContain(
      "$_x10 += v10; }",
    )
    await value(
      "const sum11 = (list: number[]) => { for (const v11 of list) { let x11 = v11 } return x11 }\nlet x11 = 5",
    )
    expect(await notebook.text("for (const v11 of [1, 2]) x11 += v11")).toContain("x11 = $_x11 += v11")
    expect(await value("x11 + sum11([1])")).toBe(16)
  })

  const loops: readonly (readonly [title: string, source: string, value: unknown])[] = [
    ["names of earlier cells", "let a1 = 0\nwhile (a1 < s) ++a1\na1", 6],
    [
      "break, continue and labels",
      "let a2 = 0\nouter: for (;;) { for (const k of [1, 2]) { if (a2 > 5) break outer; if (k === 2) continue outer; a2 += k } }\na2",
      6,
    ],
    [
      "a block, an if, a try around it",
      "let a3 = 0\nif (true) { try { do a3++; while (a3 < 3) } finally { a3 *= 2 } }\na3",
      6,
    ],
    [
      "var in its head and body",
      "let a4 = 0\nfor (var q = 0; q < 3; q++) { var r = q; a4 += r }\na4 + q * 10 + r! * 100",
      233,
    ],
    [
      "shadowed names",
      "let a5 = 1, b5 = 0\nfor (let i = 0; i < 2; i++) { const a5 = 10; b5 += a5 }\n[a5, b5].join()",
      "1,20",
    ],
    [
      "short properties, patterns, values of ++",
      "let a6 = 0, b6 = 1, c6 = 0, l6: number[] = []\nfor (let i = 0; i < 3; i++) { [a6, b6] = [b6, a6 + b6]; const o = { b6 }; l6.push(o.b6, c6++, ++c6, (c6 += 1)) }\nl6.join()",
      "1,0,2,3,2,3,5,6,3,6,8,9",
    ],
    [
      "strings, bigints, ??= and nested assignments",
      "let t7 = '', n7 = 0n, u7: number | undefined, v7 = 0\nfor (const c of 'ab') { t7 += c; n7++; u7 ??= 5; v7 = u7 = u7 + 1 }\n[t7, n7, u7, v7].join()",
      "ab,2,7,7",
    ],
    ["top-level await", "let a8 = 0\nfor (let i = 0; i < 3; i++) { a8 += await Promise.resolve(i) }\na8", 3],
    [
      "switch, ternaries, templates",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of the cell
      "let a9 = 0, t9 = ''\nfor (let i = 0; i < 3; i++) { switch (a9) { case 1: t9 += 'one'; break; default: t9 += `${a9}` } a9 = i ? 7 : 1 }\nt9",
      "0one7",
    ],
  ]
  for (const [title, source, expected] of loops)
    test(title, async () => expect(await value(source)).toBe(expected))
})

describe("what sees or changes a name meanwhile", () => {
  test("a function that reads it sees its value, one made in the loop too", async () => {
    expect(
      await value(
        "let x1 = 0\nconst seen: number[] = []\nconst look = () => x1\nfor (let i = 0; i < 3; i++) { x1 += 1; seen.push(look(), [1].map((v) => v + x1)[0]!) }\nseen.join()",
      ),
    ).toBe("1,2,2,3,3,4")
  })
  test("a function that assigns it is heard, whatever cell it is of", async () => {
    const body = "for (let i = 0; i < 3; i++) { x2 += 1; bump() }\nx2"
    expect(await value(`let x2 = 0\nfunction bump() { x2 += 10 }\n${body}`)).toBe(33)
    expect(await value(body)).toBe(66)
    expect(
      await value(
        "let x3 = 0\nclass Counter { set up(n: number) { x3 = n } }\nconst counter = new Counter()\nfor (let i = 0; i < 3; i++) { counter.up = x3 + 5; x3 += 1 }\nx3",
      ),
    ).toBe(18)
    expect(
      await value("let x4 = 0\nfor (let i = 0; i < 3; i++) { new Function('x4 += 10')(); x4 += 1 }\nx4"),
    ).toBe(33)
  })
  test("a timer during an await is heard", async () => {
    expect(
      await value(
        "let x5 = 0\nlet rounds = 0\nsetTimeout(() => { x5 = 100 })\nwhile (x5 < 100) { rounds += 1; await new Promise((resolve) => setImmediate(resolve)) }\nx5",
      ),
    ).toBe(100)
  })
  test("an exception amid mere arithmetic, and a method that reads the name", async () => {
    const { error } = await notebook.run(
      "let x8 = 0\nconst rows: any = [[1], [2]]\nfor (let i = 0; ; i++) x8 += rows[i][0]",
    )
    expect(error?.evalue).toContain("Cannot read properties of undefined")
    expect(await value("x8")).toBe(3)
    expect(
      await value(
        "let x9 = 0\nconst seen9: number[] = []\nconst spy: any = { get value() { seen9.push(x9); return 1 } }\nfor (let i = 0; i < 3; i++) x9 += spy.value\nseen9.join()",
      ),
    ).toBe("0,1,2")
  })
  test("an exception midway leaves what was reached", async () => {
    const { error } = await notebook.run(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of the cell
      "let x6 = 0\nfor (let i = 0; ; i++) {\n  x6 += i\n  if (i === 4) throw new Error(`at ${x6}`)\n}",
    )
    expect(error?.evalue).toBe("at 10")
    expect(error?.traceback.join("\n")).toContain("In [")
    expect(error?.traceback.join("\n")).toContain("line 4")
    expect(await value("x6")).toBe(10)
  })
  test("the name may be declared again, with another type", async () => {
    expect(await value("const x6 = 'a'\nlet t = ''\nfor (let i = 0; i < 2; i++) t += x6\nt")).toBe("aa")
  })
  test("errors say the author's names", async () => {
    const say = async (source: string) => (await notebook.run(source)).error?.evalue
    expect(await say("const f7: any = 1\nfor (let i = 0; i < 1; i++) f7(i)")).toBe("f7 is not a function")
    expect(await say("for (let i = 0; i < 1; i++) f7.a.b()")).toMatch(/^Cannot read properties of undefined/)
    expect(await say("for (let i = 0; i < 1; i++) f7.a()")).toBe("f7.a is not a function")
    expect(await say("for (let i = 0; i < 1; i++) { const [p] = f7; f7 + p }")).toBe("f7 is not iterable")
  })
})
