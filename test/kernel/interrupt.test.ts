import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { contentsOf, type Exchange, resultOf, textOf } from "./kernelClient.ts"
import { type KernelProcess, startKernel } from "./kernelProcess.ts"

let kernel: KernelProcess
beforeAll(async () => {
  kernel = await startKernel()
  await kernel.client.execute("let kept = 41")
})
afterAll(async () => {
  expect(await kernel.stop()).toEqual({ exitCode: 0, left: [] })
})

/** Runs a cell that prints `begun` and never ends by itself; interrupts it as soon as that is seen. */
async function interruptCell(code: string): Promise<Exchange> {
  const seen = kernel.client.published.length
  const running = kernel.client.execute(`process.stdout.write("begun\\n" + " ".repeat(1 << 18))\n${code}`)
  await kernel.client.until(
    (message) => kernel.client.published.indexOf(message) >= seen && textOf([message]).startsWith("begun"),
  )
  const { reply } = await kernel.client.request("interrupt_request", {}, "control")
  expect(reply.content).toEqual({ status: "ok" })
  return running
}

const endless = {
  "a loop": "while (true) {}",
  "a loop in a function with try and finally":
    "function spin() { try { for (;;) {} } finally { kept += 0 } }\nspin()",
  "a loop that catches everything": "for (;;) { try { for (;;) {} } catch {} }",
  "a loop after an await": "await null\nwhile (true) {}",
  "a loop of awaits": "while (true) await null",
  "a pending promise": "await new Promise(() => {})",
  "a pending timer": "await new Promise((resolve) => setTimeout(resolve, 1e6))",
  "a wait for another thread": "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)",
  "a timer callback that does not end": "setTimeout(() => { for (;;) {} }, 1)\nawait new Promise(() => {})",
  "a process it waits for":
    'const { execFileSync } = await import("node:child_process")\nexecFileSync("sleep", ["1000"])',
}

describe("interrupt_request", () => {
  for (const [what, code] of Object.entries(endless)) {
    it(`stops ${what} and keeps all names`, async () => {
      const { reply, published } = await interruptCell(code)
      expect(reply.content).toMatchObject({ status: "error", ename: "KeyboardInterrupt" })
      expect(contentsOf(published, "error")).toHaveLength(1)
      expect(resultOf((await kernel.client.execute("kept + 1")).published)).toBe("42")
    })
  }

  it("keeps the rest of a cell that awaits from running later", async () => {
    await kernel.client.execute("let goOn: (value?: unknown) => void = () => {}\nlet wentOn = false")
    await interruptCell("await new Promise((resolve) => { goOn = resolve })\nwentOn = true")
    const { published } = await kernel.client.execute("goOn()\nawait new Promise(setImmediate)\nwentOn")
    expect(resultOf(published)).toBe("False")
  })

  it("silences the timers that the cell has set, so that the next cell does not wait for them", async () => {
    await kernel.client.execute("let fired = 0")
    const set = "setTimeout(() => { for (;;) fired++ }, 150)\nsetInterval(() => { fired++ }, 100)"
    await interruptCell(`${set}\nsetImmediate(() => {})\nawait new Promise(() => {})`)
    const before = resultOf((await kernel.client.execute("fired")).published)
    const wait = "await new Promise((resolve) => setTimeout(resolve, 400))\nfired"
    expect(resultOf((await kernel.client.execute(wait)).published)).toBe(before)
  })

  it("stops an interval of endless loops for good, whose cell has ended", async () => {
    await kernel.client.execute(
      'let calls = 0\nsetInterval(() => { calls++; process.stdout.write("called" + " ".repeat(1 << 18)); for (;;) {} }, 10)',
    )
    await kernel.client.until((message) => textOf([message]).startsWith("called"))
    await kernel.client.request("interrupt_request", {}, "control")
    const wait = "await new Promise((resolve) => setTimeout(resolve, 100))\ncalls"
    expect(resultOf((await kernel.client.execute(wait)).published)).toBe("1")
  })

  it("keeps what a loop has come to", async () => {
    await kernel.client.execute("let steps = 0")
    await interruptCell("while (true) steps += 1")
    expect(resultOf((await kernel.client.execute("steps > 1000")).published)).toBe("True")
  })

  it("aborts the cells that wait", async () => {
    const running = interruptCell("while (true) {}")
    const waiting = kernel.client.execute("1")
    expect((await running).reply.content.status).toBe("error")
    expect((await waiting).reply.content.status).toBe("aborted")
  })

  it("does nothing when no cell runs", async () => {
    await kernel.client.request("interrupt_request", {}, "control")
    expect(resultOf((await kernel.client.execute("kept")).published)).toBe("41")
  })
})

describe("while a cell is busy", () => {
  it("everything but cells is answered", async () => {
    const running = kernel.client.execute("while (true) {}")
    await kernel.client.until(({ content }) => content.code === "while (true) {}")
    const requests = [
      kernel.client.request("kernel_info_request", {}),
      kernel.client.request("complete_request", { code: "kep", cursor_pos: 3 }),
      kernel.client.request("is_complete_request", { code: "1" }),
      kernel.client.request("history_request", { hist_access_type: "tail", n: 1, raw: true, output: false }),
      kernel.client.request("comm_info_request", {}),
    ]
    const replies = await Promise.all(requests)
    expect(replies.map(({ reply }) => reply.content.status)).toEqual(["ok", "ok", "complete", "ok", "ok"])
    await kernel.client.request("interrupt_request", {}, "control")
    const { published } = await running
    // Front ends show the last state they heard: after each idle of another message, busy again.
    expect(contentsOf(published, "status").at(-2)).toEqual({ execution_state: "busy" })
    expect(contentsOf(published, "status").length).toBeGreaterThan(requests.length)
  })
})
