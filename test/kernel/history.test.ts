import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { type KernelProcess, startKernel } from "./kernelProcess.ts"

const directory = mkdtempSync(join(tmpdir(), "cellwise-data-"))
afterAll(() => rmSync(directory, { recursive: true }))

type Row = readonly [session: number, line: number, input: string | readonly [string, string | null]]

async function ask(
  { client }: KernelProcess,
  content: Readonly<Record<string, unknown>>,
): Promise<readonly Row[]> {
  const { reply } = await client.request("history_request", { raw: true, output: false, ...content })
  return reply.content.history as readonly Row[]
}

async function runAll({ client }: KernelProcess, name: string): Promise<void> {
  for (let line = 1; line <= 20; line++) await client.execute(`"${name} ${line}"`)
}

describe("the history of two kernels that run at once", () => {
  it("is whole, and the next kernel finds it by tail, range and search", async () => {
    const env = { CELLWISE_DATA_DIR: directory }
    const kernels = await Promise.all([startKernel(env), startKernel(env)])
    const [one, other] = kernels
    await Promise.all([runAll(one, "one"), runAll(other, "other")])
    await Promise.all(kernels.map((kernel) => kernel.stop()))

    const next = await startKernel(env)
    await next.client.execute("6 * 7")
    const tail = await ask(next, { hist_access_type: "tail", n: 100 })
    const sessions = new Map(tail.map(([session, , input]) => [String(input).split(" ")[0], session]))
    expect(tail).toHaveLength(41)
    expect(new Set(tail.map(([session]) => session))).toEqual(new Set([1, 2, 3]))
    expect(tail.at(-1)).toEqual([3, 1, "6 * 7"])

    const range = {
      hist_access_type: "range",
      session: sessions.get('"other'),
      start: 3,
      stop: 5,
      output: true,
    }
    expect((await ask(next, range)).map(([, line, input]) => [line, input])).toEqual([
      [3, ['"other 3"', "'other 3'"]],
      [4, ['"other 4"', "'other 4'"]],
    ])
    const search = { hist_access_type: "search", pattern: '"one ?"', n: 2 }
    expect((await ask(next, search)).map(([, , input]) => input)).toEqual(['"one 8"', '"one 9"'])
    await next.client.execute("6 * 7")
    const unique = { hist_access_type: "search", pattern: "6 *", unique: true }
    expect(await ask(next, unique)).toEqual([[3, 2, "6 * 7"]])
    expect(await next.stop()).toEqual({ exitCode: 0, left: [] })
  })

  it("holds neither silent cells nor those that are not to be stored", async () => {
    const kernel = await startKernel()
    await kernel.client.execute("1")
    await kernel.client.execute("2", { store_history: false })
    await kernel.client.execute("3", { silent: true })
    await kernel.client.execute("4")
    expect(await ask(kernel, { hist_access_type: "tail", n: 9 })).toEqual([
      [1, 1, "1"],
      [1, 2, "4"],
    ])
    await kernel.stop()
  })
})

it("A history that cannot be written costs one line on stderr, and the kernel goes on with it", async () => {
  const file = join(directory, "file")
  writeFileSync(file, "")
  const kernel = await startKernel({ CELLWISE_DATA_DIR: join(file, "below") })
  await kernel.client.execute("1")
  await kernel.client.execute("2")
  expect(await ask(kernel, { hist_access_type: "tail", n: 9 })).toEqual([
    [1, 1, "1"],
    [1, 2, "2"],
  ])
  expect(await kernel.stop()).toEqual({ exitCode: 0, left: [] })
  expect(kernel.log()).toMatch(/^cellwise kernel: history: must be writable, got ENOTDIR.*session only\n$/)
})
