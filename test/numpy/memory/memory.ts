/** Loops that make many arrays and keep few, and what memory they leave behind. */
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { np } from "../../../src/index.ts"
import type { NDArray } from "../../../src/numpy/ndarray.ts"

/** Must come before the first use of arrays: Node 20 has the kernels, and so the arena, behind the first flag. */
export function setMemoryFlags(): void {
  setFlagsFromString("--experimental-wasm-relaxed-simd")
  setFlagsFromString("--expose-gc")
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** Collects what is not used any more, and lets the finalizers run. */
export async function collect(): Promise<void> {
  const gc = runInNewContext("gc") as () => void
  for (let k = 0; k < 5; k++) {
    gc()
    await turn()
  }
}

const draw = (...shape: number[]) => np.random.randn(...shape) as NDArray
const sum = (...terms: unknown[]) => terms.reduce((a, b) => np.add(a as NDArray, b as NDArray)) as NDArray
const sigmoid = (z: NDArray) => np.divide(1, np.add(1, np.exp(np.negative(z)))) as NDArray

/** One step of an LSTM of 4 units, from its own last state. */
export function lstm(): () => void {
  const [W, U, b] = [0, 1, 2].map((k) => Array.from({ length: 4 }, () => (k < 2 ? draw(4, 4) : draw(4))))
  const x = draw(4)
  let [h, c] = [draw(4), draw(4)]
  const gate = (k: number) => sum(np.dot(W![k]!, x), np.dot(U![k]!, h), b![k])
  return () => {
    const [f, i, o] = [sigmoid(gate(0)), sigmoid(gate(1)), sigmoid(gate(2))]
    c = sum(np.multiply(f!, c), np.multiply(i!, np.tanh(gate(3))))
    h = np.multiply(o!, np.tanh(c)) as NDArray
  }
}

/** Three arrays of a million elements, of which the last is kept: 24 MB. */
export function largeTemporaries(): () => void {
  let x = np.zeros(1_000_000) as NDArray
  return () => {
    x = np.tanh(np.add(np.multiply(x, 0.5), 1)) as NDArray
  }
}

/** Bytes that a loop left behind, and how much the process was larger in between than before. */
export interface Growth {
  readonly heapUsed: number
  readonly external: number
  readonly rss: number
  readonly largestRss: number
}

/**
 * Runs a loop and measures the process after a collection, once it has warmed up as long.
 *
 * @param rests - steps between two turns of the event loop; none for Infinity
 */
export async function measureGrowth(step: () => void, steps: number, rests: number): Promise<Growth> {
  await run(step, steps, rests)
  await collect()
  const before = process.memoryUsage()
  const largest = await run(step, steps, rests)
  await collect()
  const after = process.memoryUsage()
  return {
    heapUsed: after.heapUsed - before.heapUsed,
    external: after.external - before.external,
    rss: after.rss - before.rss,
    largestRss: largest - before.rss,
  }
}

async function run(step: () => void, steps: number, rests: number): Promise<number> {
  let largest = 0
  const looks = Math.ceil(steps / 50)
  for (let k = 0; k < steps; k++) {
    step()
    if (k % looks === 0) largest = Math.max(largest, process.memoryUsage.rss())
    if (k % rests === rests - 1) await turn()
  }
  return largest
}
