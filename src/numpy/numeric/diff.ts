import { canCast } from "../casting.ts"
import { allocate, assign } from "../copy.ts"
import { toArray } from "../creation.ts"
import type { DType } from "../dtype.ts"
import type { ArrayInput, Elements, RankOf } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { named, wholeNumber } from "../options.ts"
import { checkAxis } from "../shape/axis.ts"
import { broadcast_to } from "../shape/broadcasting.ts"
import { concatenate } from "../shape/join.ts"
import { part, trimmed } from "../shape/part.ts"
import { ravel } from "../shape/reshape.ts"
import { differs, minus } from "./strict.ts"

/** The keyword arguments of {@link diff}. */
export interface DiffOptions {
  readonly n?: number
  readonly axis?: number
  readonly prepend?: ArrayInput
  readonly append?: ArrayInput
}

/** A border of a difference: a scalar stands for one slice of it. */
function borderOf(border: ArrayInput, x: NDArray, axis: number): NDArray {
  const given = toArray(border)
  return given.dims.length === 0 ? broadcast_to(given, x.dims.with(axis, 1)) : given
}

/**
 * `np.diff(a, n=1, axis=-1, prepend, append)`: the n-th difference `a[i + 1] - a[i]` along an axis; of
 * booleans, where they change.
 *
 * @param a - input, shape [..., m]
 * @returns shape [..., m - n], longer by what is put before and after
 * @throws RangeError for a negative n, a scalar, or an axis that is not there.
 */
export function diff<const A extends ArrayInput>(
  a: A,
  ...rest: (number | ArrayInput | DiffOptions)[]
): NDArray<Elements<A>, RankOf<A>> {
  const given = named("diff", ["n", "axis", "prepend", "append"], rest)
  const n = wholeNumber("diff", "n", given.n ?? 1)
  if (n === 0) return a as never
  if (n < 0) throw new RangeError(`order must be non-negative but got ${n}`)
  const x = toArray(a)
  if (x.dims.length === 0) throw new RangeError("diff requires input that is at least one dimensional")
  const axis = checkAxis(given.axis ?? -1, x.dims.length)
  return differences(withBorders(x, axis, given.prepend, given.append), n, axis) as never
}

function withBorders(x: NDArray, axis: number, before: unknown, after: unknown): NDArray {
  const parts = [before, x, after].filter((each) => each !== undefined)
  if (parts.length === 1) return x
  const arrays = parts.map((each) => (each === x ? x : borderOf(each as ArrayInput, x, axis)))
  return concatenate(arrays, axis) as NDArray
}

/** n times the difference along an axis. */
export function differences(x: NDArray, n: number, axis: number): NDArray {
  const operation = x.dtype.kind === "b" ? differs : minus
  let result = x
  for (let k = 0; k < n; k++) result = operation(trimmed(result, axis, 1, 0), trimmed(result, axis, 0, 1))
  return result
}

/** The keyword arguments of {@link ediff1d}. */
export interface Ediff1dOptions {
  readonly to_end?: ArrayInput | null
  readonly to_begin?: ArrayInput | null
}

/**
 * `np.ediff1d(ary, to_end=None, to_begin=None)`: the differences of the flattened elements, with what is
 * to come before and after them.
 *
 * @throws TypeError when a border does not cast to the dtype of `ary`.
 */
export function ediff1d<const A extends ArrayInput>(
  ary: A,
  ...rest: (ArrayInput | null | Ediff1dOptions)[]
): NDArray<Elements<A>, 1> {
  const { to_end = null, to_begin = null } = named("ediff1d", ["to_end", "to_begin"], rest)
  const x = ravel(toArray(ary)) as NDArray
  const inner = minus(part(x, 0, 1, x.size), part(x, 0, 0, Math.max(0, x.size - 1)))
  const [first, last] = [border("to_begin", to_begin, x.dtype), border("to_end", to_end, x.dtype)]
  const parts = [first, inner, last].filter((each) => each !== null)
  const result = allocate(x.dtype, [parts.reduce((sum, each) => sum + each.size, 0)])
  let start = 0
  for (const each of parts) {
    assign(part(result, 0, start, start + each.size), each)
    start += each.size
  }
  return result as never
}

function border(name: string, value: unknown, dtype: DType): NDArray | null {
  if (value === null) return null
  const x = toArray(value)
  if (!canCast(x.dtype, dtype, "same_kind"))
    throw new TypeError(
      `dtype of \`${name}\` must be compatible with input \`ary\` under the \`same_kind\` rule.`,
    )
  return ravel(x) as NDArray
}
