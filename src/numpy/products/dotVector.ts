import { fma } from "../elementary/fma.ts"
import { dotVector32 } from "./single/dotVector.ts"
import type { Floats, Vector } from "./views.ts"

const LANES = 16

/**
 * Inner product of two vectors of one length, in the order of the oracle's kernel: contiguous vectors by
 * sixteen fused lanes, the rest by plain steps; strided ones by two plain sums. The order of every
 * product in this folder was found by summing powers of two that cancel (see README.md).
 *
 * @param a - input, shape [n]
 * @param b - input, shape [n]
 */
export function dotVector(a: Vector, b: Vector): number {
  if (a.data instanceof Float32Array) return dotVector32(a, b)
  return a.stride === 1 && b.stride === 1 ? dotContiguous(a, b) : dotStrided(a, b)
}

const lanes = new Float64Array(LANES)

function dotContiguous({ data: x, offset: i, length }: Vector, { data: y, offset: j }: Vector): number {
  const whole = length - (length % LANES)
  let sum = whole === 0 ? 0 : sumOfLanes(x, i, y, j, whole)
  // Of float32 each product rounds to float32, their sum is a double.
  const round = x instanceof Float32Array ? Math.fround : (product: number) => product
  for (let k = whole; k < length; k++) sum += round((x[i + k] as number) * (y[j + k] as number))
  return sum
}

/** The first `whole` products, a multiple of 16, in sixteen lanes; then the lanes pairwise. */
function sumOfLanes(x: Floats, i: number, y: Floats, j: number, whole: number): number {
  lanes.fill(0)
  for (let k = 0; k < whole; k++) {
    const lane = k & (LANES - 1)
    lanes[lane] = fma(x[i + k] as number, y[j + k] as number, lanes[lane] as number)
  }
  return halfOfLanes(0) + halfOfLanes(1)
}

/** Lanes 0 and 2, or 1 and 3, of each four: 0 + 2, then the four sums pairwise. */
function halfOfLanes(first: 0 | 1): number {
  const pair = (at: number): number => (lanes[at + first] as number) + (lanes[at + first + 2] as number)
  return pair(0) + pair(4) + (pair(8) + pair(12))
}

function dotStrided(a: Vector, b: Vector): number {
  const { data: x, stride: dx } = a
  const { data: y, stride: dy } = b
  const product = (k: number): number => (x[a.offset + k * dx] as number) * (y[b.offset + k * dy] as number)
  const whole = a.length - (a.length % 4)
  let even = 0
  let odd = 0
  for (let k = 0; k < whole; k += 4) {
    even += product(k) + product(k + 2)
    odd += product(k + 1) + product(k + 3)
  }
  for (let k = whole; k < a.length; k++) even += product(k)
  return even + odd
}
