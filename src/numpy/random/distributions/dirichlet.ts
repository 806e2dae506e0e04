import { toArray } from "../../creation.ts"
import { float64 } from "../../dtype.ts"
import { fromData, type NDArray } from "../../ndarray.ts"
import { named } from "../../options.ts"
import { allocateDraws, isSingle, shapeOf } from "../draw.ts"
import type { Source } from "../source.ts"
import { beta } from "./beta.ts"
import { standardGamma } from "./gamma.ts"

/** Draws one vector of shares into `out` from `at` on. */
type DrawShares = (source: Source, alpha: readonly number[], out: Float64Array, at: number) => void

/** Below it gamma numbers underflow too often, and a stick is broken piece by piece. */
const SMALL = 0.1

/** `dirichlet(alpha, size=None)` of Generator: shares that sum to 1, shape [...size, k]. */
export function dirichlet(source: Source, given: readonly unknown[]): NDArray {
  return drawDirichlet(source, given, { text: "alpha < 0", refuses: (a) => a < 0 }, (alpha) =>
    alpha.length > 0 && Math.max(...alpha) < SMALL ? breakStick : divideGammas,
  )
}

/** The same of RandomState, which takes no zeros. */
export function legacyDirichlet(source: Source, given: readonly unknown[]): NDArray {
  const rule = { text: "alpha <= 0", refuses: (a: number) => a <= 0 }
  return drawDirichlet(source, given, rule, () => divideGammas)
}

function drawDirichlet(
  source: Source,
  given: readonly unknown[],
  rule: { readonly text: string; readonly refuses: (alpha: number) => boolean },
  choose: (alpha: readonly number[]) => DrawShares,
): NDArray {
  const { alpha: input, size } = named("dirichlet", ["alpha", "size"], given)
  const alpha = vectorOf("alpha", input)
  const wrong = alpha.find(rule.refuses)
  if (wrong !== undefined) throw new RangeError(`${rule.text}: dirichlet got ${wrong}`)
  const dims = [...(isSingle(size) ? [] : shapeOf(size)), alpha.length]
  const values = allocateDraws(dims)
  const draw = choose(alpha)
  for (let at = 0; at < values.length; at += alpha.length) draw(source, alpha, values, at)
  return fromData(values, float64, dims)
}

/** The numbers of a list or an array of rank 1. @throws TypeError for a scalar, RangeError for more axes */
export function vectorOf(name: string, input: unknown): readonly number[] {
  const list = toArray(input, float64)
  if (list.ndim === 0) throw new TypeError(`object of type 'float' has no len(): ${name} must be a sequence`)
  if (list.ndim === 1) return list.tolist() as number[]
  throw new RangeError(
    `setting an array element with a sequence. The requested array would exceed the maximum number of dimension of 1. ${name} has ${list.ndim} axes.`,
  )
}

/** Gamma numbers divided by their sum. */
function divideGammas(source: Source, alpha: readonly number[], out: Float64Array, at: number): void {
  let sum = 0
  alpha.forEach((shape, j) => {
    const value = standardGamma(source, shape)
    out[at + j] = value
    sum += value
  })
  const inverse = 1 / sum
  for (let j = 0; j < alpha.length; j++) out[at + j] = (out[at + j] as number) * inverse
}

/** Each share is a beta number of what the ones before left. */
function breakStick(source: Source, alpha: readonly number[], out: Float64Array, at: number): void {
  const sums = [...alpha]
  for (let j = alpha.length - 2; j >= 0; j--) sums[j] = (sums[j + 1] as number) + (alpha[j] as number)
  let rest = 1
  for (let j = 0; j < alpha.length - 1; j++) {
    const share = beta(source, alpha[j] as number, sums[j + 1] as number)
    out[at + j] = rest * share
    rest *= 1 - share
  }
  out[at + alpha.length - 1] = rest
}
