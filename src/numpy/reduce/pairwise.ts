/**
 * NumPy's pairwise summation: blocks of up to 128 with eight running sums, larger ranges halved. Its
 * error grows with log n, not n; the order of the additions is what makes sums equal to the bit.
 *
 * @see N. J. Higham, The accuracy of floating point summation, SIAM J. Sci. Comput. 14 (1993)
 */
import type { Data } from "../dtype.ts"
import { maybePairwiseSum } from "../wasm/index.ts"

const BLOCK = 128

/** The sum of n elements from `start`, `step` apart, in float64. */
export function pairwiseSum(x: Data, start: number, step: number, n: number): number {
  if (n < 8) {
    let sum = -0
    for (let k = 0; k < n; k++) sum += x[start + k * step]!
    return sum
  }
  if (n <= BLOCK) return blockSum(x, start, step, n)
  const sum = maybePairwiseSum(x, start, step, n)
  if (sum !== null) return sum
  const half = Math.floor(n / 2)
  const first = half - (half % 8)
  return pairwiseSum(x, start, step, first) + pairwiseSum(x, start + first * step, step, n - first)
}

/** Eight running sums over x[start + k], x[start + k + 1], ..., added up as a tree. */
function blockSum(x: Data, start: number, step: number, n: number): number {
  let a = x[start]!
  let b = x[start + step]!
  let c = x[start + 2 * step]!
  let d = x[start + 3 * step]!
  let e = x[start + 4 * step]!
  let f = x[start + 5 * step]!
  let g = x[start + 6 * step]!
  let h = x[start + 7 * step]!
  const whole = n - (n % 8)
  for (let k = 8; k < whole; k += 8) {
    const at = start + k * step
    a += x[at]!
    b += x[at + step]!
    c += x[at + 2 * step]!
    d += x[at + 3 * step]!
    e += x[at + 4 * step]!
    f += x[at + 5 * step]!
    g += x[at + 6 * step]!
    h += x[at + 7 * step]!
  }
  let sum = a + b + (c + d) + (e + f + (g + h))
  for (let k = whole; k < n; k++) sum += x[start + k * step]!
  return sum
}

/** The same in float32: every addition rounds. */
export function pairwiseSum32(x: Data, start: number, step: number, n: number): number {
  if (n < 8) {
    let sum = -0
    for (let k = 0; k < n; k++) sum = Math.fround(sum + x[start + k * step]!)
    return sum
  }
  if (n <= BLOCK) return blockSum32(x, start, step, n)
  const half = Math.floor(n / 2)
  const first = half - (half % 8)
  const left = pairwiseSum32(x, start, step, first)
  return Math.fround(left + pairwiseSum32(x, start + first * step, step, n - first))
}

const lanes = new Float32Array(8)

function blockSum32(x: Data, start: number, step: number, n: number): number {
  const whole = n - (n % 8)
  for (let lane = 0; lane < 8; lane++) lanes[lane] = x[start + lane * step]!
  for (let k = 8; k < whole; k++) lanes[k % 8]! += x[start + k * step]!
  const pair = (lane: number) => Math.fround(lanes[lane]! + lanes[lane + 1]!)
  let sum = Math.fround(Math.fround(pair(0) + pair(2)) + Math.fround(pair(4) + pair(6)))
  for (let k = whole; k < n; k++) sum = Math.fround(sum + x[start + k * step]!)
  return sum
}
