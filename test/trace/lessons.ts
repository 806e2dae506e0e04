import * as np from "../../src/numpy/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import { add, div, mul, neg } from "../../src/operators/index.ts"
import { recorder } from "../../src/trace/recorder.ts"

/** What the operators give here: everything is an array. */
export const plus = (...terms: (NDArray | number)[]) =>
  terms.reduce((a, b) => add(a as NDArray, b as NDArray)) as NDArray
export const times = (a: NDArray | number, b: NDArray) => mul(a as NDArray, b) as NDArray
export const sigmoid = (x: NDArray) => div(1, add(1, np.exp(neg(x)))) as NDArray

/** One-hot vectors, the lessons' inputs. */
export const letters = (size: number) =>
  Array.from(
    { length: size },
    (_, k) => np.array(Array.from({ length: size }, (_, i) => (i === k ? 1 : 0))) as NDArray,
  )

const [W, U, b] = [0.5, -0.4, 0.1].map(
  (x) => np.array(Array.from({ length: 3 }, (_, i) => x * (i + 1))) as NDArray,
)

/**
 * A cell with names of nobody's making, as the cell compiler writes it: marks at its beginning and
 * after each `const`.
 */
export function wobble(vx: NDArray, old_mem: NDArray): NDArray {
  if (recorder.on) ({ vx, old_mem } = recorder.enter("wobble", { vx, old_mem }, { cell: "cell-7", line: 3 }))
  let door = sigmoid(plus(times(vx, W!), times(U!, old_mem)))
  if (recorder.on) door = recorder.name("door", door, 4, "wobble")
  let fresh = np.tanh(plus(times(vx, U!), b!)) as NDArray
  if (recorder.on) fresh = recorder.name("fresh", fresh, 5, "wobble")
  let mem = plus(times(door, old_mem), times(2, fresh))
  if (recorder.on) mem = recorder.name("mem", mem, 6, "wobble")
  return mem
}
