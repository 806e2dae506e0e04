import { checkArrayCasting } from "../../casting.ts"
import { copyAs } from "../../copy.ts"
import { toArray } from "../../creation.ts"
import type { ArrayInput, Axis } from "../../input.ts"
import { NDArray } from "../../ndarray.ts"
import { named } from "../../options.ts"
import type { Scalar } from "../../scalar.ts"
import { where } from "../../select.ts"
import { axesOf } from "../../shape/axis.ts"
import { broadcast_to } from "../../shape/broadcasting.ts"
import { pick } from "../../shape/part.ts"
import { sort } from "../../sorting/index.ts"
import { Typed, untyped } from "../../typed.ts"
import { add, subtract } from "../../ufunc/arithmetic.ts"
import { greater_equal, isnan } from "../../ufunc/comparison.ts"
import { weightsFor } from "../average.ts"
import { delivered, filled, float, kept, minus, over, times } from "../strict.ts"
import { placesOf, type QuantileMethod } from "./methods.ts"
import { checkOutShape, intoOut, picked, rowsAlong } from "./rows.ts"
import { weightedQuantiles } from "./weighted.ts"

/** The keyword arguments of the quantiles and percentiles. */
export interface QuantileOptions {
  readonly axis?: Axis
  readonly out?: NDArray | null
  /** Taken for NumPy's sake: the input is never changed. */
  readonly overwrite_input?: boolean
  readonly method?: QuantileMethod
  readonly keepdims?: boolean
  readonly weights?: ArrayInput | null
}

/** A function of an array and quantiles: one number gives a quantile for each slice, several a first axis. */
export type Quantile = (
  a: ArrayInput,
  q: ArrayInput,
  ...rest: (Axis | NDArray | boolean | QuantileMethod | QuantileOptions)[]
) => NDArray<Scalar> & number

const NAMES = ["axis", "out", "overwrite_input", "method", "keepdims", "weights"] as const

/** What to take of which elements. */
export interface QuantileRequest {
  readonly q: NDArray
  /** Whether q is one Python number, which leaves the dtype to the elements. */
  readonly weak: boolean
  readonly method: unknown
  readonly axis: Axis
  readonly keepdims: boolean
  readonly weights: NDArray | null
  readonly out: NDArray | null
}

/** A quantile function; `divisor` 100 makes it one of percentiles. */
export function defineQuantile(
  name: string,
  divisor: 1 | 100,
  take: (x: NDArray, request: QuantileRequest) => unknown,
): Quantile {
  return ((a: ArrayInput, given: ArrayInput, ...rest: unknown[]) => {
    const { method = "linear", weights = null, ...more } = named(name, NAMES, rest)
    const x = toArray(a)
    const plain = untyped(given)
    const weak = typeof plain === "number" && !(given instanceof Typed && !isPython(given.type))
    const q = divisor === 1 ? toArray(given) : over(toArray(given), divisor)
    checkShares(q, divisor)
    const axis = (more.axis ?? null) as Axis
    const weighed = weights === null ? null : checkedWeights(toArray(weights), x, axis, method)
    const { out = null, keepdims } = more as { out?: NDArray | null; keepdims?: boolean }
    return take(x, { q, weak, method, axis, keepdims: keepdims === true, weights: weighed, out })
  }) as Quantile
}

const isPython = (type: unknown) => type === "int" || type === "float"

function checkShares(q: NDArray, divisor: 1 | 100): void {
  const shares = copyAs(q, q.dtype).tolist()
  if ([shares].flat(Infinity).every((share) => (share as number) >= 0 && (share as number) <= 1)) return
  throw new RangeError(
    divisor === 1 ? "Quantiles must be in the range [0, 1]" : "Percentiles must be in the range [0, 100]",
  )
}

/** Weights in the shape of the elements. */
function checkedWeights(weights: NDArray, x: NDArray, axis: Axis, method: unknown): NDArray {
  if (method !== "inverted_cdf")
    throw new RangeError(`Only method 'inverted_cdf' supports weights. Got: ${String(method)}.`)
  const fitted = weightsFor(weights, x, axis === null ? null : axesOf(axis, x.dims.length, "repeated axis"))
  if (copyAs(fitted, fitted.dtype).data.some((each) => each < 0) && fitted.dtype.kind !== "u")
    throw new RangeError("Weights must be non-negative.")
  return broadcast_to(fitted, x.dims)
}

/** Quantiles along axes, their own axes first. */
export function quantiles(x: NDArray, request: QuantileRequest): unknown {
  const { q, axis, keepdims, weights, out } = request
  if (q.dims.length > 2) throw new RangeError("q must be a scalar or 1d")
  const rows = rowsAlong(x, axis, keepdims)
  const dims = [...q.dims, ...rows.dims]
  if (out !== null) checkOutShape(out, dims)
  const target = out === null ? null : (out.reshape([...q.dims, ...rows.x.dims.slice(0, -1)]) as NDArray)
  const result =
    weights === null
      ? quantilesOfRows(rows.x, request, target)
      : weightedQuantiles(rows.x, rowsAlong(weights, axis, false).x, q)
  if (target !== null && weights !== null) delivered(result, target)
  return out ?? presented(result.reshape(dims) as NDArray, request)
}

/** A result of rank 0 is a scalar; NumPy leaves it an array with keepdims or weights, but for NaN. */
export function presented(result: NDArray, { weights, keepdims }: QuantileRequest): unknown {
  const stays = keepdims || (weights !== null && !Number.isNaN(Number(result)))
  return stays ? result : delivered(result)
}

/** The quantiles of each row, shape [q..., rows...]. */
export function quantilesOfRows(x: NDArray, request: QuantileRequest, out: NDArray | null): NDArray {
  const { q, weak, method } = request
  const n = x.dims.at(-1)!
  const { before, after, weight } = placesOf(method, n, q)
  const asked = q.size > 0 || x.dtype.kind === "f"
  if (n === 0 && asked) throw new RangeError("index -1 is out of bounds for axis 0 with size 0")
  const sorted = sort(x) as NDArray
  const dims = [...q.dims, ...x.dims.slice(0, -1)]
  const lower = picked(sorted, before).reshape(dims) as NDArray
  const result =
    weight === null
      ? takenInto(lower, out)
      : between(
          lower,
          picked(sorted, after).reshape(dims) as NDArray,
          weak ? float(Number(weight)) : alongRows(weight, x),
          out,
        )
  return withNaN(result, sorted, out)
}

/** NumPy takes whole places into an `out` only where its dtype goes back without loss. */
function takenInto(x: NDArray, out: NDArray | null): NDArray {
  if (out !== null) checkArrayCasting(out.dtype, x.dtype, "safe")
  return intoOut(x, out)
}

/** Weights of quantiles stretched over the rows. */
function alongRows(weight: NDArray, x: NDArray): NDArray {
  return weight.reshape([...weight.dims, ...x.dims.slice(1).map(() => 1)]) as NDArray
}

/** `a + (b - a) t`, from the other side where t >= 1/2, so that it never passes b. */
function between(a: NDArray, b: NDArray, t: NDArray | Typed, out: NDArray | null): NDArray {
  const difference = minus(b, a)
  const rest = t instanceof NDArray ? minus(1, t) : float(1 - Number(untyped(t)))
  const result = kept(add, a, times(difference, t), ...(out === null ? [] : [{ out }]))
  const near = t instanceof NDArray ? t : filled(result.dtype, [], Number(untyped(t)))
  const options = { dtype: result.dtype, casting: "unsafe" }
  const backwards = kept(subtract, b, times(difference, rest), options)
  const chosen = kept(where, kept(greater_equal, near, 0.5), backwards, result) as NDArray
  return intoOut(chosen, out)
}

/** Rows that hold NaN, which sorts last, give NaN. */
function withNaN(result: NDArray, sorted: NDArray, out: NDArray | null): NDArray {
  if (sorted.dtype.kind !== "f" || sorted.size === 0) return result
  const last = pick(sorted, sorted.dims.length - 1, -1)
  const spoiled = kept(where, kept(isnan, last), last, result) as NDArray
  return intoOut(spoiled, out)
}

/**
 * `np.quantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False,
 * weights=None)`: the value below which a share q of the elements lies.
 *
 * @param q - shares in [0, 1], shape [] or [k]
 * @returns shape [k, ...]; a scalar for one share over all axes
 * @throws RangeError for shares out of range, no elements or another method; TypeError for differences of
 * booleans.
 */
export const quantile: Quantile = defineQuantile("quantile", 1, quantiles)

/** `np.percentile(a, q, ...)`: the quantile of q / 100. */
export const percentile: Quantile = defineQuantile("percentile", 100, quantiles)
