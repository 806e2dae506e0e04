import { withDtype } from "../../copy.ts"
import { int64 } from "../../dtype.ts"
import type { NDArray } from "../../ndarray.ts"
import { numbersOf } from "../../picking/places.ts"
import { around } from "../../rounding.ts"
import { where } from "../../select.ts"
import { logical_and } from "../../ufunc/comparison.ts"
import { ceil, floor } from "../../ufunc/elementary.ts"
import { equals, float, isLess, kept, minus, modulo, type Operand, plus, times } from "../strict.ts"

/**
 * How a quantile lies between elements: nine rules of Hyndman and Fan, and four of NumPy's own.
 *
 * Source: R. J. Hyndman, Y. Fan, Sample quantiles in statistical packages, The American Statistician 50
 * (1996) 361-365
 */
export type QuantileMethod =
  | "inverted_cdf"
  | "averaged_inverted_cdf"
  | "closest_observation"
  | "interpolated_inverted_cdf"
  | "hazen"
  | "weibull"
  | "linear"
  | "median_unbiased"
  | "normal_unbiased"
  | "lower"
  | "higher"
  | "midpoint"
  | "nearest"

/** A rule: where among n sorted elements a quantile lies, and how near to the next one. */
interface Rule {
  /** The place of quantile q, counted from 0, between places where it is broken. */
  readonly place: (n: number, q: NDArray) => NDArray
  /** The weight of the next element; absent where places are whole. */
  readonly weight?: (rest: NDArray, place: NDArray) => NDArray
}

const asIs = (rest: NDArray): NDArray => rest
const whole = (x: NDArray): NDArray => withDtype(x, int64)
const floored = (x: NDArray): NDArray => kept(floor, x)
const lineOf = (n: number, q: NDArray): NDArray => times(q, n - 1)

/** `n q + (alpha + q (1 - alpha - beta)) - 1`, equation 2 of the paper counted from 0. */
function continuous(alpha: Operand, share: Operand): Rule {
  return {
    place: (n, q) => minus(plus(times(q, n), plus(times(q, share), alpha)), 1),
    weight: asIs,
  }
}

/** The element before or after a place, as a condition on the rest and the element before decides. */
function discrete(
  shift: (n: number, q: NDArray) => NDArray,
  before: (rest: NDArray, at: NDArray) => NDArray,
): Rule {
  return {
    place: (n, q) => {
      const place = shift(n, q)
      const at = floored(place)
      const chosen = kept(where, before(minus(place, at), at), at, plus(at, 1))
      return whole(kept(where, isLess(chosen, 0), 0, chosen))
    },
  }
}

const third = 1 / 3
const rules: Readonly<Record<QuantileMethod, Rule>> = {
  inverted_cdf: discrete(
    (n, q) => minus(times(q, n), 1),
    (rest) => equals(rest, 0),
  ),
  averaged_inverted_cdf: {
    place: (n, q) => minus(times(q, n), 1),
    weight: (rest) => kept(where, equals(rest, 0), float(0.5), float(1)),
  },
  closest_observation: discrete(
    (n, q) => minus(minus(times(q, n), 1), float(0.5)),
    (rest, at) => kept(logical_and, equals(rest, 0), equals(modulo(at, 2), 1)),
  ),
  interpolated_inverted_cdf: continuous(0, 0),
  hazen: continuous(float(0.5), float(0)),
  weibull: continuous(0, 1),
  linear: { place: lineOf, weight: asIs },
  median_unbiased: continuous(float(third), float(1 - third - third)),
  normal_unbiased: continuous(float(3 / 8), float(1 - 3 / 8 - 3 / 8)),
  lower: { place: (n, q) => whole(floored(lineOf(n, q))) },
  higher: { place: (n, q) => whole(kept(ceil, lineOf(n, q))) },
  midpoint: {
    place: (n, q) => times(plus(floored(lineOf(n, q)), kept(ceil, lineOf(n, q))), float(0.5)),
    weight: (_, place) => kept(where, equals(modulo(place, 1), 0), float(0), float(0.5)),
  },
  nearest: { place: (n, q) => whole(kept(around, lineOf(n, q))) },
}

/** @throws RangeError in NumPy's words for a method that is none. */
export function ruleOf(method: unknown): Rule {
  const rule = Object.hasOwn(rules, String(method)) ? rules[method as QuantileMethod] : undefined
  if (rule !== undefined) return rule
  const names = Object.keys(rules).map((name) => `'${name}'`)
  throw new RangeError(
    `'${String(method)}' is not a valid method. Use one of: dict_keys([${names.join(", ")}])`,
  )
}

/** Where quantiles lie: whole places, or places with the weights of the elements after them. */
export interface Places {
  readonly before: readonly number[]
  readonly after: readonly number[]
  /** The weights of the elements after; null where the places are whole. */
  readonly weight: NDArray | null
}

/** The places of quantiles among n sorted elements; -1 is the last one. */
export function placesOf(method: unknown, n: number, q: NDArray): Places {
  const rule = ruleOf(method)
  const place = rule.place(n, q)
  const list = [...numbersOf(place)]
  if (rule.weight === undefined || (method === "linear" && place.dtype.kind !== "f"))
    return { before: list, after: list, weight: null }
  const before = list.map((each) => (each >= n - 1 ? -1 : each < 0 ? 0 : Math.floor(each)))
  const after = before.map((each, k) => (list[k]! >= n - 1 || list[k]! < 0 ? each : each + 1))
  const rest = minus(place, toWhole(before, place))
  return { before, after, weight: withDtype(rule.weight(rest, place), place.dtype) }
}

function toWhole(places: readonly number[], like: NDArray): NDArray {
  const result = whole(kept(floor, like)).copy() as NDArray
  places.forEach((place, k) => {
    ;(result.reshape([-1]) as NDArray).set(k, place)
  })
  return result
}
