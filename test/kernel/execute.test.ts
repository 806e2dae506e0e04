import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Content } from "../../kernel/wire/index.ts"
import { contentsOf, resultOf, textOf, typesOf } from "./kernelClient.ts"
import { type KernelProcess, startKernel } from "./kernelProcess.ts"

let kernel: KernelProcess
beforeAll(async () => {
  kernel = await startKernel()
})
afterAll(async () => {
  expect(await kernel.stop()).toEqual({ exitCode: 0, left: [] })
})

describe("execute_request", () => {
  it("is bracketed by busy and idle, with the input and the result between them", async () => {
    const { reply, published } = await kernel.client.execute("1 + 1")
    expect(typesOf(published)).toEqual(["status", "execute_input", "execute_result", "status"])
    expect(resultOf(published)).toBe("2")
    expect(reply.content).toMatchObject({ status: "ok", payload: [], user_expressions: {} })
    expect(contentsOf(published, "execute_input")[0]?.execution_count).toBe(reply.content.execution_count)
  })

  it("counts executions, but not those that are silent or not to be stored", async () => {
    const count = async (options: Content) =>
      (await kernel.client.execute("0", options)).reply.content.execution_count
    const first = (await count({})) as number
    expect(await count({ silent: true })).toBe(first)
    expect(await count({ store_history: false })).toBe(first)
    expect(await count({})).toBe(first + 1)
  })

  it("publishes nothing but its status when silent", async () => {
    const { reply, published } = await kernel.client.execute("print(1); 2", { silent: true })
    expect(typesOf(published)).toEqual(["status", "status"])
    expect(reply.content.status).toBe("ok")
  })

  it("keeps names from cell to cell, lets them be declared again, and closures see the change", async () => {
    await kernel.client.execute("let level = 1\nfunction getLevel() { return level }")
    await kernel.client.execute("level = 5")
    expect(resultOf((await kernel.client.execute("getLevel()")).published)).toBe("5")
    await kernel.client.execute("const level = 7")
    expect(resultOf((await kernel.client.execute("getLevel()")).published)).toBe("7")
  })

  it("awaits at top level", async () => {
    const { published } = await kernel.client.execute("const four = await Promise.resolve(4)\nfour * 10")
    expect(resultOf(published)).toBe("40")
  })

  it("answers an exception with one error, published and replied alike, in the author's line", async () => {
    const { reply, published } = await kernel.client.execute(
      "const one = 1\nthrow new TypeError('no ' + one)",
    )
    expect(typesOf(published)).toEqual(["status", "execute_input", "error", "status"])
    const [error] = contentsOf(published, "error")
    expect(error).toMatchObject({ ename: "TypeError", evalue: "no 1" })
    const traceback = (error?.traceback as string[] | undefined)?.join("\n")
    expect(traceback).toMatch(/2/)
    expect(traceback).not.toMatch(/evaluator|node:inspector/)
    expect(reply.content).toMatchObject({ status: "error", ename: "TypeError", evalue: "no 1" })
  })

  it("does not run a cell that has a type error", async () => {
    const { reply, published } = await kernel.client.execute('print("ran")\nconst text: string = 1')
    expect(reply.content.status).toBe("error")
    expect(textOf(published)).toBe("")
  })

  it("shows as the cell's error that the compiler cannot follow it", async () => {
    const deep = `${"[".repeat(5000)}1${"]".repeat(5000)}`
    const { reply, published } = await kernel.client.execute(deep)
    expect(contentsOf(published, "error")).toMatchObject([{ ename: "SyntaxError" }])
    expect(reply.content).toMatchObject({ status: "error", execution_count: expect.any(Number) })
    expect(resultOf((await kernel.client.execute("1")).published)).toBe("1")
  })

  it("evaluates user_expressions to MIME bundles, each with its own error", async () => {
    const user_expressions = { sum: "1 + 2", wrong: "(() => { throw new RangeError('far') })()" }
    const { reply } = await kernel.client.execute("const before = 1", { user_expressions })
    expect(reply.content.user_expressions).toMatchObject({
      sum: { status: "ok", data: { "text/plain": "3" }, metadata: {} },
      wrong: { status: "error", ename: "RangeError", evalue: "far" },
    })
  })
})

describe("user_expressions", () => {
  it("are not evaluated after an error, and are when the cell is silent", async () => {
    const user_expressions = { sum: "1 + 2" }
    const failed = await kernel.client.execute("throw new Error('x')", { user_expressions })
    expect(failed.reply.content).toMatchObject({ status: "error", user_expressions: {} })
    const silent = await kernel.client.execute("", { user_expressions, silent: true })
    expect(silent.reply.content.user_expressions).toMatchObject({ sum: { data: { "text/plain": "3" } } })
    expect(typesOf(silent.published)).toEqual(["status", "status"])
  })

  it("may be wrong in their types, each alone", async () => {
    const { reply } = await kernel.client.execute("1", {
      user_expressions: { a: "1 +", b: "noSuchName", c: "2" },
    })
    expect(reply.content.user_expressions).toMatchObject({
      a: { status: "error", ename: "SyntaxError", traceback: expect.any(Array) },
      b: { status: "error", ename: "TypeError" },
      c: { status: "ok" },
    })
  })
})

describe("cells that wait while one fails", () => {
  const failing = "throw new Error('first')"

  it("are aborted", async () => {
    const replies = await Promise.all([failing, "1", "2"].map((code) => kernel.client.execute(code)))
    expect(replies.map(({ reply }) => reply.content.status)).toEqual(["error", "aborted", "aborted"])
    expect(typesOf(replies[1]?.published ?? [])).toEqual(["status", "status"])
    expect((await kernel.client.execute("3")).reply.content.status).toBe("ok")
  })

  it("run when stop_on_error is false", async () => {
    const first = kernel.client.execute(failing, { stop_on_error: false })
    const second = kernel.client.execute("1")
    expect((await first).reply.content.status).toBe("error")
    expect((await second).reply.content.status).toBe("ok")
  })
})
