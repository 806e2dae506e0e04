import { describe, expect, test } from "vitest"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import type { Trace } from "../../src/trace/model.ts"
import type { Traced } from "../../src/trace/trace.ts"
import { gatesFromTrace } from "../../src/view/gates/fromTrace.ts"
import { openNotebook } from "../compiler/replSession.ts"

const notebook = await openNotebook()

/** A unit of nobody's making, as a reader writes it in a cell: a gate for how far to lean towards the new. */
const ownCell = `import { np, sigmoid, trace, unroll, gru, NDArray } from "cellwise"

class LeaningGru {
    W_lean = np.random.rand(4, 4) - 0.5
    U_lean = np.random.rand(4, 4) - 0.5
    W_mute = np.random.rand(4, 4) - 0.5
    U_mute = np.random.rand(4, 4) - 0.5
    W_new = np.random.rand(4, 4) - 0.5
    U_new = np.random.rand(4, 4) - 0.5
    b_new = np.zeros(4)

    step(x: NDArray, memory: NDArray) {
        const lean = sigmoid(np.dot(this.W_lean, x) + np.dot(this.U_lean, memory))
        const mute = sigmoid(np.dot(this.W_mute, x) + np.dot(this.U_mute, memory))
        const muted = mute * memory
        const fresh = np.tanh(np.dot(this.W_new, x) + np.dot(this.U_new, muted) + this.b_new)
        const memory_t = (1 - lean) * memory + lean * fresh
        return memory_t
    }
}

const cell = new LeaningGru()
const xs = np.eye(4)
const states = unroll(cell, xs, np.zeros(4))
`

const value = async (source: string) => (await notebook.value(source)) as never
const list = (x: NDArray) => x.tolist() as number[]

await value(ownCell)

describe("a cell of one's own, a class of 25 lines in a notebook cell", () => {
  test("is no longer than that", () => {
    const lines = ownCell.split("\n").filter((line) => line.trim() !== "")
    expect(lines.indexOf("}") - 1).toBeLessThanOrEqual(25)
  })

  test("runs over a sequence in one line, and computes what its lines say", async () => {
    const states: readonly NDArray[] = await value("states")
    const spelt: readonly NDArray[] = await value(`let h: NDArray = np.zeros(4)
const spelt: NDArray[] = []
for (const x of xs) {
    const z = 1 / (1 + np.exp(-(np.dot(cell.W_lean, x) + np.dot(cell.U_lean, h))))
    const r = 1 / (1 + np.exp(-(np.dot(cell.W_mute, x) + np.dot(cell.U_mute, h))))
    const n = np.tanh(np.dot(cell.W_new, x) + np.dot(cell.U_new, r * h) + cell.b_new)
    h = (1 - z) * h + z * n
    spelt.push(h)
}
spelt`)
    expect(states).toHaveLength(4)
    expect(states.map(list)).toEqual(spelt.map(list))
  })

  test("is traced in the line that traces a built-in one, with its own names, lines and bounds", async () => {
    const own = (await value("const own = trace(unroll)\nown(cell, xs, np.zeros(4))\nown")) as Traced
    const built = (await value(
      "const built = trace(unroll)\nbuilt(gru, gru.init(4, 4), xs, np.zeros(4))\nbuilt",
    )) as Traced
    const { name, site, total, recorded, values } = own.trace
    expect({ name, total, recorded }).toEqual({ name: "LeaningGru", total: 4, recorded: 4 })
    expect(site).toMatchObject({ cell: "cell-1", line: 12 })
    expect(values.map((entry) => entry.name)).toEqual([
      ...["x", "memory", "lean", "mute", "muted", "fresh", "memory_t"],
    ])
    const of = (trace: Trace, wanted: string) => trace.values.find((entry) => entry.name === wanted)!
    expect(of(own.trace, "lean")).toMatchObject({ line: 13, shape: [4], bounds: { low: 0, high: 1 } })
    expect(of(own.trace, "fresh").bounds).toEqual(of(built.trace, "h_tilde").bounds)
    expect(of(own.trace, "memory").carries).toBe("memory_t")
    expect(own.trace.groups[0]!.map((group) => group.name)).toEqual(["sigmoid", "sigmoid"])
    expect(own.trace.notices).toEqual([])
  })

  test("has the picture that a built-in one has: a row for each name, gates as gates", async () => {
    const own = (await value("own")) as Traced
    const states: readonly NDArray[] = await value("states")
    const payload = gatesFromTrace(own.trace, { tokens: ["P", "A", "R", "K"] })
    expect(payload.values.map(({ name, kind }) => [name, kind])).toEqual([
      ["x", "input"],
      ["lean", "gate"],
      ["mute", "gate"],
      ["muted", "state"],
      ["fresh", "state"],
      ["memory_t", "state"],
    ])
    expect(list(own.through("memory_t"))).toEqual(states.map(list))
  })
})

test("an object without a step is refused by name", async () => {
  const { error } = await notebook.run("unroll({} as never, xs, np.zeros(4))")
  expect(error?.evalue).toBe("unroll: a cell must have a method step, got undefined")
})
