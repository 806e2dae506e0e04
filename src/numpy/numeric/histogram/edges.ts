import { sameShape } from "../../broadcast.ts"
import { withDtype } from "../../copy.ts"
import { toArray } from "../../creation.ts"
import { type DType, dtypeNamed, float64 } from "../../dtype.ts"
import { NDArray } from "../../ndarray.ts"
import { arange } from "../../ranges.ts"
import { any, max, min } from "../../reduce/reduce.ts"
import { part } from "../../shape/part.ts"
import { ravel } from "../../shape/reshape.ts"
import { untyped } from "../../typed.ts"
import { greater, greater_equal } from "../../ufunc/comparison.ts"
import { resultType } from "../../ufunc/ufunc.ts"
import { float, folded, kept, minus, type Operand, over, plus, times } from "../strict.ts"

/** The first and the last edge: scalars of an array's dtype, or Python's. */
export type Ends = readonly [first: Operand, last: Operand]

const textOf = (end: Operand): string => {
  const value = Number(untyped(end))
  return Number.isFinite(value)
    ? String(value)
    : String(value).replace("Infinity", "inf").replace("NaN", "nan")
}

/**
 * The ends that `range` gives, else the least and greatest element; half a unit more on either side where
 * they are the same.
 *
 * @throws RangeError for ends that are not finite or in the wrong order.
 */
export function endsOf(a: NDArray, range: unknown): Ends {
  const [first, last] = range === null || range === undefined ? foundEnds(a) : givenEnds(range)
  if (Number(untyped(first)) !== Number(untyped(last))) return [first, last]
  return [minus(first, float(0.5)), plus(last, float(0.5))].map(weakAs(first)) as unknown as Ends
}

/** Python's numbers stay Python's. */
const weakAs = (like: Operand) => (x: NDArray) => (like instanceof NDArray ? x : float(Number(x)))

function givenEnds(range: unknown): Ends {
  const [first, last] = ends(range)
  if (Number(untyped(first)) > Number(untyped(last)))
    throw new RangeError("max must be larger than min in range parameter.")
  checkFinite("supplied", [first, last])
  return [first, last]
}

function ends(range: unknown): Ends {
  const plain = untyped(range)
  const list = plain instanceof NDArray ? [...plain].map((each) => toArray(each, plain.dtype)) : plain
  if (Array.isArray(list) && list.length === 2) return list as unknown as Ends
  throw new RangeError(`histogram: range must hold two ends, got ${String(range)}`)
}

function foundEnds(a: NDArray): Ends {
  if (a.size === 0) return [0, 1]
  const found: Ends = [folded(min, a, null), folded(max, a, null)]
  checkFinite("autodetected", found)
  return found
}

function checkFinite(how: string, given: Ends): void {
  if (given.every((each) => Number.isFinite(Number(untyped(each))))) return
  throw new RangeError(`${how} range of [${given.map(textOf).join(", ")}] is not finite`)
}

/** The distance of two ends; of integers as an unsigned one, which holds it. */
export function distance(last: Operand, first: Operand): NDArray {
  const dtype = resultType(last, first)
  const unsigned = dtype.kind === "i" ? dtypeNamed[`u${dtype.name}` as "uint8"] : dtype
  const [to, from] = [last, first].map((each) => withDtype(toArray(each), dtype))
  return withDtype(minus(to!, from!), unsigned as DType)
}

/** n + 1 evenly spaced edges, computed in the floating dtype of the ends. */
export function evenEdges([first, last]: Ends, n: number): NDArray {
  const [start, stop] = [first, last].map((each) => times(toArray(each), float(1)))
  const step = over(minus(stop!, start!), n)
  const edges = plus(times(withDtype(arange(n + 1) as NDArray, step.dtype), step), start!)
  edges.set(-1, stop!)
  return edges
}

/** Edges of equal bins as {@link histogram} takes them: of the dtype of its elements where that is floating. */
export function equalBins(a: NDArray, given: Ends, n: number): NDArray {
  const common = resultType(...given, a)
  const edges = withDtype(evenEdges(given, n), common.kind === "f" ? common : float64)
  if (any(kept(greater_equal, part(edges, 0, 0, n), part(edges, 0, 1, n + 1))) === true)
    throw new RangeError(`Too many bins for data range. Cannot create ${n} finite-sized bins.`)
  return edges
}

/** @throws RangeError for edges that fall. */
export function checkRising(edges: NDArray, message: string): void {
  const n = edges.size
  if (n > 1 && any(kept(greater, part(edges, 0, 0, n - 1), part(edges, 0, 1, n))) === true)
    throw new RangeError(message)
}

/** A whole number of bins from 1 on. */
export function checkCount(name: string, given: unknown, otherwise: string): number {
  const value = untyped(given) instanceof NDArray ? (untyped(given) as NDArray).item() : untyped(given)
  const whole = typeof value === "number" && Number.isInteger(value)
  if (whole && value < 1) throw new RangeError(`${name} must be positive, when an integer`)
  if (!whole) throw new TypeError(`${name} ${otherwise}, got ${String(value)}`)
  return value
}

/** The elements as a vector, booleans as uint8; and weights of the same shape. */
export function elementsAndWeights(a: unknown, weights: unknown): [NDArray, NDArray | null] {
  const x = toArray(a)
  const elements = withDtype(x, x.dtype.kind === "b" ? dtypeNamed.uint8 : x.dtype)
  const weighed = weights === null || weights === undefined ? null : toArray(weights)
  if (weighed !== null && !sameShape(weighed.dims, x.dims))
    throw new RangeError("weights should have the same shape as a.")
  return [ravel(elements), weighed === null ? null : ravel(weighed)] as [NDArray, NDArray | null]
}
