import { describe, expect, test } from "vitest"
import { openNotebook } from "./replSession.ts"

const notebook = await openNotebook({
  "util.ts": "export const half = (x: number): number => x / 2\nexport interface Shape { sides: number }\n",
  "first.mjs": "globalThis.order = ['first']",
  "second.mjs": "globalThis.order.push('second')",
})

describe("TypeScript without arrays keeps its meaning", () => {
  test("operators on numbers stay plain operators", async () => {
    expect(await notebook.text("const n = 3, m = n * 2 - 1 / 4\nn % 2 == 1 && -(m ** 1) < 5")).toBe(
      "let n = 3, m = n * 2 - 1 / 4;\nn % 2 == 1 && -(m ** 1) < 5;",
    )
    expect(await notebook.value("m")).toBe(5.75)
  })

  test("strings join, bigints multiply, records and arrays are indexed by JavaScript", async () => {
    expect(await notebook.value("'a' + 1 + 'b'")).toBe("a1b")
    expect(await notebook.value("2n ** 70n * 3n")).toBe(2n ** 70n * 3n)
    expect(await notebook.value("const record: Record<string, number> = { 'a:b': 7 }; record['a:b']")).toBe(7)
    expect(await notebook.value("[1, 2, 3][-1]")).toBe(undefined)
  })

  test("the last expression is the result, an assignment shows nothing", async () => {
    expect((await notebook.run("let total = 1; total + 1")).compiled?.showsResult).toBe(true)
    expect((await notebook.run("total = 5")).compiled?.showsResult).toBe(false)
    expect(await notebook.value("total = 5")).toBe(undefined)
    expect(await notebook.value("for (let i = 0; i < 3; i++) i")).toBe(undefined)
    expect(await notebook.value("7; const after = 1")).toBe(undefined)
  })

  test("a comma expression as the last line or after return is a tuple", async () => {
    expect(await notebook.text("function pair() { return 1, 'a' }\npair(), 2")).toBe(
      'let pair = function () {\n\treturn $cw.tuple(1, "a");\n};\n$cw.tuple(pair(), 2);',
    )
    expect(await notebook.value("const [one, letter] = pair()\nletter + (one + 1)")).toBe("a2")
    expect((await notebook.run("one, letter")).compiled?.resultType).toEqual({ tuple: [null, null] })
    expect(await notebook.value("for (let i = 0, j = 9; i < j; i++, j--) total = i\ntotal")).toBe(4)
  })

  test("with parentheses too, unless it assigns", async () => {
    await notebook.value("function both() { return (1, 2) }")
    expect(await notebook.value("both()")).toEqual([1, 2])
    expect(await notebook.value("(both(), 'a')")).toEqual([[1, 2], "a"])
    expect(
      await notebook.value(
        "[1, 2].reduce((seen, x) => (seen[x] = true, seen), {} as Record<number, boolean>)",
      ),
    ).toEqual({ 1: true, 2: true })
  })

  test("a value is stored and handed on as it is where a type is not known", async () => {
    await notebook.value("let any: any\nconst key: string = 'k'\nconst store: any = {}")
    expect(await notebook.value("any = 1.0; typeof any")).toBe("number")
    expect(await notebook.value("store[key] = 2.0; typeof store[key]")).toBe("number")
    expect(await notebook.value("store[`list`] ??= []; store[`list`].push(1); store.list")).toEqual([1])
    expect(await notebook.value("const none: any = null; none?.items[0].name")).toBe(undefined)
    expect(
      await notebook.value(
        "const own: any = { n: 3, get() { return this.n } }; const get: string = 'get'; own[get]!()",
      ),
    ).toBe(3)
  })

  test("a private property and one of super are changed in place where their type is not known", async () => {
    await notebook.value(
      "class Held { #own: any = 1; add(by: any) { this.#own += by; return this.#own } get n(): any { return 4 } set n(_: any) {} }",
    )
    expect(await notebook.value("new Held().add(2)")).toBe(3)
    expect(
      await notebook.value(
        "class More extends Held { more(by: any) { return (super.n += by) } }\nnew More().more(3)",
      ),
    ).toBe(7)
  })

  test("a cell is as strict as a module", async () => {
    expect((await notebook.run("Object.freeze([1] as any)[0] = 2")).error?.evalue).toContain("read only")
    expect(await notebook.value("(function (this: unknown) { return this })()")).toBe(undefined)
  })

  test("what a namespace exports is seen by a later one of its name", async () => {
    await notebook.value(
      "namespace Both { export const one = 1 }\nnamespace Both { export const two = one + 1 }",
    )
    expect(await notebook.value("Both.two")).toBe(2)
  })

  test("operators take type parameters", async () => {
    await notebook.value("const blend = <T extends number>(a: T, b: T): number => a + b * 2 - -a")
    await notebook.value("const before = <T extends number | string>(a: T, b: T) => a < b")
    expect(await notebook.value('[blend(1, 1), before(1, 2), before("b", "a")]')).toEqual([4, true, false])
  })

  test("templates of a tag and literal types keep their numbers", async () => {
    await notebook.value("const kindOf = (_: TemplateStringsArray, x: unknown) => typeof x")
    expect(await notebook.value("np; kindOf`${" + "1.0}`")).toBe("number")
    expect(await notebook.value("const half: 0.5 | 1 = 0.5; const third = 1.5 as const; half + third")).toBe(
      2,
    )
  })

  test("a slice string slices plain arrays and strings", async () => {
    expect(await notebook.text("const letters = ['a', 'b', 'c']\nletters['1:']")).toBe(
      'let letters = [\n\t"a",\n\t"b",\n\t"c"\n];\n$cw.getItem(letters, "1:");',
    )
    expect(await notebook.value("letters['::-1']")).toEqual(["c", "b", "a"])
    expect(await notebook.value("'lesson'[':3']")).toBe("les")
    expect(await notebook.value("letters['1:2'] = ['x', 'y']; letters")).toEqual(["a", "x", "y", "c"])
  })

  test("a float keeps its point where the type carries it", async () => {
    expect((await notebook.run("const rate = 1.0; rate")).compiled?.resultType).toBe("float")
    expect((await notebook.run("rate * 2")).compiled?.resultType).toBe("float")
    expect((await notebook.run("6 / 2")).compiled?.resultType).toBe("float")
    expect((await notebook.run("[1.0, 2.0]")).compiled?.resultType).toEqual({ list: "float" })
    expect((await notebook.run("2 * 3")).compiled?.resultType).toBe(null)
  })
})

describe("names live across cells", () => {
  test("const, let, class, function and enum may each be declared again as anything else", async () => {
    const declarations = [
      "const it = 1",
      "function it() { return 2 }",
      "class it {}",
      "enum it { A }",
      "var it = 'x'",
      "let it = 3n",
    ]
    for (const first of declarations)
      for (const second of declarations) {
        await notebook.value(first)
        await notebook.value(second)
      }
    expect(await notebook.value("it")).toBe(3n)
  })

  test("what is exported may be declared again too", async () => {
    for (const kind of ["const again = 1", "class again {}", "enum again { A }", "function again() {}"]) {
      await notebook.value(`export ${kind}`)
      await notebook.value("const again = 2")
    }
    expect(await notebook.value("again")).toBe(2)
  })

  test("closures see a name declared again", async () => {
    await notebook.value("const weight = 1\nfunction read() { return weight }")
    await notebook.value("const weight = 2")
    expect(await notebook.value("read()")).toBe(2)
  })

  test("a function may be called above its declaration, and sees a later one of its own name", async () => {
    expect(
      await notebook.value(
        "const early = later(3)\nfunction later(n: number): number { return n > 0 ? later(n - 1) : 0 }\nearly",
      ),
    ).toBe(0)
    await notebook.value("const old = later")
    await notebook.value("function later(n: number): number { return 100 }")
    expect(await notebook.value("old(1)")).toBe(100)
  })

  test("a const of a literal type widens in a later cell as in its own", async () => {
    await notebook.value("const size = 4")
    expect(await notebook.value("let grown = size; grown = 5; grown")).toBe(5)
  })

  test("let keeps its type and may be assigned in a later cell", async () => {
    await notebook.value("let count = 1")
    expect(await notebook.value("count += 2; count")).toBe(3)
    expect((await notebook.run("count = 'x'")).error?.evalue).toBe(
      "Type 'string' is not assignable to type 'number'. (TS2322)",
    )
  })

  test("types, interfaces, generics and classes are seen by later cells", async () => {
    await notebook.value(
      "interface Point { x: number }\ntype Pair<T> = [T, T]\nclass Box<T> { constructor(readonly value: T) {} get() { return this.value } }",
    )
    expect(
      await notebook.value(
        "const p: Point = { x: 2 }\nconst pair: Pair<number> = [1, p.x]\nnew Box(pair).get()",
      ),
    ).toEqual([1, 2])
    expect((await notebook.run("const q: Point = { y: 1 }")).error?.evalue).toContain(
      "'y' does not exist in type 'Point'",
    )
  })
})

describe("all of TypeScript", () => {
  test("enums, namespaces, decorators, using, overloads and top-level await run", async () => {
    expect(
      await notebook.value(
        "namespace Units { export let scale = 2; export const twice = (x: number) => x * scale }\nUnits.twice(4)",
      ),
    ).toBe(8)
    expect(
      await notebook.value(
        "function over(x: string): string\nfunction over(x: number): number\nfunction over(x: any) { return x }\nover(3)",
      ),
    ).toBe(3)
    expect(await notebook.value("await Promise.resolve(5)")).toBe(5)
    expect(
      await notebook.value(
        "const closed: string[] = []\n{ using file = { [Symbol.dispose]() { closed.push('file') } } }\nclosed",
      ),
    ).toEqual(["file"])
    expect(
      await notebook.value(
        "const log: string[] = []\nfunction named(value: Function, context: ClassDecoratorContext) { log.push(String(context.name)) }\n@named class Marked {}\nlog",
      ),
    ).toEqual(["Marked"])
  })

  test("imports run in their own order, before the functions", async () => {
    await notebook.value(
      "import './first.mjs'\nfunction order() { return (globalThis as any).order }\nimport './second.mjs'",
    )
    expect(await notebook.value("order()")).toEqual(["first", "second"])
  })

  test("imports of Node and of files beside the notebook carry their types", async () => {
    expect(await notebook.value("import { basename } from 'node:path'\nbasename('/a/b.txt')")).toBe("b.txt")
    expect(
      await notebook.value(
        "import { half, type Shape } from './util.ts'\nconst square: Shape = { sides: 4 }\nhalf(square.sides)",
      ),
    ).toBe(2)
    expect(await notebook.value("basename('/c/d.txt')")).toBe("d.txt")
    expect((await notebook.run("half('x')")).error?.evalue).toContain(
      "not assignable to parameter of type 'number'",
    )
  })
})
