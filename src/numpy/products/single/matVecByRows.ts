import type { Floats, Matrix, Vector } from "../views.ts"
import { fma32 } from "./fma32.ts"

/** Columns that are summed before their sum joins the result. */
const BLOCK = 4096
const round = Math.fround

/**
 * Adds to y a float32 matrix with contiguous rows times x. Rows go by four with eight fused lanes; two left over go by
 * four lanes, a last one by eight, both with plain steps; the last k % 4 columns plainly.
 */
export function matVecByRows32(a: Matrix, x: Vector, y: Vector): void {
  const fused = a.rows - (a.rows % 4)
  const paired = fused + (a.rows & 2)
  for (let i = 0, to = y.offset; i < a.rows; i++, to += y.stride) {
    const [width, step] =
      i < fused ? ([8, fma32] as const) : i < paired ? ([4, plain] as const) : ([8, plain] as const)
    y.data[to] = rowTimes(a.data, a.offset + i * a.rowStride, x, width, step, y.data[to]!)
  }
}

type Step = (a: number, b: number, sum: number) => number

const plain: Step = (a, b, sum) => round(sum + round(a * b))

function rowTimes(a: Floats, i: number, x: Vector, width: 4 | 8, step: Step, start: number): number {
  const whole = x.length - (x.length % 4)
  let sum = start
  for (let k = 0; k < whole; k += BLOCK) {
    sum = round(sum + sumOfLanes(a, i + k, x, k, Math.min(BLOCK, whole - k), width, step))
  }
  if (whole === x.length) return sum
  let rest = 0
  for (let k = whole; k < x.length; k++)
    rest = round(rest + round(a[i + k]! * x.data[x.offset + k * x.stride]!))
  return round(sum + rest)
}

const lanes = new Float32Array(8)

/** Eight lanes take an odd four columns first. */
function sumOfLanes(
  a: Floats,
  i: number,
  x: Vector,
  from: number,
  n: number,
  width: 4 | 8,
  step: Step,
): number {
  lanes.fill(0)
  const first = width === 8 ? n & 4 : 0
  for (let k = 0; k < n; k++) {
    const lane = k < first ? k : (k - first) % width
    lanes[lane] = step(a[i + k]!, x.data[x.offset + (from + k) * x.stride]!, lanes[lane]!)
  }
  const column = (lane: number): number =>
    width === 8 ? round(lanes[lane]! + lanes[lane + 4]!) : lanes[lane]!
  return round(round(column(0) + column(1)) + round(column(2) + column(3)))
}
