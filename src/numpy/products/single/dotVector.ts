import type { Floats, Vector } from "../views.ts"
import { fma32 } from "./fma32.ts"

const LANES = 32
const round = Math.fround

/**
 * Inner product of two float32 vectors: contiguous ones by 32 fused lanes, their rest and strided ones (by pairs) in
 * a double that takes products rounded to float32.
 */
export function dotVector32(a: Vector, b: Vector): number {
  return a.stride === 1 && b.stride === 1 ? dotContiguous(a, b) : dotStrided(a, b)
}

const lanes = new Float32Array(LANES)

function dotContiguous({ data: x, offset: i, length }: Vector, { data: y, offset: j }: Vector): number {
  const whole = length - (length % LANES)
  const head = whole === 0 ? 0 : sumOfLanes(x, i, y, j, whole)
  let rest = 0
  for (let k = whole; k < length; k++) rest += round((x[i + k] as number) * (y[j + k] as number))
  return round(rest + head)
}

function sumOfLanes(x: Floats, i: number, y: Floats, j: number, whole: number): number {
  lanes.fill(0)
  for (let k = 0; k < whole; k++) {
    const lane = k & (LANES - 1)
    lanes[lane] = fma32(x[i + k] as number, y[j + k] as number, lanes[lane] as number)
  }
  const half = (at: number): number => round(lanes[at]! + lanes[at + 4]!)
  const column = (at: number): number =>
    round(round(half(at) + half(at + 8)) + round(half(at + 16) + half(at + 24)))
  return round(round(column(0) + column(1)) + round(column(2) + column(3)))
}

function dotStrided(a: Vector, b: Vector): number {
  const { data: x, stride: dx } = a
  const { data: y, stride: dy } = b
  const product = (k: number): number => round(x[a.offset + k * dx]! * y[b.offset + k * dy]!)
  const whole = a.length - (a.length % 2)
  let sum = 0
  for (let k = 0; k < whole; k += 2) sum += round(product(k) + product(k + 1))
  return round(whole < a.length ? sum + product(whole) : sum)
}
