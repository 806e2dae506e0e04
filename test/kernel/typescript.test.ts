import { describe, expect, it } from "vitest"
import { openEngine } from "./engine.ts"

const run = openEngine({ "data.json": '{ "a": [1, 2.5] }', "side.ts": "export const side = 4\n" })

/** What the last of the cells shows; an error fails. */
async function shown(...cells: readonly string[]): Promise<unknown> {
  let result: unknown
  for (const cell of cells) {
    const ran = await run(cell)
    expect(ran.error, cell).toBe("")
    result = ran.result
  }
  return result
}

describe("all of modern TypeScript runs in cells", () => {
  it.each<[what: string, result: string | undefined, ...cells: string[]]>([
    [
      "decorators of methods",
      "'twice hi'",
      "function twice(f: Function, _: ClassMethodDecoratorContext) { return function (this: unknown) { return 'twice ' + f.call(this) } }\nclass A { @twice hi() { return 'hi' } }\nnew A().hi()",
    ],
    [
      "decorators of fields",
      "8",
      "const double = (_: undefined, c: ClassFieldDecoratorContext) => (x: number) => x * 2\nclass B { @double y = 4 }\nnew B().y",
    ],
    [
      "accessor, private and static members",
      "(3, 1, 5)",
      "class C { accessor n = 3; #p = 1; get p() { return this.#p } static s = 4; static { C.s = 5 } }\nconst c = new C(); c.n, c.p, C.s",
    ],
    [
      "using in a block",
      "['in', 'disposed']",
      "const log: string[] = []\n{ using _ = { [Symbol.dispose]() { log.push('disposed') } }; log.push('in') }\nlog",
    ],
    [
      "using at the top, and the names beside it",
      "('after', ['disposed'])",
      "const gone: string[] = []\nusing held = { [Symbol.dispose]() { gone.push('disposed') } }\nconst beside = 'after'",
      "beside, gone",
    ],
    [
      "await using",
      "['async']",
      "const later: string[] = []\n{ await using _ = { async [Symbol.asyncDispose]() { later.push('async') } } }\nlater",
    ],
    [
      "namespaces, nested and dotted, in later cells",
      "(3, 7)",
      "namespace N { export const a = 1; export namespace M { export const b = 2 } }\nnamespace P.Q { export let v = 6; v++ }",
      "N.a + N.M.b, P.Q.v",
    ],
    [
      "enums, const enums",
      "('B', 6, 'd', 4)",
      "enum E { A, B = 5, C, D = 'd' }\nconst enum CE { X = 2, Y = X * 2 }",
      "E[5], E.C, E.D, CE.Y",
    ],
    [
      "abstract classes, parameter properties, override",
      "('9', 'sq')",
      "abstract class Shape { abstract area(): number; toString() { return `${this.area()}` } }\nclass Sq extends Shape { constructor(private readonly s: number, public name = 'sq') { super() } override area() { return this.s ** 2 } }",
      "`${new Sq(3)}`, new Sq(2).name",
    ],
    [
      "overloads",
      "(3, 'x')",
      "function over(x: string): string\nfunction over(x: number): number\nfunction over(x: any) { return x }\nover(3), over('x')",
    ],
    [
      "declarations merged in a cell",
      "(3, {'a': 1, 'b': 2})",
      "class Both { x = 1 }\nnamespace Both { export const z = 3 }\ninterface Merged { a: number }\ninterface Merged { b: number }\nconst merged: Merged = { a: 1, b: 2 }",
      "Both.z, merged",
    ],
    [
      "an interface declared again, which replaces the earlier one",
      "{'c': 1}",
      "interface Again { a: number }",
      "interface Again { c: number }\nconst again: Again = { c: 1 }\nagain",
    ],
    [
      "declare global, in later cells",
      "4",
      "declare global { var fromGlobal: number }\nglobalThis.fromGlobal = 4",
      "fromGlobal",
    ],
    [
      "generators and async generators",
      "([1, 2], [3])",
      "function* g() { yield 1; yield 2 }\nasync function* ag() { yield 3 }\nconst all: number[] = []\nfor await (const v of ag()) all.push(v)\n;[...g()], all",
    ],
    [
      "labels, break and continue",
      "[[0, 0], [1, 0]]",
      "const seen: number[][] = []\nouter: for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { if (j === 1) continue outer; if (i === 2) break outer; seen.push([i, j]) } }\nseen",
    ],
    [
      "top-level await in every position",
      "('v', 3, 'two', {'q2': 2}, 'd', 'caught')",
      "const o = { k: await Promise.resolve('v') }\nlet n = 0\nif (await Promise.resolve(true)) n = 1\nfor (const x of await Promise.resolve([2])) n += x\nlet word = ''\nswitch (await Promise.resolve(2)) { case 2: word = 'two' }\nconst { q1, ...rest } = await Promise.resolve({ q1: 1, q2: 2 })\nlet fallback: string | null = null\nfallback ??= await Promise.resolve('d')\nlet told = ''\ntry { await Promise.reject(new Error('caught')) } catch ({ message }: any) { told = message }\no.k, n, word, rest, fallback, told",
    ],
    [
      "generics, conditional and mapped types, satisfies",
      "('s', {'get_c': 1}, 3)",
      "type Cond<T> = T extends string ? 's' : 'n'\ntype Getters<T> = { [K in keyof T as `get_${K & string}`]: T[K] }\nconst cond: Cond<string> = 's'; const getters: Getters<{ c: number }> = { get_c: 1 }\nconst same = <T,>(x: T): T => x\ncond, getters, same<number>(3) satisfies number",
    ],
    [
      "assertion functions and narrowing",
      "3",
      "function isText(x: unknown): asserts x is string { if (typeof x !== 'string') throw new Error('no') }\nconst unknown: unknown = 'str'; isText(unknown); unknown.length",
    ],
    [
      "optional chains and logical assignment",
      "(None, 7)",
      "let u: undefined | { a?: { b: number } }\nlet ax: number | null = null; ax ??= 5; ax ||= 3; ax &&= 7\nu?.a?.b, ax",
    ],
    [
      "`this` of the top, undefined as in a module",
      "(True, True, 'own')",
      "const arrow = () => this\nconst holder = { word: 'own', get() { return this.word } }\nthis === undefined, arrow() === undefined, holder.get()",
    ],
    [
      "exports of every kind",
      "(3, 4, 1, 2)",
      "export const exported = 3\nexport default function given() { return 4 }\nexport type Text = string\nexport { exported as renamed }\nexport const [x1, { y: x2 }] = [1, { y: 2 }]",
      "exported, given(), x1, x2",
    ],
    [
      "JSON with and without its attribute, and imported dynamically",
      "(2.5, 1, 2.5)",
      "import data from './data.json'\nimport same2 from './data.json' with { type: 'json' }\nconst dynamic = await import('./data.json')\ndata.a[1], same2.a[0], dynamic.default.a[1]",
    ],
    [
      "type-only imports",
      "None",
      "import type { Stats } from 'node:fs'\nimport { type PathLike } from 'node:fs'\nconst stats: Stats | null = null",
      "const path: PathLike = 'x'\nconst again2: Stats | null = null\nundefined",
    ],
    [
      "import.meta, and an import by a computed name",
      "('notebook', 4)",
      "const name: string = 'side'\nconst side = await import(`./${name}.ts`)\nimport.meta.url.split('/').at(-1), side.side",
    ],
  ])("%s", async (_what, result, ...cells) => {
    expect(await shown(...cells)).toBe(result === "None" ? undefined : result)
  })
})

describe("a name may be declared again as anything", () => {
  const kinds = [
    "const it = 1",
    "let it = 's'",
    "var it = true",
    "function it() { return 2 }",
    "class it { z = 3 }",
    "enum it { A }",
    "namespace it { export const q = 1 }",
    "type it = number",
    "interface it { a: 1 }",
    "import { basename as it } from 'node:path'",
    "const { it } = { it: 5 }",
    "async function* it() {}",
    "export const it = 8",
    "abstract class it {}",
  ]
  it("after anything, also with another type", async () => {
    for (const kind of kinds)
      for (const cell of [...kinds.map((other) => `${other}\n`), kind]) await shown(cell)
    expect(await shown("const it = 4", "it")).toBe("4")
    expect((await run("it.length")).error).toContain("Property 'length' does not exist on type '4'")
  }, 120_000)

  it("and its functions see the latest", async () => {
    expect(
      await shown("let unit: number | string = 1\nconst read = () => unit", "const unit = 'text'", "read()"),
    ).toBe("'text'")
  })
})

describe("bad input leaves the kernel and its names intact", () => {
  const alive = async () => expect(await shown("kept")).toBe("41")
  it("is shown in the author's text", async () => {
    await shown("const kept = 41")
    for (const [cell, said] of [
      ["const a = [1,", "SyntaxError: "],
      ["\u0000", "SyntaxError: "],
      ["const \ud800 = 1", "SyntaxError: the text must be whole characters, got half of one (\\ud800)"],
      [`${"(".repeat(5000)}1${")".repeat(5000)}`, ""],
      [`${"[".repeat(5000)}${"]".repeat(5000)}`, "SyntaxError: the cell must be nested less deeply"],
      [`${"if (1) {".repeat(3000)}${"}".repeat(3000)}`, ""],
      [`1${" + 1".repeat(3000)}`, ""],
    ] as const) {
      const { error } = await run(cell)
      // How deep the compiler can follow depends on the stack that Node has been given.
      const isFollowed = error === "" && !said.includes("SyntaxError: ")
      expect(isFollowed || error.startsWith(said), `${cell.slice(0, 20)}: ${error.slice(0, 100)}`).toBe(true)
      if (error) expect(error).toMatch(/\n\nIn \[\d+\], line 1\n/)
      await alive()
    }
  }, 120_000)

  it("a cell of 10,000 lines runs", async () => {
    const lines = Array.from({ length: 10_000 }, (_, i) =>
      i % 10 ? `  // line ${i}` : `let line_${i} = ${i} * 2`,
    )
    expect(await shown(`${lines.join("\n")}\nline_9990`, "line_5000")).toBe("10000")
    const { error } = await run(`${lines.join("\n")}\nline_9990.x`)
    expect(error).toMatch(
      /^TypeError: Property 'x' does not exist on type 'number'\. \(TS2339\)\n\nIn \[\d+\], line 10001\n/,
    )
    await alive()
  }, 120_000)

  it("np may be redefined, and Object.prototype tampered with", async () => {
    expect(await shown("const np = { zeros: () => 'mine' }\nnp.zeros()")).toBe("'mine'")
    expect(await shown('import { np } from "cellwise"\nnp.zeros(2)')).toBe("array([0., 0.])")
    await shown("Object.assign(Object.prototype, { tampered: 1, type: 'x', toJSON: undefined })")
    expect(await shown("[{ a: 1 }, np.array([1, 2]) * 2]")).toContain("array([2, 4])")
    expect((await run("null!.x")).error).toContain("Property 'x' does not exist on type 'never'")
    expect((await run("throw new Error('still told')")).error).toMatch(
      /^Error: still told\n\nIn \[\d+\], line 1\n/,
    )
    await shown("for (const key of ['tampered', 'type', 'toJSON']) delete (Object.prototype as any)[key]")
    await alive()
  })

  it("globals of Node may be replaced", async () => {
    await shown("const saved = [globalThis.Promise, globalThis.setTimeout, Array.prototype.map] as const")
    await shown("Object.assign(globalThis, { setTimeout: undefined, console: undefined })\nprint('said')")
    await alive()
  })
})
