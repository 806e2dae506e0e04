import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { beforeAll, describe, expect, it } from "vitest"
import { np } from "../../../src/index.ts"
import type { NDArray } from "../../../src/numpy/ndarray.ts"
import { ArenaFloats } from "../../../src/numpy/wasm/arena.ts"

beforeAll(() => {
  setFlagsFromString("--experimental-wasm-relaxed-simd")
  setFlagsFromString("--expose-gc")
})

const COUNT = 100_000
/** As many numbers as the whole arena holds. */
const CAPACITY = 2 ** 24

const filled = (value: number) => np.full(COUNT, value, { dtype: "float64" }) as NDArray
const inArena = (x: NDArray) => x.data instanceof ArenaFloats

/** Collects what is not used any more, and lets the finalizers run. */
async function collect(): Promise<void> {
  const gc = runInNewContext("gc") as () => void
  for (let turn = 0; turn < 5; turn++) {
    gc()
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Writes to as many new arrays as fit, so that whatever was given back is overwritten. */
async function overwrite(): Promise<void> {
  await collect()
  const arrays: NDArray[] = []
  do arrays.push(filled(-1))
  while (inArena(arrays.at(-1)!))
  expect(arrays.length).toBeGreaterThan(CAPACITY / COUNT / 2)
}

describe("Large float64 arrays", () => {
  it("lie in the kernels' memory, small ones and other dtypes do not", () => {
    expect(inArena(filled(1))).toBe(true)
    expect(inArena(np.zeros(100) as NDArray)).toBe(false)
    expect(inArena(np.zeros(COUNT, { dtype: "float32" }) as NDArray)).toBe(false)
  })

  it("begin as zeros where others were before", async () => {
    await overwrite()
    await collect()
    const zeros = np.zeros(COUNT) as NDArray
    expect(inArena(zeros)).toBe(true)
    expect(np.any(zeros)).toBe(false)
  })

  it("look and copy like any Float64Array, and share memory only where NumPy's do", () => {
    const x = filled(1)
    expect(x.data).toBeInstanceOf(Float64Array)
    expect(x.data.constructor).toBe(Float64Array)
    expect(x.data.slice(0, 2)).toEqual(Float64Array.of(1, 1))
    expect(x.data.slice(0, 2).buffer.byteLength).toBe(16)
    expect(np.shares_memory(x, filled(1))).toBe(false)
    expect(np.shares_memory(x, x.at("::2"))).toBe(true)
    expect(np.shares_memory(x, x.view("int32"))).toBe(true)
    expect(np.shares_memory(x, np.frombuffer(x))).toBe(true)
    expect(x.tobytes().length).toBe(8 * COUNT)
    expect(x.tobytes().buffer.byteLength).toBe(8 * COUNT)
  })

  const parts: readonly (readonly [string, (x: NDArray) => ArrayLike<number>])[] = [
    ["a view", (x) => (x.at("5:") as NDArray).data],
    ["a view as another dtype", (x) => x.view("int64").view("float64").data],
    ["a part of its data", (x) => x.data.subarray(5, 99)],
    ["a part of a part", (x) => x.data.subarray(5, 99).subarray(1)],
    ["an array made from its buffer", (x) => new Float64Array(x.data.buffer, x.data.byteOffset, 9)],
    ["what frombuffer reads", (x) => (np.frombuffer(x, { offset: 8 }) as NDArray).data],
    ["what frombuffer reads of its data", (x) => (np.frombuffer(x.data, { count: 9 }) as NDArray).data],
    ["a view of what frombuffer reads", (x) => np.frombuffer(x).view("float64").data],
  ]
  for (const [name, partOf] of parts) {
    it(`stay where they are while ${name} is used`, async () => {
      const part = partOf(filled(7))
      await overwrite()
      expect([part[0], part[8]]).toEqual([7, 7])
    })
  }

  it("give their place back once they are collected, and are ordinary arrays while there is none", async () => {
    await collect()
    let made = 0
    for (let turn = 0; turn < 3; turn++) {
      let x = filled(0)
      while (inArena(x)) {
        x = np.add(x, 1) as NDArray
        made++
      }
      for (let k = 0; k < 100; k++) x = np.add(x, 1) as NDArray
      expect(np.all(np.equal(x, x.data[0]!))).toBe(true)
      await collect()
    }
    expect(made * COUNT).toBeGreaterThan(2 * CAPACITY)
  })
})
