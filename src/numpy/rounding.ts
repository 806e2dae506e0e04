import { copyAs } from "./copy.ts"
import { toArray } from "./creation.ts"
import type { ArrayInput, ArrayOrScalar, ElementOf, RankOf } from "./input.ts"
import { scalarOrArray } from "./memory.ts"
import type { NDArray } from "./ndarray.ts"
import { keyword, named } from "./options.ts"
import { deliver } from "./out.ts"
import type { Promote } from "./promote.ts"
import { divide, multiply, positive } from "./ufunc/arithmetic.ts"
import { extreme, larger, maximum, minimum, smaller } from "./ufunc/comparison.ts"
import { rint } from "./ufunc/elementary.ts"

type Own<A> = Promote<ElementOf<A>, ElementOf<A>>

/**
 * `np.round(a, decimals=0)`: ties to even; NumPy multiplies by 10^decimals, rounds and divides, and so
 * does this.
 */
export function round<const A extends ArrayInput>(
  a: A,
  decimals: number | { readonly decimals?: number } = 0,
): NoInfer<ArrayOrScalar<Own<A>, RankOf<A>>> {
  const digits = keyword<number>("round", "decimals", decimals, 0)
  const x = toArray(a)
  if (x.dtype.kind !== "f" && digits >= 0)
    return positive(x.dtype.kind === "b" ? x.astype("float32") : x) as never
  const scale = 10 ** Math.abs(digits)
  if (digits === 0) return rint(x) as never
  const rounded =
    digits > 0
      ? divide(rint(multiply(x, scale) as ArrayInput) as ArrayInput, scale)
      : multiply(rint(divide(x, scale) as ArrayInput) as ArrayInput, scale)
  return (x.dtype.kind === "f" ? rounded : toArray(rounded as ArrayInput).astype(x.dtype)) as never
}

/** `np.around`: another name of `round`. */
export const around: typeof round = round

type Bound = ArrayInput | null

// Between two scalar bounds an element that equals one stays, which tells 0 from -0; maximum and minimum
// take the bound. A trace hears of the same two operations.
const raise = extreme("maximum", (x, y) => (x < y || Number.isNaN(y) ? y : x), larger)
const lower = extreme("minimum", (x, y) => (x > y || Number.isNaN(y) ? y : x), smaller)

const isScalar = (bound: ArrayInput): boolean => toArray(bound).dims.length === 0

function atLeast(a: ArrayInput, low: Bound): ArrayInput {
  return low === null ? a : (maximum(a, low) as ArrayInput)
}

function atMost(a: ArrayInput, high: Bound): ArrayInput {
  return high === null ? a : (minimum(a, high) as ArrayInput)
}

/**
 * `np.clip(a, a_min, a_max)`: no less than `a_min` and no more than `a_max`; null leaves a side open.
 */
export function clip<const A extends ArrayInput>(
  a: A,
  ...bounds: (
    | Bound
    | {
        readonly min?: Bound
        readonly max?: Bound
        readonly out?: NDArray | null
        readonly a_min?: Bound
        readonly a_max?: Bound
      }
  )[]
): NoInfer<ArrayOrScalar<Own<A>, RankOf<A>>> {
  const given = named("clip", ["a_min", "a_max", "out", "min", "max"], bounds)
  const low = (given.a_min ?? given.min ?? null) as Bound
  const high = (given.a_max ?? given.max ?? null) as Bound
  const result =
    low === null && high === null
      ? positive(a)
      : low !== null && high !== null && isScalar(low) && isScalar(high)
        ? lower(raise(a, low) as ArrayInput, high)
        : atMost(atLeast(a, low), high)
  return deliver("clip", toArray(result as ArrayInput), given.out) as never
}

/** `np.nan_to_num(x, nan=0.0)`: NaN and the infinities replaced by numbers. */
export function nan_to_num(
  x: ArrayInput,
  ...rest: (
    | number
    | boolean
    | { readonly nan?: number; readonly posinf?: number; readonly neginf?: number }
  )[]
): NDArray & number {
  const { nan = 0, posinf, neginf } = named("nan_to_num", ["copy", "nan", "posinf", "neginf"], rest)
  const result = copyAs(toArray(x), toArray(x).dtype)
  const largest = result.dtype.itemsize === 4 ? 3.4028234663852886e38 : Number.MAX_VALUE
  for (let k = 0; k < (result.dtype.kind === "f" ? result.size : 0); k++) {
    const value = result.data[k]!
    if (Number.isNaN(value)) result.data[k] = Number(nan)
    else if (value === Infinity) result.data[k] = Number(posinf ?? largest)
    else if (value === -Infinity) result.data[k] = Number(neginf ?? -largest)
  }
  return scalarOrArray(result) as never
}
