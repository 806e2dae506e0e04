import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { contentsOf, KernelClient, resultOf, textOf } from "./kernelClient.ts"
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

const asking = { allow_stdin: true }

describe("a cell that asks the reader", () => {
  it("gets the answer at once, as in Python, and shows before it what it printed", async () => {
    const running = client.execute(
      'print("before")\nconst name = input("name? ")\nname.toUpperCase()',
      asking,
    )
    const question = await client.nextQuestion()
    expect(question.header.msg_type).toBe("input_request")
    expect(question.content).toEqual({ prompt: "name? ", password: false })
    expect(question.parent_header).toMatchObject({ msg_type: "execute_request" })
    await client.until((message) => textOf([message]) === "before\n")
    client.send("stdin", "input_reply", { status: "ok", value: "Ada 🧠" })
    expect(resultOf((await running).published)).toBe("'ADA 🧠'")
  })

  it("may ask for a password, from the library, in a function and more than once", async () => {
    const running = client.execute(
      'import { input as ask, password } from "cellwise"\nfunction both() { return [ask(), password()] }\nboth()',
      asking,
    )
    expect((await client.nextQuestion()).content).toEqual({ prompt: "", password: false })
    client.send("stdin", "input_reply", { value: "a" })
    expect((await client.nextQuestion()).content).toEqual({ prompt: "Password: ", password: true })
    client.send("stdin", "input_reply", { value: "" })
    expect(resultOf((await running).published)).toBe("['a', '']")
  })

  it("is told clearly when the front end cannot be asked", async () => {
    const { reply, published } = await client.execute('input("name? ")')
    expect(reply.content).toMatchObject({
      status: "error",
      ename: "StdinNotImplementedError",
      evalue: "input: needs a front end that can be asked (allow_stdin), got one that cannot",
    })
    expect(contentsOf(published, "error")).toHaveLength(1)
  })

  it("can be stopped while it waits; a late answer is not taken for that of the next question", async () => {
    await client.execute("let kept = 41")
    const running = client.execute('input("first ")\nkept = 0', asking)
    const first = await client.nextQuestion()
    await client.request("interrupt_request", {}, "control")
    expect((await running).reply.content.ename).toBe("KeyboardInterrupt")
    client.send("stdin", "input_reply", { value: "late" })
    const next = client.execute('[kept, input("second ")]', asking)
    expect((await client.nextQuestion()).content.prompt).toBe("second ")
    client.send("stdin", "input_reply", { value: "of the first" }, [], first)
    client.send("stdin", "input_reply", { value: "of the second" })
    expect(resultOf((await next).published)).toBe("[41, 'of the second']")
  })

  it("does not keep other requests waiting", async () => {
    const running = client.execute("input()", asking)
    await client.nextQuestion()
    const { reply } = await client.request("complete_request", { code: "Math.cbr", cursor_pos: 8 })
    expect(reply.content.matches).toEqual(["cbrt"])
    client.send("stdin", "input_reply", { value: "x" })
    expect((await running).reply.content.status).toBe("ok")
  })

  it("goes on waiting when what comes is no answer", async () => {
    const running = client.execute("input()", asking)
    await client.nextQuestion()
    client.send("stdin", "input_reply", { value: 5 })
    client.send("stdin", "execute_request", { code: "1" })
    client.send("stdin", "input_reply", { value: "x" })
    expect(resultOf((await running).published)).toBe("'x'")
    expect(kernel.log()).toContain("input_reply: value must be a string, got 5")
    expect(kernel.log()).toContain('stdin: message must be an input_reply, got "execute_request"')
  })

  it("asks the client that sent it, of several", async () => {
    const other = new KernelClient(kernel.connection)
    await other.until(({ header }) => header.msg_type === "iopub_welcome")
    const running = other.execute('(await import("cellwise")).input("you? ")', asking)
    expect((await other.nextQuestion()).content.prompt).toBe("you? ")
    other.send("stdin", "input_reply", { value: "me" })
    expect(resultOf((await running).published)).toBe("'me'")
    other.close()
  })

  it("is answered by the real jupyter_client", { timeout: 60_000 }, () => {
    expect(JSON.parse(runWithKernelspec("stdin.py"))).toEqual({
      asked: [
        { prompt: "name? ", password: false },
        { prompt: "word: ", password: true },
      ],
      shown: "Ada, Ada\n",
    })
  })

  it("is not meant where a lesson has an input of its own", async () => {
    await client.execute("const input = np.array([1, 2])\nlet password = 3")
    expect(resultOf((await client.execute("input + password")).published)).toBe("array([4, 5])")
  })
})
