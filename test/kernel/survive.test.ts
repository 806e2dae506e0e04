import { execFileSync } from "node:child_process"
import { rmSync } from "node:fs"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { contentsOf, resultOf } from "./kernelClient.ts"
import { findDescendants, type KernelProcess, startKernel } from "./kernelProcess.ts"

let kernel: KernelProcess
beforeAll(async () => {
  kernel = await startKernel({ CELLWISE_HEAP_MB: "64" })
})
afterAll(async () => {
  expect(await kernel.stop()).toEqual({ exitCode: 0, left: [] })
})

const errorOf = async (code: string) => contentsOf((await kernel.client.execute(code)).published, "error")[0]

describe("a cell that would end its process", () => {
  it("by process.exit() gets an error, and all names are kept", async () => {
    await kernel.client.execute("const kept = 1")
    expect(await errorOf("process.exit(3)")).toMatchObject({ ename: "ProcessExit" })
    expect(resultOf((await kernel.client.execute("kept")).published)).toBe("1")
  })

  it("by endless recursion gets a RangeError, and all names are kept", async () => {
    expect(await errorOf("const deeper = (): number => deeper()\ndeeper()")).toMatchObject({
      ename: "RangeError",
    })
    expect(resultOf((await kernel.client.execute("kept")).published)).toBe("1")
  })

  it("by process.abort() gets an error that says the names are lost; the next cell runs", async () => {
    const error = await errorOf("process.abort()")
    expect(error).toMatchObject({
      ename: "ProcessLost",
      evalue: expect.stringMatching(/SIGABRT.*names are lost/),
    })
    expect(await errorOf("kept")).toBeDefined()
    expect(resultOf((await kernel.client.execute("const kept = 2\nkept")).published)).toBe("2")
  })

  it("by memory without end gets an error that names the limit; the next cell runs", async () => {
    const error = await errorOf("const all: unknown[] = []\nfor (;;) all.push(new Array(1e5).fill(1.5))")
    expect(error).toMatchObject({
      ename: "ProcessLost",
      evalue: expect.stringContaining("out of memory (its limit is 64 MB)"),
    })
    expect(resultOf((await kernel.client.execute("3")).published)).toBe("3")
  })
})

describe("a thrown value that cannot be looked at", () => {
  it.each([
    ["has an inspection that throws", '{ [Symbol.for("nodejs.util.inspect.custom")]() { throw 1 } }'],
    ["has a name that is no text", 'Object.assign(new Error("odd"), { name: Object.create(null) })'],
    ["has a message that throws", "new (class extends Error { get message(): string { throw 1 } })()"],
    ["is a proxy that throws", "new Proxy({}, { has() { throw 1 } })"],
  ])("ends its cell when it %s", async (_what, thrown) => {
    await kernel.client.execute("const seen = 1")
    expect(await errorOf(`throw ${thrown}`)).toBeDefined()
    expect(resultOf((await kernel.client.execute("seen")).published)).toBe("1")
  })
})

describe("an error that no cell catches", () => {
  it("of a timer is shown in its cell, and the kernel goes on", async () => {
    const cell = await kernel.client.execute(
      "setTimeout(() => { throw new Error('of a timer') }, 10)\nlet ran = true",
    )
    const shown = await kernel.client.until(({ content }) => content.evalue === "of a timer")
    expect(shown.header.msg_type).toBe("error")
    expect(shown.parent_header).toEqual(cell.reply.parent_header)
    expect(resultOf((await kernel.client.execute("ran")).published)).toBe("True")
  })

  it("of a rejected promise is shown", async () => {
    await kernel.client.execute("void Promise.reject(new RangeError('rejected'))")
    const shown = await kernel.client.until(({ content }) => content.evalue === "rejected")
    expect(shown.content.ename).toBe("RangeError")
  })
})

describe("a process that a cell has started in a group of its own", () => {
  it("does not hold back the end of the process that runs the cells", async () => {
    const far = 'spawn("sleep", ["1000"], { detached: true, stdio: "inherit" })'
    const started = await kernel.client.execute(`import { spawn } from "node:child_process"\n${far}.pid`)
    const error = await errorOf("process.abort()")
    process.kill(Number(resultOf(started.published)))
    expect(error).toMatchObject({ ename: "ProcessLost" })
  })
})

describe("a process that ends between two cells", () => {
  it("is started again, and the next cell says what was lost", async () => {
    process.kill(Number(resultOf((await kernel.client.execute("process.pid")).published)), "SIGKILL")
    let said = ""
    while (!said.includes("SIGKILL: all names are lost")) {
      said = JSON.stringify((await kernel.client.execute("4")).published.map(({ content }) => content))
    }
    expect(resultOf((await kernel.client.execute("5")).published)).toBe("5")
  })
})

describe("a kernel that is killed", () => {
  it("takes the checker and the process that runs cells with it", async () => {
    const killed = await startKernel()
    await killed.client.execute("1")
    const [, ...others] = findDescendants(killed.process.pid as number)
    expect(others.length).toBeGreaterThanOrEqual(2)
    killed.process.kill("SIGKILL")
    await vi.waitUntil(() => findRunning(others).length === 0, { timeout: 10_000 })
    killed.client.close()
    rmSync(killed.directory, { recursive: true })
  })
})

/** Those of the processes that still run: one that has ended may wait in the list to be reaped. */
function findRunning(pids: readonly number[]): number[] {
  const rows = execFileSync("ps", ["-A", "-o", "pid=,stat="], { encoding: "utf8" }).trim().split("\n")
  const ended = new Set(rows.filter((row) => / Z/.test(row)).map((row) => Number.parseInt(row, 10)))
  const listed = new Set(rows.map((row) => Number.parseInt(row, 10)))
  return pids.filter((pid) => listed.has(pid) && !ended.has(pid))
}
