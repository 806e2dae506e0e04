import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type KernelClient, resultOf, textOf } from "./kernelClient.ts"
import { type KernelProcess, startKernel } from "./kernelProcess.ts"

let kernel: KernelProcess
let client: KernelClient
beforeAll(async () => {
  kernel = await startKernel()
  client = kernel.client
})
afterAll(async () => {
  expect(await kernel.stop()).toEqual({ exitCode: 0, left: [] })
})

const run = async (code: string) => resultOf((await client.execute(code)).published)

describe("what was run and shown before", () => {
  it("is in _, __ and ___, in Out and in In, as in IPython", async () => {
    const { reply } = await client.execute("np.array([1, 2])")
    const line = reply.content.execution_count as number
    expect(await run("_ * 10")).toBe("array([10, 20])")
    await client.execute("const nothing = 1") // no result
    await client.execute("undefined")
    expect(await run("'third'")).toBe("'third'")
    expect(await run("[_, __, ___]")).toBe("['third', array([10, 20]), array([1, 2])]")
    expect(await run(`Out[${line}] + 1`)).toBe("array([2, 3])")
    expect(await run(`[In[0], In[${line}]]`)).toBe("['', 'np.array([1, 2])']")
  })

  it("leaves out cells that are silent or not stored, and results past the last thousand", async () => {
    await client.execute("'kept'")
    await client.execute("'silent'", { silent: true })
    await client.execute("'apart'", { store_history: false })
    expect(await run("_")).toBe("'kept'")
    const last = (await client.execute("1")).reply.content.execution_count as number
    const many = Array.from({ length: 1000 }, (_, index) => client.execute(`${index}`))
    await Promise.all(many)
    expect(await run(`[Object.keys(Out).length, ${last} in Out, Out[${last + 1000}], _]`)).toBe(
      "[1000, False, 999, 999]",
    )
  }, 120_000)

  it("gives way to a name of the author's own", async () => {
    expect(await run("let total = 0\nfor (const _ of [1, 2]) total += _\ntotal")).toBe("3")
    await client.execute("const [_, second] = [1, 2]")
    await client.execute("'result'")
    expect(await run("_ + second")).toBe("3")
  })
})

describe("name?", () => {
  const ask = async (code: string) => {
    const { reply, published } = await client.execute(code)
    const [page] = reply.content.payload as { source: string; start: number; data: Record<string, string> }[]
    return { reply, page, printed: textOf(published) }
  }

  it("opens the pager with the name's type and documentation", async () => {
    const { reply, page } = await ask("np.zeros?")
    expect(reply.content.status).toBe("ok")
    expect(page).toMatchObject({ source: "page", start: 0 })
    expect(page?.data["text/plain"]).toMatch(/^zeros: .*=>/)
    expect((await ask(" ?np.zeros ")).page).toEqual(page)
  })

  it("with a second mark shows the source of the author's own", async () => {
    const source = "/** Doubles. */\nfunction twice(x: number) {\n  return 2 * x\n}"
    await client.execute(source)
    const body = source.slice(source.indexOf("function"))
    expect((await ask("twice?")).page?.data["text/plain"]).toBe("twice: (x: number) => number\n\nDoubles.")
    expect((await ask("twice??")).page?.data["text/plain"]).toContain(body)
    expect((await ask("??twice")).page?.data["text/markdown"]).toContain(`\`\`\`ts\n${body}\n\`\`\``)
  })

  it("says that a name is not known", async () => {
    expect(await ask("nobody?")).toMatchObject({ page: undefined, printed: "Object `nobody` not found.\n" })
  })

  it("is whole for a console, which would wait for another line", async () => {
    const { reply } = await client.request("is_complete_request", { code: "np.zeros?" })
    expect(reply.content).toEqual({ status: "complete" })
  })
})

it("Empty cells are not counted and not stored", async () => {
  const before = (await client.execute("1")).reply.content.execution_count as number
  for (const code of ["", " \n\t"])
    expect((await client.execute(code)).reply.content).toMatchObject({
      status: "ok",
      execution_count: before,
    })
  const { reply } = await client.request("history_request", { hist_access_type: "tail", n: 1 })
  expect(reply.content.history).toEqual([[1, before, "1"]])
  expect((await client.execute("1")).reply.content.execution_count).toBe(before + 1)
})
