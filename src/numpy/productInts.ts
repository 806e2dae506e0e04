import { readBig } from "./copy.ts"
import { readerOf, writerOf } from "./memory.ts"
import type { NDArray } from "./ndarray.ts"
import { SAFE, writeBig64 } from "./wide.ts"

/**
 * The matrix product of integers or booleans, wrapping as their dtype does; of booleans, or of ands.
 *
 * @param a - input, shape [m, k]
 * @param b - input, shape [k, n]
 * @param out - receives m * n elements, row by row
 */
export function productInts(a: NDArray, b: NDArray, out: NDArray): void {
  const [m, k] = a.dims as [number, number]
  const n = b.dims[1]!
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) writeSum(a, b, out, i, j, k, out.offset + i * n + j)
  }
}

function writeSum(a: NDArray, b: NDArray, out: NDArray, i: number, j: number, k: number, at: number): void {
  const read = readerOf(a.dtype)
  const first = a.offset + i * a.steps[0]!
  const second = b.offset + j * b.steps[1]!
  let sum = 0
  let safe = true
  for (let p = 0; p < k && safe; p++) {
    const product = read(a.data, first + p * a.steps[1]!) * read(b.data, second + p * b.steps[0]!)
    sum += product
    safe = Math.abs(product) < SAFE && Math.abs(sum) < SAFE
  }
  // Typed arrays cut a safe sum to their bits exactly, as C wraps.
  if (!safe) writeExactSum(a, b, out, first, second, k, at)
  else if (out.dtype.width === 2 || out.dtype.kind === "b") writerOf(out.dtype)(out.data, at, sum)
  else out.data[at] = sum
}

function writeExactSum(
  a: NDArray,
  b: NDArray,
  out: NDArray,
  first: number,
  second: number,
  k: number,
  at: number,
): void {
  let sum = 0n
  for (let p = 0; p < k; p++) {
    sum +=
      readBig(a.data, a.dtype, first + p * a.steps[1]!) * readBig(b.data, b.dtype, second + p * b.steps[0]!)
  }
  if (out.dtype.width === 2) writeBig64(out.data, at, sum)
  else out.data[at] = Number(BigInt.asIntN(32, sum))
}
