import { once } from "node:events"
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { readConnectionFile } from "../../kernel/wire/index.ts"
import { findRisks } from "../../kernel/wire/risks.ts"
import { contentsOf, typesOf } from "./kernelClient.ts"
import { createConnection, type KernelProcess, runKernelCommand, startKernel } from "./kernelProcess.ts"

let kernel: KernelProcess
beforeAll(async () => {
  kernel = await startKernel()
})
afterAll(async () => {
  expect(await kernel.stop()).toEqual({ exitCode: 0, left: [] })
})

const statusesOf = (published: Parameters<typeof contentsOf>[0]) =>
  contentsOf(published, "status").map(({ execution_state }) => execution_state)

describe("requests about the kernel and the code", () => {
  it("kernel_info says what language this is, on shell and on control", async () => {
    for (const channel of ["shell", "control"] as const) {
      const { reply, published } = await kernel.client.request("kernel_info_request", {}, channel)
      expect(reply.header.msg_type).toBe("kernel_info_reply")
      expect(reply.content).toMatchObject({
        status: "ok",
        implementation: "cellwise",
        protocol_version: "5.5",
      })
      expect(reply.content.language_info).toMatchObject({ name: "typescript", file_extension: ".ts" })
      expect(statusesOf(published)).toEqual(["busy", "idle"])
    }
  })

  it("is_complete tells a whole cell from one that needs another line", async () => {
    const ask = async (code: string) =>
      (await kernel.client.request("is_complete_request", { code })).reply.content
    expect(await ask("const x = 1")).toEqual({ status: "complete" })
    expect(await ask("function f() {")).toMatchObject({ status: "incomplete" })
    expect(await ask("let = = 1")).toEqual({ status: "invalid" })
  })

  it("complete knows the names of earlier cells; its cursor counts code points", async () => {
    await kernel.client.execute("const gateOpen = 0.9\nconst gateShut = 0.1")
    const code = "'🧠'; gate"
    const { reply } = await kernel.client.request("complete_request", { code, cursor_pos: [...code].length })
    expect(reply.content).toMatchObject({ status: "ok", cursor_start: 5, cursor_end: 9 })
    expect(reply.content.matches).toEqual(expect.arrayContaining(["gateOpen", "gateShut"]))
  })

  it("inspect tells a name's type", async () => {
    await kernel.client.execute("const steps: number[] = [1, 2]")
    const { reply } = await kernel.client.request("inspect_request", {
      code: "steps",
      cursor_pos: 3,
      detail_level: 0,
    })
    expect(reply.content).toMatchObject({ status: "ok", found: true })
    expect((reply.content.data as Record<string, string>)["text/plain"]).toContain("number[]")
  })

  it("history tells what has been executed, with its output when asked", async () => {
    await kernel.client.execute("6 * 7")
    const ask = { hist_access_type: "tail", n: 1, raw: true, output: true }
    const { reply } = await kernel.client.request("history_request", ask)
    expect(reply.content.history).toEqual([[1, expect.any(Number), ["6 * 7", "42"]]])
  })

  it("heartbeats come back", async () => {
    await kernel.client.heartbeat.send("ping")
    expect((await kernel.client.heartbeat.receive()).toString()).toBe("ping")
  })

  it("a subscriber is welcomed", async () => {
    const welcome = await kernel.client.until(({ header }) => header.msg_type === "iopub_welcome")
    expect(welcome.content).toEqual({ subscription: "" })
  })
})

describe("comms", () => {
  it("of an unknown target are closed at once", async () => {
    const { published } = await kernel.client.tell("comm_open", {
      comm_id: "c1",
      target_name: "nobody",
      data: {},
    })
    expect(contentsOf(published, "comm_close")).toEqual([{ comm_id: "c1", data: {} }])
    const { reply } = await kernel.client.request("comm_info_request", {})
    expect(reply.content).toEqual({ status: "ok", comms: {} })
  })

  it("of the widget manager get an answer, so that no front end waits for one", async () => {
    const comm_id = "c2"
    await kernel.client.tell("comm_open", { comm_id, target_name: "jupyter.widget.control", data: {} })
    const { reply } = await kernel.client.request("comm_info_request", {
      target_name: "jupyter.widget.control",
    })
    expect(reply.content.comms).toEqual({ c2: { target_name: "jupyter.widget.control" } })
    const { published } = await kernel.client.tell("comm_msg", {
      comm_id,
      data: { method: "request_states" },
    })
    const data = { method: "update_states", states: {}, buffer_paths: [] }
    expect(contentsOf(published, "comm_msg")).toEqual([{ comm_id, data }])
    await kernel.client.tell("comm_close", { comm_id, data: {} })
    expect((await kernel.client.request("comm_info_request", {})).reply.content.comms).toEqual({})
  })
})

describe("messages that nobody should send", () => {
  it("with a name of a million characters are answered", async () => {
    const { reply } = await kernel.client.request("inspect_request", { code: "x".repeat(1 << 20) })
    expect(reply.content).toMatchObject({ status: "ok", found: false })
  })

  it("with half a character do not keep the compiler from answering the next", async () => {
    await kernel.client.request("complete_request", { code: "'\ud800'; \ud800" })
    await kernel.client.request("inspect_request", { code: "'\ud800'; x", cursor_pos: 6 })
    const { reply } = await kernel.client.request("complete_request", { code: "Math.cbr" })
    expect(reply.content.matches).toEqual(["cbrt"])
  })

  it("of an unknown type get an error for an answer, between busy and idle", async () => {
    const { reply, published } = await kernel.client.request("dance_request", {})
    expect(reply.header.msg_type).toBe("dance_reply")
    expect(reply.content).toMatchObject({ status: "error", ename: "TypeError" })
    expect(typesOf(published)).toEqual(["status", "status"])
  })

  it("with content of the wrong kind get an error that names the field", async () => {
    const { reply } = await kernel.client.request("execute_request", { code: 5 })
    expect(reply.content.evalue).toBe("execute_request: code must be a string, got 5")
    const { reply: completion } = await kernel.client.request("complete_request", {
      code: "x",
      cursor_pos: "1",
    })
    expect(completion.content.evalue).toBe('complete_request: cursor_pos must be a number, got "1"')
  })

  it("with a wrong signature are refused, and the kernel goes on", async () => {
    const parts = [
      '{"msg_id":"1","msg_type":"execute_request","session":"s"}',
      "{}",
      "{}",
      '{"code":"print(666)"}',
    ]
    await kernel.client.shell.send(["<IDS|MSG>", "0".repeat(64), ...parts])
    await kernel.client.shell.send(["no delimiter"])
    const { reply } = await kernel.client.execute("1")
    expect(reply.content.status).toBe("ok")
    expect(kernel.log()).toContain("signature must match the connection file's key")
    expect(contentsOf(kernel.client.published, "stream")).toEqual([])
  })
})

describe("shutdown_request", () => {
  it("is answered with the restart that was asked for, to the client and to all, and ends the kernel", async () => {
    for (const restart of [true, false]) {
      const { client, process: ended } = await startKernel()
      const { reply, published } = await client.request("shutdown_request", { restart }, "control")
      expect(reply.content).toEqual({ status: "ok", restart })
      expect(contentsOf(published, "shutdown_reply")).toEqual([{ status: "ok", restart }])
      if (ended.exitCode === null) await once(ended, "exit")
      expect(ended.exitCode).toBe(0)
      client.close()
    }
  })
})

describe("the kernel command", () => {
  it("tells in a line each what lets others reach the kernel", async () => {
    const folder = mkdtempSync(join(tmpdir(), "cellwise-risks-"))
    const path = join(folder, "connection.json")
    writeFileSync(path, JSON.stringify({ ...(await createConnection()), ip: "0.0.0.0", key: "" }), {
      mode: 0o600,
    })
    expect(findRisks(readConnectionFile(path), path).join("\n")).toBe(
      "ip: should be a loopback address, got 0.0.0.0: messages are signed, not encrypted\n" +
        "key: should not be empty: whoever reaches the ports can run code",
    )
    writeFileSync(path, JSON.stringify(await createConnection()))
    expect(findRisks(readConnectionFile(path), path)).toEqual([])
    chmodSync(path, 0o644)
    expect(findRisks(readConnectionFile(path), path)).toEqual([
      "connection file: should be its owner's alone (mode 600), got mode 644: it holds the key",
    ])
    rmSync(folder, { recursive: true })
  })

  it("refuses a connection file it cannot use, with one line and exit code 2", async () => {
    for (const args of [["no/such/connection.json"], ["package.json"], []]) {
      const { exitCode, stderr } = await runKernelCommand(...args)
      expect(exitCode).toBe(2)
      expect(stderr).toMatch(/^cellwise kernel: .*got .*\n$/)
    }
  })
})
