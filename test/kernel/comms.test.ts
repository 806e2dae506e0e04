import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { contentsOf, type KernelClient, resultOf, textOf, typesOf } from "./kernelClient.ts"
import { type KernelProcess, startKernel } from "./kernelProcess.ts"
import { runWithKernelspec } from "./kernelspec.ts"

let kernel: KernelProcess
let client: KernelClient
beforeAll(async () => {
  kernel = await startKernel()
  client = kernel.client
})
afterAll(async () => {
  expect(await kernel.stop()).toEqual({ exitCode: 0, left: [] })
})

/** Lets the cells take comms of a target; `take` is the text of a function of a comm, its data and buffers. */
async function register(target: string, take: string): Promise<void> {
  const { reply } = await client.execute(`import { comms } from "cellwise"
comms.register("${target}", (comm, data, buffers) => {${take}})`)
  expect(reply.content.status).toBe("ok")
}

const open = (comm_id: string, target_name: string, data = {}) =>
  client.tell("comm_open", { comm_id, target_name, data })
const tell = (comm_id: string, data: object) => client.tell("comm_msg", { comm_id, data })
const openComms = async () =>
  Object.keys((await client.request("comm_info_request", {})).reply.content.comms as object)

describe("a comm that the front end opens", () => {
  it("is answered between busy and idle of each message, with buffers", async () => {
    await register("echo", "comm.onMessage((said, bytes) => comm.send(said, bytes))")
    await open("e1", "echo")
    const { published } = await tell("e1", { text: "gäte 🧠" })
    expect(typesOf(published)).toEqual(["status", "comm_msg", "status"])
    expect(contentsOf(published, "comm_msg")).toEqual([{ comm_id: "e1", data: { text: "gäte 🧠" } }])
    const { header } = client.send("shell", "comm_msg", { comm_id: "e1", data: {} }, [Buffer.from("bytes")])
    const answer = await client.until(
      (message) => message.header.msg_type === "comm_msg" && message.parent_header.msg_id === header.msg_id,
    )
    expect(answer.buffers.map(String)).toEqual(["bytes"])
  })

  it("is closed with the error shown when its target throws, or a listener's error is shown and it stays", async () => {
    await register(
      "wrong",
      'if (data.now) throw new RangeError("not now"); comm.onMessage(async () => { await 0; throw new RangeError("later") })',
    )
    const { published } = await open("w1", "wrong", { now: true })
    expect(contentsOf(published, "comm_close")).toEqual([{ comm_id: "w1", data: {} }])
    expect(contentsOf(published, "error")).toMatchObject([{ ename: "RangeError", evalue: "not now" }])
    await open("w2", "wrong")
    const { published: later } = await tell("w2", {})
    expect(contentsOf(later, "error")).toMatchObject([{ ename: "RangeError", evalue: "later" }])
    expect(await openComms()).toContain("w2")
  })

  it("waits while a cell runs, and is taken in its turn, also when the cell fails", async () => {
    await register("order", "comm.onMessage(({ n }) => print('message', n))")
    await open("o1", "order")
    client.send("shell", "execute_request", {
      code: "await new Promise((go) => setTimeout(go, 50))\nthrow 1",
    })
    const { published } = await tell("o1", { n: 1 })
    expect(textOf(published)).toBe("message 1\n")
    const failed = client.published.findIndex(({ content }) => content.ename === "Uncaught")
    expect(failed).toBeGreaterThan(0)
    expect(client.published.indexOf(published[0]!)).toBeGreaterThan(failed)
  })

  it("can be stopped when its listener does not end; names and the comm are kept", async () => {
    await register("endless", "comm.onMessage(({ go }) => { print('on'); while (go); })")
    await open("x1", "endless")
    const { header } = client.send("shell", "comm_msg", { comm_id: "x1", data: { go: true } })
    const told = client.tell("comm_msg", { comm_id: "x1", data: { go: false } })
    await client.until(
      ({ parent_header, content }) =>
        parent_header.msg_id === header.msg_id && content.execution_state === "busy",
    )
    await client.request("interrupt_request", {}, "control")
    const stopped = await client.until(
      ({ parent_header, content }) => parent_header.msg_id === header.msg_id && "ename" in content,
    )
    expect(stopped.content.ename).toBe("KeyboardInterrupt")
    expect(textOf((await told).published)).toBe("on\n")
  })

  it("is closed by an answer when the kernel does not know it: it was of an earlier kernel", async () => {
    const { published } = await tell("long gone", {})
    expect(contentsOf(published, "comm_close")).toEqual([{ comm_id: "long gone", data: {} }])
    expect(await openComms()).not.toContain("long gone")
  })
})

describe("a comm that a cell opens", () => {
  it("carries data and buffers, also from a silent cell and from a timer, and closes both ends", async () => {
    const { published } =
      await client.execute(`const out = comms.open("page", { a: 1 }, [new Float32Array([1, 2]).subarray(1)])
out.onMessage(({ stop }) => { if (stop) out.close({ bye: true }) })
setTimeout(() => out.send({ late: true }))`)
    const [opened] = published.filter(({ header }) => header.msg_type === "comm_open")
    expect(opened!.content).toMatchObject({ target_name: "page", data: { a: 1 } })
    expect(new Float32Array(new Uint8Array(opened!.buffers[0]!).buffer)).toEqual(new Float32Array([2]))
    const comm_id = String(opened!.content.comm_id)
    const late = await client.until(
      ({ content }) => (content.data as { late?: boolean } | undefined)?.late === true,
    )
    expect(late.parent_header).toEqual(opened!.parent_header)
    const { published: silent } = await client.execute("out.send({ silent: true })", { silent: true })
    expect(contentsOf(silent, "comm_msg")).toEqual([{ comm_id, data: { silent: true } }])
    const { published: closed } = await tell(comm_id, { stop: true })
    expect(contentsOf(closed, "comm_close")).toEqual([{ comm_id, data: { bye: true } }])
    expect(await openComms()).not.toContain(comm_id)
    expect(resultOf((await client.execute("out.isOpen")).published)).toBe("False")
  })

  it("refuses, in the author's line, what no message can hold, and to send when closed", async () => {
    const errorOf = async (code: string) => contentsOf((await client.execute(code)).published, "error")[0]
    expect(await errorOf("comms.open('page', { big: 1n })")).toMatchObject({ ename: "TypeError" })
    expect(await errorOf("out.send()")).toMatchObject({
      evalue: "comm.send: the comm must be open, got a closed page",
    })
  })
})

it("All comms are closed when the process of the cells is lost, and the kernel goes on", async () => {
  await register("held", "")
  await open("h1", "held")
  const { published } = await client.execute("process.abort()")
  expect(contentsOf(published, "error")).toMatchObject([{ ename: "ProcessLost" }])
  await client.until(({ header, content }) => header.msg_type === "comm_close" && content.comm_id === "h1")
  expect(await openComms()).toEqual([])
})

it("The real jupyter_client sends and receives on many comms, with buffers", { timeout: 60_000 }, () => {
  expect(runWithKernelspec("comms.py")).toMatch(/^Ran 3 tests[\s\S]*^OK$/m)
})
