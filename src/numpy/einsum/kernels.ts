import type { Floats } from "../products/views.ts"

/** A row of each operand, the result's last: memory, first element, step. */
export interface Rows {
  readonly data: readonly Floats[]
  readonly starts: readonly number[]
  readonly steps: readonly number[]
  readonly length: number
}

type Round = (value: number) => number

const exact: Round = (value) => value

/** Vectors that NumPy adds up before they join the sum. */
const UNROLLED = 4

/**
 * Adds to the result the products of a row of each operand, in the order of NumPy's inner loops: sums of one or two
 * contiguous rows run in the lanes of a 128-bit vector, four vectors at a time; an operand that stands still is
 * taken out of the sum; everything else goes one product after another.
 */
export function addProducts(rows: Rows): void {
  const { data, starts, steps } = rows
  const count = data.length - 1
  const out = data[count]!
  const round: Round = out instanceof Float64Array ? exact : Math.fround
  if (steps[count] !== 0) {
    addEach(rows, round)
    return
  }
  out[starts[count]!] = round(sumOf(rows, round) + out[starts[count]!]!)
}

/** Every product joins its own element. */
function addEach({ data, starts, steps, length }: Rows, round: Round): void {
  const count = data.length - 1
  const out = data[count]!
  for (let k = 0; k < length; k++) {
    const at = starts[count]! + k * steps[count]!
    out[at] = round(productAt(data, starts, steps, k, round) + out[at]!)
  }
}

function productAt(
  data: readonly Floats[],
  starts: readonly number[],
  steps: readonly number[],
  k: number,
  round: Round,
): number {
  let product = data[0]![starts[0]! + k * steps[0]!]!
  for (let i = 1; i < data.length - 1; i++) product = round(product * data[i]![starts[i]! + k * steps[i]!]!)
  return product
}

/** The sum of all products of a row. */
function sumOf(rows: Rows, round: Round): number {
  const { data, starts, steps, length } = rows
  const count = data.length - 1
  const still = steps.indexOf(0)
  if (count === 1 && steps[0] === 1) return sumInLanes(data[0]!, starts[0]!, length, round)
  if (count === 2 && steps[0] === 1 && steps[1] === 1) return dotInLanes(rows, round)
  if (count === 2 && still < 2 && steps[1 - still] === 1) {
    const moving = 1 - still
    const factor = data[still]![starts[still]!]!
    return round(sumInLanes(data[moving]!, starts[moving]!, length, round) * factor)
  }
  let sum = 0
  for (let k = 0; k < length; k++) sum = round(sum + productAt(data, starts, steps, k, round))
  return sum
}

const lanes = new Float64Array(4)

function widthOf(x: Floats): number {
  return x instanceof Float64Array ? 2 : 4
}

function sumOfLanes(width: number, round: Round): number {
  const first = round(lanes[0]! + lanes[1]!)
  return width === 2 ? first : round(first + round(lanes[2]! + lanes[3]!))
}

/** A contiguous row: `((v0 + v1) + (v2 + v3)) + sum`, lane by lane. */
function sumInLanes(x: Floats, start: number, n: number, round: Round): number {
  const width = widthOf(x)
  const whole = n - (n % (UNROLLED * width))
  lanes.fill(0)
  for (let lane = 0; lane < width; lane++) {
    let sum = 0
    for (let i = start + lane; i < start + whole; i += UNROLLED * width) {
      const low = round(x[i]! + x[i + width]!)
      const high = round(x[i + 2 * width]! + x[i + 3 * width]!)
      sum = round(round(low + high) + sum)
    }
    for (let i = start + whole + lane; i < start + n; i += width) sum = round(x[i]! + sum)
    lanes[lane] = sum
  }
  return sumOfLanes(width, round)
}

/** Two contiguous rows: of four vectors the last joins the sum first. */
function dotInLanes({ data, starts, length }: Rows, round: Round): number {
  const [x, y] = data as [Floats, Floats]
  const [i, j] = starts as [number, number]
  const width = widthOf(x)
  const whole = length - (length % (UNROLLED * width))
  lanes.fill(0)
  for (let lane = 0; lane < width; lane++) {
    let sum = 0
    for (let k = lane; k < whole; k += UNROLLED * width) {
      for (let v = (UNROLLED - 1) * width; v >= 0; v -= width) {
        sum = round(round(x[i + k + v]! * y[j + k + v]!) + sum)
      }
    }
    for (let k = whole + lane; k < length; k += width) sum = round(round(x[i + k]! * y[j + k]!) + sum)
    lanes[lane] = sum
  }
  return sumOfLanes(width, round)
}
