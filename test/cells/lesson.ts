import { readFileSync } from "node:fs"
import * as np from "../../src/numpy/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"

const notebook = new URL("../../notebooks/rnn-lstm-gru-seeded.python.ipynb", import.meta.url)

/** The text that real Python showed for a code cell of the seeded lesson. */
export function lessonOutput(cell: number): string {
  const { cells } = JSON.parse(readFileSync(notebook, "utf8")) as {
    cells: { outputs?: { data?: Record<string, string | string[]> }[] }[]
  }
  return [cells[cell]?.outputs?.[0]?.data?.["text/plain"] ?? []].flat().join("")
}

/** The lesson's letters P, A, R, K. */
export const letters = [0, 1, 2, 3].map(
  (k) => np.array([0, 1, 2, 3].map((i) => (i === k ? 1 : 0))) as NDArray,
)

export const zeros = () => np.zeros(4) as NDArray

/** Weights drawn in the lesson's order, all W, all U, then all b, each by the seed after the one before. */
export function drawParams<G extends string>(firstSeed: number, gates: readonly G[]) {
  let seed = firstSeed
  const named = (letter: string, draw: () => NDArray) =>
    gates.map((gate) => {
      np.random.seed(seed++)
      return [`${letter}_${gate}`, draw()] as const
    })
  const matrix = () => np.random.rand(4, 4) as NDArray
  const vector = () => np.random.rand(4) as NDArray
  return Object.fromEntries([...named("W", matrix), ...named("U", matrix), ...named("b", vector)]) as Record<
    `${"W" | "U" | "b"}_${G}`,
    NDArray
  >
}
