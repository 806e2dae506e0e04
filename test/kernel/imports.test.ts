import { mkdirSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Content } from "../../kernel/wire/index.ts"
import { contentsOf, resultOf, textOf } from "./kernelClient.ts"
import { type KernelProcess, startKernel } from "./kernelProcess.ts"

let kernel: KernelProcess
beforeAll(async () => {
  kernel = await startKernel()
})
afterAll(async () => {
  expect(await kernel.stop()).toEqual({ exitCode: 0, left: [] })
})

/** Writes files beside the notebook. */
function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(kernel.directory, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
}

const run = async (code: string) => (await kernel.client.execute(code)).published
const errorOf = async (code: string) => contentsOf(await run(code), "error")[0]

const tracebackOf = (error: Content | undefined) => (error?.traceback as string[] | undefined)?.join("\n")

/** The text of a cell's result; its error where it has one. */
async function shown(code: string): Promise<unknown> {
  const published = await run(code)
  return resultOf(published) ?? contentsOf(published, "error")[0]?.evalue
}

describe("a module beside the notebook", () => {
  it("is TypeScript, with imports of its own, enums and types", async () => {
    write({
      "util.ts":
        'import { type Scale, scale } from "./deep/scale"\nexport enum Unit { One = 1, Ten = 10 }\nexport const grow = (x: number, by: Scale = scale): number => x * by * Unit.Ten\n',
      "deep/scale.ts": "export type Scale = number\nexport const scale: Scale = 2\n",
    })
    expect(await shown('import { grow, Unit } from "./util.ts"\ngrow(1) + Unit[10]!')).toBe("'20Ten'")
    expect(await shown('grow("x")')).toContain("not assignable to parameter of type 'number'")
  })

  it("is loaded anew once it has been edited, its types too", async () => {
    write({
      "util.ts": 'import { scale } from "./deep/scale"\nexport const grow = (x: string) => x + scale\n',
    })
    expect(await shown('import { grow } from "./util.ts"\ngrow("x")')).toBe("'x2'")
    write({ "deep/scale.ts": "export const scale = 3\n" })
    expect(await shown('import { grow } from "./util.ts"\ngrow("x")')).toBe("'x3'")
  })

  it("keeps its state as long as nothing it imports is edited", async () => {
    write({ "state.ts": "let count = 0\nexport const next = () => ++count\n" })
    expect(await shown('import { next } from "./state.ts"\nnext()')).toBe("1")
    expect(await shown('import { next } from "./state.ts"\nnext()')).toBe("2")
    expect(await shown('(await import("./state")).next()')).toBe("3")
  })

  it("may import one that imports it", async () => {
    write({
      "odd.ts":
        'import { even } from "./even.ts"\nexport const odd = (n: number): boolean => n > 0 && even(n - 1)\n',
      "even.ts":
        'import { odd } from "./odd.ts"\nexport const even = (n: number): boolean => n === 0 || odd(n - 1)\n',
    })
    expect(await shown('import { even } from "./even.ts"\neven(10)')).toBe("True")
  })

  it("may be JSON, edited as well", async () => {
    write({ "data.json": '{ "rate": 0.5 }' })
    expect(await shown('import data from "./data.json"\ndata.rate')).toBe("0.5")
    write({ "data.json": '{ "rate": 0.25 }' })
    expect(await shown('import data from "./data.json"\ndata.rate')).toBe("0.25")
  })

  it("that did not exist is found once it does", async () => {
    expect(await shown('import { late } from "./late.ts"')).toContain("Cannot find module './late.ts'")
    write({ "late.ts": "export const late = 7\n" })
    expect(await shown('import { late } from "./late.ts"\nlate')).toBe("7")
  })

  it("shows its own line when it throws, then the cell's", async () => {
    write({
      "fails.ts":
        "interface Wide {\n  size: number\n}\n\nexport function fail(w: Wide): never {\n  throw new RangeError('no ' + w.size)\n}\n",
    })
    const error = await errorOf('import { fail } from "./fails.ts"\nfail({ size: 3 })')
    expect(error).toMatchObject({ ename: "RangeError", evalue: "no 3" })
    const told = tracebackOf(error)
    expect(told).toContain("fails.ts, line 6, in fail")
    expect(told).toContain("> 6 |   throw new RangeError('no ' + w.size)\n    |         ^^^")
    expect(told).toMatch(/In \[\d+\], line 2\n(.*\n)*> 2 \| fail\(\{ size: 3 \}\)/)
  })
})

describe("a module beside the notebook that is wrong", () => {
  const imported = (name: string) => `import { value } from "./${name}"\nvalue`

  it("in its types is shown in its own lines, and the cell does not run", async () => {
    write({ "typed.ts": 'export const value = 1\n\nexport const wrong: number = "x"\n' })
    expect(await errorOf(imported("typed"))).toMatchObject({
      ename: "TypeError",
      evalue: "Type 'string' is not assignable to type 'number'. (TS2322)",
      traceback: [
        "TypeError: Type 'string' is not assignable to type 'number'. (TS2322)",
        "",
        "typed.ts, line 3",
        "  1 | export const value = 1",
        "  2 | ",
        '> 3 | export const wrong: number = "x"',
        "    |              ^^^^^",
      ],
    })
  })

  it("in its syntax, also when another one imports it", async () => {
    write({
      "unparsed.ts": "export const value = = 1\n",
      "over.ts": 'export { value } from "./unparsed.ts"\n',
    })
    for (const name of ["unparsed", "over"])
      expect((await errorOf(imported(name)))?.traceback).toEqual([
        "SyntaxError: Expression expected. (TS1109)",
        "",
        "unparsed.ts, line 1",
        "> 1 | export const value = = 1",
        "    |                      ^",
      ])
  })

  it("or that is imported by a name made at run time", async () => {
    expect(await errorOf('await import("./un" + "parsed.ts")')).toMatchObject({
      ename: "SyntaxError",
      evalue: "unparsed.ts, line 1: Unexpected token",
    })
  })

  it("runs once it is mended", async () => {
    write({ "unparsed.ts": "export const value = 5\n" })
    expect(await shown(imported("over"))).toBe("5")
  })

  it("says so when it has no such name", async () => {
    expect(tracebackOf(await errorOf('import { nothing } from "./unparsed.ts"'))).toMatch(
      /^TypeError: Module '"\.\/unparsed\.ts"' has no exported member 'nothing'\. \(TS2305\)\n\nIn \[\d+\], line 1\n> 1 \| import \{ nothing \} from "\.\/unparsed\.ts"\n {4}\| {10}\^{7}$/,
    )
  })
})

describe("a package of the notebook's own", () => {
  const packageOf = (fields: object) => JSON.stringify({ version: "1.0.0", ...fields })

  it("may be a module or CommonJS, with types or without", async () => {
    write({
      "node_modules/plain/package.json": packageOf({ name: "plain", type: "module", exports: "./index.js" }),
      "node_modules/plain/index.js": "export const twice = (x) => x * 2\n",
      "node_modules/common/package.json": packageOf({ name: "common", main: "main.js", types: "main.d.ts" }),
      "node_modules/common/main.js": "exports.half = (x) => x / 2\n",
      "node_modules/common/main.d.ts": "export function half(x: number): number\n",
    })
    expect(await shown('import { twice } from "plain"\ntwice(4)')).toBe("8")
    expect(await shown('import { half } from "common"\nhalf(5)')).toBe("2.5")
    expect(await shown('half("x")')).toContain("not assignable to parameter of type 'number'")
  })

  it("may be CommonJS with any exports: by default, by name, as a whole, required", async () => {
    write({
      "node_modules/made/package.json": packageOf({ name: "made", main: "main.js" }),
      // Node does not see in this text that there is a `go`.
      "node_modules/made/main.js": "module.exports = { go: () => 7, ['stay']: 8 }\n",
      "node_modules/called/package.json": packageOf({ name: "called", main: "main.js", types: "main.d.ts" }),
      "node_modules/called/main.js": "module.exports = (x) => 2 * x; module.exports.named = 5\n",
      "node_modules/called/main.d.ts":
        "declare function called(x: number): number\ndeclare namespace called { const named: number }\nexport = called\n",
    })
    expect(await shown('import made, { go, stay } from "made"\ngo(), stay, made.go()')).toBe("(7, 8, 7)")
    expect(await shown('import * as whole from "made"\nwhole.default.go()')).toBe("7")
    expect(await shown('import called, { named } from "called"\ncalled(2), named')).toBe("(4, 5)")
    expect(await shown('const required = require("called")\nrequired(4)')).toBe("8")
    expect(await shown('(await import("made")).default.stay')).toBe("8")
  })

  it("may have a map of exports, with parts and patterns", async () => {
    write({
      "node_modules/mapped/package.json": packageOf({
        name: "mapped",
        type: "module",
        exports: {
          ".": { import: "./index.js", require: "./index.cjs" },
          "./part": "./part.js",
          "./all/*": "./all/*.js",
        },
      }),
      "node_modules/mapped/index.js": 'export const kind = "module"\n',
      "node_modules/mapped/index.cjs": 'exports.kind = "CommonJS"\n',
      "node_modules/mapped/part.js": "export default 42\n",
      "node_modules/mapped/all/one.js": "export const one = 1\n",
    })
    expect(
      await shown(
        'import { kind } from "mapped"\nimport part from "mapped/part"\nimport { one } from "mapped/all/one"\nkind, part, one, require("mapped").kind',
      ),
    ).toBe("('module', 42, 1, 'CommonJS')")
    expect(await shown('import { x } from "mapped/hidden"')).toBe(
      "Cannot find module 'mapped/hidden' or its corresponding type declarations. The package mapped is installed: see what its package.json exports. (TS2307)",
    )
  })

  it("without types works, with one gentle notice", async () => {
    write({
      "node_modules/@s/bare/package.json": packageOf({ name: "@s/bare", main: "main.js" }),
      "node_modules/@s/bare/main.js": "exports.half = (x) => x / 2\n",
    })
    const first = await run('import { half } from "@s/bare"\nhalf(3)')
    expect(textOf(first, "stderr")).toBe(
      "hint: the package @s/bare has no types, so what it exports is any; npm install @types/s__bare may bring them\n",
    )
    expect(resultOf(first)).toBe("1.5")
    expect(textOf(await run('import * as bare from "@s/bare"\nbare.half(1)'), "stderr")).toBe("")
  })

  it("says how to install it when it is required and missing", async () => {
    expect(await errorOf('require("@s/absent/part")')).toMatchObject({
      ename: "Error",
      evalue: "Cannot find module '@s/absent/part'. Install it beside the notebook: npm install @s/absent",
    })
  })

  it("says how to install it when it is missing, and is found once installed", async () => {
    expect(await shown('import { f } from "later-on"')).toContain(
      "Install it beside the notebook: npm install later-on",
    )
    write({
      "node_modules/later-on/package.json": packageOf({ name: "later-on", main: "main.js" }),
      "node_modules/later-on/main.js": "exports.f = () => 9\n",
    })
    expect(await shown('import { f } from "later-on"\nf()')).toBe("9")
  })

  it("that throws on import is the cell's error; the names stay", async () => {
    write({
      "node_modules/throws/package.json": packageOf({ name: "throws", type: "module", main: "index.js" }),
      "node_modules/throws/index.js": 'throw new Error("not on this machine")\n',
    })
    await run("const kept = 1")
    const error = await errorOf('const before = 2\nimport "throws"')
    expect(error).toMatchObject({ ename: "Error", evalue: "not on this machine" })
    expect(tracebackOf(error)).toContain('> 2 | import "throws"')
    expect(await shown("kept")).toBe("1")
  })
})
