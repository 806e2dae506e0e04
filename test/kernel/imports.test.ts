import { mkdirSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Content } from "../../kernel/wire/index.ts"
import { contentsOf, resultOf } from "./kernelClient.ts"
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
