import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Change } from "../../src/trace/whatIf/change.ts"
import { ARRAY_MIME } from "../../src/view/array/payload.ts"
import { GATES_MIME, parseGatesPayload } from "../../src/view/gates/payload.ts"
import { unpackNumbers } from "../../src/view/payload/numbers.ts"
import { createRandomStep, STEPS, UNITS } from "../support/randomStep.ts"
import { contentsOf, type KernelClient } from "./kernelClient.ts"
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

let opened = 0

/** Runs a cell and opens a comm about what it shows; gives the comm's id and the kernel's first word. */
async function openLive(source: string, mimeType: string, target_name: string) {
  const { published } = await client.execute(source)
  const data = contentsOf(published, "execute_result")[0]?.data as Record<string, { live: string }>
  const comm_id = `live-${++opened}`
  const answer = await client.tell("comm_open", { comm_id, target_name, data: { id: data[mimeType]!.live } })
  return { comm_id, ready: contentsOf(answer.published, "comm_msg")[0]?.data as Record<string, unknown> }
}

/** Asks on a comm and gives the answer's data and buffers. */
async function ask(comm_id: string, data: object) {
  const { published } = await client.tell("comm_msg", { comm_id, data: { request: 7, ...data } })
  const answer = published.find(({ header }) => header.msg_type === "comm_msg")!
  expect(answer.content).toMatchObject({ comm_id, data: { request: 7 } })
  return { data: answer.content.data as Record<string, unknown>, buffers: answer.buffers }
}

/** A payload whose numbers came in buffers, with its numbers as the picture would draw them. */
function drawnNumbers(payload: unknown, buffers: readonly Buffer[]): Record<string, number[][]> {
  const text = JSON.stringify(payload, (_, value) =>
    typeof value?.buffer === "number"
      ? { bits: value.bits, base64: buffers[value.buffer]!.toString("base64") }
      : value,
  )
  const { values, steps } = parseGatesPayload(JSON.parse(text))
  return Object.fromEntries(
    values.map(({ name, numbers }) => {
      const all = [...unpackNumbers(numbers)]
      const units = all.length / steps.length
      return [name, steps.map((_, step) => all.slice(step * units, (step + 1) * units))]
    }),
  )
}

describe("what if", () => {
  it("of a step made up now gives Python's numbers, whatever is held and changed", async () => {
    const step = createRandomStep()
    const [gate, candidate, state] = step.names
    const { comm_id, ready } = await openLive(step.source, GATES_MIME, "cellwise.whatif")
    expect(ready).toEqual({ method: "ready", inputs: ["x"], held: [gate, candidate, state], recorded: STEPS })
    const changes: Change[] = [
      {},
      { held: [{ name: gate, value: 1 }] },
      { held: [{ name: gate, value: 0, units: [1], steps: [0, 2] }] },
      {
        inputs: [{ name: "x", step: 1, unit: 2, value: -0.75 }],
        held: [{ name: candidate, value: [0.5], units: [0] }],
      },
      { held: [{ name: state, value: Array.from({ length: UNITS }, (_, i) => i / 4), steps: [STEPS - 1] }] },
    ]
    for (const change of changes) {
      const { data, buffers } = await ask(comm_id, { change })
      const drawn = drawnNumbers(data.payload, buffers)
      for (const [name, numbers] of Object.entries(step.numbers(change)))
        for (const [t, row] of numbers.entries())
          for (const [unit, x] of row.entries())
            expect(drawn[name]![t]![unit], `${name}[${unit}] at ${t} of\n${step.source}`).toBeCloseTo(x, 13)
    }
  })

  it("answers a request that means nothing with a sentence, and goes on", async () => {
    const { comm_id } = await openLive(createRandomStep().source, GATES_MIME, "cellwise.whatif")
    for (const [change, message] of [
      [{ held: [{ name: "nobody", value: 1 }] }, /^whatIf: what is held must be one of .*, got 'nobody'$/],
      [{ held: [{ name: "x", value: "1" }] }, /value must be a finite number, got "1"$/],
      [
        { inputs: [{ name: "x", step: 99, unit: 0, value: 1 }] },
        /step must be from 0 to 3, the steps, got 99$/,
      ],
      [[], /change: must be an object/],
    ] as const) {
      const { data } = await ask(comm_id, { change })
      expect(data).toMatchObject({ method: "problem", message: expect.stringMatching(message) })
    }
    expect((await ask(comm_id, { change: {} })).data.method).toBe("answer")
  })

  it("about a run that this kernel does not know is closed as gone", async () => {
    const { published } = await client.tell("comm_open", {
      ...{ comm_id: "gone", target_name: "cellwise.whatif", data: { id: "of yesterday" } },
    })
    expect(contentsOf(published, "comm_close")).toEqual([{ comm_id: "gone", data: { method: "gone" } }])
  })
})

describe("a large array", () => {
  it("gives its further rows on demand, whatever its axes, strides and dtype", async () => {
    const { comm_id, ready } = await openLive(
      "const cube = np.arange(2 * 300 * 400).reshape([2, 300, 400]).transpose([0, 2, 1])\ncube, np.arange(5000)",
      ARRAY_MIME,
      "cellwise.array",
    )
    expect(ready).toEqual({ method: "ready", shapes: [[2, 400, 300], [5000]] })
    const read = async (request: object) => {
      const { buffers } = await ask(comm_id, request)
      return [...new Float64Array(new Uint8Array(buffers[0]!).buffer)]
    }
    expect(await read({ part: 0, at: [1], rows: [398, 400], columns: [0, 2] })).toEqual(
      [398, 798, 399, 799].map((x) => x + 120_000),
    )
    expect(await read({ part: 1, at: [], rows: [4998, 5000], columns: [0, 1] })).toEqual([4998, 4999])
    const { data } = await ask(comm_id, { part: 0, at: [2], rows: [0, 1], columns: [0, 1] })
    expect(data).toMatchObject({ method: "problem", message: "array: at: must be from 0 to 1, got 2" })
    const much = await ask(comm_id, { part: 0, at: [0], rows: [0, 400], columns: [0, 300] })
    expect(much.data.message).toBe("array: at most 100000 numbers can be read at once, got 120000")
  })

  it("that is drawn whole is not kept", async () => {
    const { published } = await client.execute("np.zeros([3, 3])")
    const data = contentsOf(published, "execute_result")[0]?.data as Record<string, object>
    expect(data[ARRAY_MIME]).not.toHaveProperty("live")
  })
})
