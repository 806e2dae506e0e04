import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { contentsOf, textOf } from "./kernelClient.ts"
import { type KernelProcess, startKernel } from "./kernelProcess.ts"

let kernel: KernelProcess
beforeAll(async () => {
  kernel = await startKernel()
  writeFileSync(
    join(kernel.directory, "low.ts"),
    "type Low = { n: number }\n\nexport const fall = (low: Low) => {\n  throw new RangeError(`too low: ${low.n}`)\n}\n",
  )
  await kernel.client.execute("let kept = 1")
})
afterAll(async () => {
  expect(await kernel.stop()).toEqual({ exitCode: 0, left: [] })
})

interface Told {
  readonly ename: string
  readonly evalue: string
  /** The places of the traceback, `In [n], line 2, in f: ^^^ of what`, and what else it says. */
  readonly traceback: string
}

/** The one error that a cell is shown with. */
async function errorOf(code: string): Promise<Told> {
  const { published } = await kernel.client.execute(code)
  const errors = contentsOf(published, "error")
  expect(errors, code).toHaveLength(1)
  const { ename, evalue, traceback } = errors[0] as { ename: string; evalue: string; traceback: string[] }
  return {
    ename,
    evalue,
    traceback: traceback
      .slice(1)
      .join("\n")
      .replace(/In \[\d+\]/g, "In [n]"),
  }
}

/** The frame of a cell of one line. */
const oneLine = (code: string, marked: string, label = "") =>
  `\nIn [n], line 1${label}\n> 1 | ${code}\n    | ${" ".repeat(code.indexOf(marked))}${"^".repeat(marked.length)}`

describe("an error of the run is shown in the author's lines", () => {
  it.each([
    ["throw new Error('plain')", "Error", "plain", "new"],
    [
      "(undefined as any).weights",
      "TypeError",
      "Cannot read properties of undefined (reading 'weights')",
      "weights",
    ],
    ["const config: any = {}; config.train()", "TypeError", "config.train is not a function", "train"],
    [
      'JSON.parse("{bad")',
      "SyntaxError",
      "Expected property name or '}' in JSON at position 1 (line 1 column 2)",
      "parse",
    ],
    ["new Array(-1)", "RangeError", "Invalid array length", "new"],
    ["np.zeros(3).reshape(2, 2)", "RangeError", "cannot reshape array of size 3 into shape (2,2)", "reshape"],
    [
      "np.zeros([2, 3]) + np.zeros(2)",
      "RangeError",
      "operands could not be broadcast together with shapes (2,3) (2,) ",
      "np",
    ],
    ["process.nextTick(() => { throw new Error('of a tick') })", "Error", "of a tick", "new"],
    ["queueMicrotask(() => { throw new Error('of a microtask') })", "Error", "of a microtask", "new"],
    ["void Promise.reject(new RangeError('of nobody'))", "RangeError", "of nobody", "new"],
    ["await Promise.reject(new TypeError('awaited'))", "TypeError", "awaited", "new"],
  ])("%s", async (code, ename, evalue, marked) => {
    const told = await errorOf(code)
    expect(told).toMatchObject({ ename, evalue: expect.stringContaining(evalue.slice(0, 45)) })
    expect(told.traceback).toBe(oneLine(code, marked))
  })

  it.each([
    ["throw 'a text'", "'a text'"],
    ["throw { code: 5 }", "{ code: 5 }"],
    ["throw null", "null"],
    ["throw undefined", "undefined"],
  ])("and what is no error has no place: %s", async (code, evalue) => {
    expect(await errorOf(code)).toEqual({ ename: "Uncaught", evalue, traceback: "" })
  })

  it("also when only the await tells where it was", async () => {
    const { evalue, traceback } = await errorOf(
      'import { readFile } from "node:fs/promises"\nconst text = await readFile("absent.txt", "utf8")',
    )
    expect(evalue).toBe("ENOENT: no such file or directory, open 'absent.txt'")
    expect(traceback).toBe(
      '\nIn [n], line 2\n  1 | import { readFile } from "node:fs/promises"\n> 2 | const text = await readFile("absent.txt", "utf8")\n    |              ^^^^^',
    )
  })

  it("of an async function, with the way it took", async () => {
    const { traceback } = await errorOf(
      "async function load() {\n  await null\n  throw new Error('late')\n}\nawait load()",
    )
    expect(traceback).toMatch(
      /In \[n\], line 3, in load\n(.*\n)*> 3 \| {3}throw new Error\('late'\)\n.*\^\^\^/,
    )
    expect(traceback).toMatch(/In \[n\], line 5\n(.*\n)*> 5 \| await load\(\)\n {4}\| \^\^\^\^\^$/)
  })

  it("of a timer, without Node's name for it", async () => {
    const code =
      "setTimeout(() => { throw new Error('of a timer') }, 1); await new Promise((r) => setTimeout(r, 50))"
    expect((await errorOf(code)).traceback).toBe(oneLine(code, "new"))
  })

  it("of a callback, then of the call that led to it", async () => {
    expect((await errorOf("[1, 2].map((x) => {\n  if (x > 1) throw new Error('second')\n})")).traceback).toBe(
      "\nIn [n], line 2\n  1 | [1, 2].map((x) => {\n> 2 |   if (x > 1) throw new Error('second')\n    |                    ^^^\n  3 | })" +
        "\n\nIn [n], line 1\n> 1 | [1, 2].map((x) => {\n    |        ^^^\n  2 |   if (x > 1) throw new Error('second')\n  3 | })",
    )
  })

  it("of a module beside the notebook, its own lines first", async () => {
    const told = await errorOf('import { fall } from "./low.ts"\nfall({ n: 1 })')
    expect(told).toEqual({
      ename: "RangeError",
      evalue: "too low: 1",
      traceback:
        '\nlow.ts, line 4, in fall\n  3 | export const fall = (low: Low) => {\n> 4 |   throw new RangeError(`too low: ${low.n}`)\n    |         ^^^\n  5 | }\n\nIn [n], line 2\n  1 | import { fall } from "./low.ts"\n> 2 | fall({ n: 1 })\n    | ^^^^',
    })
  })

  it("with its causes, and the parts of an AggregateError", async () => {
    const cause = "throw new Error('outer', { cause: new TypeError('inner') })"
    expect((await errorOf(cause)).traceback).toBe(
      `${oneLine(cause, "new")}\n\nCaused by TypeError: inner\n${oneLine(cause, "new", "").replace(/ +\^+$/, `${" ".repeat(cause.lastIndexOf("new") + 1)}^^^`)}`,
    )
    const parts = "await Promise.any([Promise.reject(new Error('a')), Promise.reject(new Error('b'))])"
    const { ename, evalue, traceback } = await errorOf(parts)
    expect([ename, evalue]).toEqual(["AggregateError", "All promises were rejected"])
    expect(traceback).toContain(`[1] Error: a\n${oneLine(parts, "new")}`)
    expect(traceback).toContain("[2] Error: b\n")
  })

  it("under the name of its class, where it inherits that of Error", async () => {
    expect(await errorOf("class Diverged extends Error {}\nthrow new Diverged('loss is nan')")).toMatchObject(
      {
        ename: "Diverged",
        evalue: "loss is nan",
      },
    )
  })

  it("a recursion's frames once, be it of one function or of two", async () => {
    const one = await errorOf(
      "function deeper(n: number): number {\n  return deeper(n + 1) + 1\n}\ndeeper(0)",
    )
    expect(one.evalue).toBe("Maximum call stack size exceeded")
    expect(one.traceback.match(/^In/gm)).toHaveLength(1)
    const two = await errorOf(
      "function ping(n: number): number {\n  return pong(n) + 1\n}\nfunction pong(n: number): number {\n  return ping(n) + 1\n}\nping(0)",
    )
    expect(
      two.traceback
        .match(/^In .*$/gm)!
        .map((line) => line.replace(/^.*, in /, ""))
        .sort(),
    ).toEqual(["ping", "pong"])
    expect(two.traceback).toMatch(/\[and these 2 again, \d+ times or more\]$/)
  })
})

describe("nothing of the machinery shows", () => {
  it("in a stack that the cell prints itself", async () => {
    const { published } = await kernel.client.execute(
      "interface Wide { n: number }\nfunction step(w: Wide) {\n  console.trace('here')\n  console.error(Object.assign(new Error('seen'), { n: 1 }))\n}\nstep({ n: 2 })",
    )
    const told = textOf(published, "stderr").replace(/In \[\d+\]/g, "In [n]")
    expect(told).toBe(
      "Trace: here\n    at step (In [n]:3:11)\n    at In [n]:6:1\nError: seen\n    at step (In [n]:4:31)\n    at In [n]:6:1 {\n  n: 1\n}\n",
    )
  })

  it("in any traceback", async () => {
    for (const code of [
      "np.reshape(np.zeros(3), [2, 2])",
      "throw new Error('x')",
      "np.array([1]) + np.zeros([2, 3])[5]",
    ]) {
      const { traceback } = await errorOf(code)
      expect(traceback).not.toMatch(/dist\/|node:|\$cw|cellwise:/)
    }
  })

  it("and all names are kept", async () => {
    expect(textOf((await kernel.client.execute("print(kept)")).published)).toBe("1\n")
  })
})
