import { toArray } from "../../creation.ts"
import { float64, int64 } from "../../dtype.ts"
import { type NDArray, sizeOf } from "../../ndarray.ts"
import { named } from "../../options.ts"
import { untyped } from "../../typed.ts"
import { shapeOfDraws } from "../broadcast.ts"
import { allocateDraws, fromIntegers, isSingle, numbersOf, shapeOf, stretched } from "../draw.ts"
import type { Source } from "../source.ts"
import { binomial, legacyBinomial } from "./binomial.ts"
import { vectorOf } from "./dirichlet.ts"

type Binomial = (source: Source, n: number, p: number) => number

/** How far the first probabilities may sum beyond 1. */
const SLACK = 1e-12

/**
 * `multinomial(n, pvals, size=None)` of Generator: how often each outcome came in n trials; n and the
 * rows of pvals broadcast. Shape [...size, k].
 */
export function multinomial(source: Source, given: readonly unknown[]): NDArray {
  const { n, pvals, size } = named("multinomial", ["n", "pvals", "size"], given)
  const p = toArray(pvals, float64)
  const k = p.dims.at(-1) ?? 0
  if (p.ndim === 0 || k === 0) {
    throw new RangeError(
      "pvals must have at least 1 dimension and the last dimension of pvals must be greater than 0.",
    )
  }
  const counts = numbersOf("n", untyped(n))
  const trials = (typeof counts === "number" ? toArray(counts, float64) : counts) as NDArray
  const values = stretched(p, p.dims)
  checkShares(values)
  for (let row = 0; row < values.length; row += k) checkSum(values.slice(row, row + k), p.ndim > 1)
  const wide = isSingle(size) ? null : shapeOf(size)
  const outer = shapeOfDraws(wide, [trials.dims, p.dims.slice(0, -1)])
  const numbers = stretched(trials, outer).map(Math.trunc)
  checkTrials(stretched(trials, trials.dims).map(Math.trunc))
  const rows = stretched(p, [...outer, k])
  const out = allocateDraws([...outer, k])
  numbers.forEach((count, i) => {
    drawCounts(source, binomial, count, rows.slice(i * k, (i + 1) * k), out, i * k)
  })
  return fromIntegers(out, [...outer, k], int64)
}

/** The same of RandomState: one n, one row of probabilities. */
export function legacyMultinomial(source: Source, given: readonly unknown[]): NDArray {
  const { n, pvals, size } = named("multinomial", ["n", "pvals", "size"], given)
  const list = toArray(pvals, float64)
  if (list.ndim === 0) throw new TypeError(`pvals must be a 1-d sequence, got ${String(pvals)}`)
  const p = vectorOf("pvals", list)
  const count = numbersOf("n", untyped(n))
  if (typeof count !== "number") throw new TypeError("an integer is required: multinomial got an array for n")
  checkTrials([Math.trunc(count)])
  checkShares(p)
  checkSum(p, false)
  const outer = isSingle(size) ? [] : shapeOf(size)
  const out = allocateDraws([...outer, p.length])
  for (let i = 0; i < sizeOf(outer); i++)
    drawCounts(source, legacyBinomial, Math.trunc(count), p, out, i * p.length)
  return fromIntegers(out, [...outer, p.length], int64)
}

function checkTrials(numbers: readonly number[]): void {
  const wrong = numbers.find((count) => !(count >= 0))
  if (wrong !== undefined) throw new RangeError(`n < 0: multinomial got ${wrong}`)
}

function checkShares(p: readonly number[]): void {
  const wrong = p.find((value) => !(value >= 0 && value <= 1))
  if (wrong !== undefined)
    throw new RangeError(`pvals < 0, pvals > 1 or pvals contains NaNs: multinomial got ${wrong}`)
}

function checkSum(p: readonly number[], several: boolean): void {
  const total = p.slice(0, -1).reduce((sum, value) => sum + value, 0)
  if (total > 1 + SLACK)
    throw new RangeError(`sum(pvals[${several ? "...," : ""}:-1]) > 1.0: multinomial got ${total}`)
}

/** One outcome after the other takes its binomial share of the trials that are left. */
function drawCounts(
  source: Source,
  draw: Binomial,
  n: number,
  p: readonly number[],
  out: Float64Array,
  at: number,
): void {
  let left = n
  let rest = 1
  for (let j = 0; j < p.length - 1 && left > 0; j++) {
    const share = p[j] as number
    const count = draw(source, left, share / rest)
    out[at + j] = count
    left -= count
    rest -= share
  }
  if (left > 0 && p.length > 0) out[at + p.length - 1] = left
}
