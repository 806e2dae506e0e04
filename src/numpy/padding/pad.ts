import { copyAs } from "../copy.ts"
import { toArray } from "../creation.ts"
import { getItem } from "../index/index.ts"
import type { ArrayInput, Elements, RankOf } from "../input.ts"
import { indicesOf } from "../iterators/ndindex.ts"
import type { NDArray } from "../ndarray.ts"
import { isOptions } from "../options.ts"
import { moveaxis } from "../shape/reshape.ts"
import { untyped } from "../typed.ts"
import {
  extendByOddReflection,
  extendByRamps,
  extendByRepeating,
  extendByStatistic,
  extendByValues,
  roomFor,
} from "./extend.ts"
import { lengthPairs, type Pair, pairsOf } from "./pairs.ts"

/** What each mode takes besides the widths. */
const optionsOf = {
  constant: ["constant_values"],
  edge: [],
  empty: [],
  linear_ramp: ["end_values"],
  maximum: ["stat_length"],
  mean: ["stat_length"],
  median: ["stat_length"],
  minimum: ["stat_length"],
  reflect: ["reflect_type"],
  symmetric: ["reflect_type"],
  wrap: [],
} as const satisfies Record<string, readonly string[]>

/** How `pad` fills the margins. */
export type PadMode = keyof typeof optionsOf

/** Fills the margins of a vector in place: the vector, its margins' widths, its axis, the other keywords. */
export type PadFunction = (
  vector: NDArray,
  iaxis_pad_width: [number, number],
  iaxis: number,
  kwargs: Record<string, unknown>,
) => void

/** How many elements to add: everywhere, before and after, by axis, or `{ axis: width }`. */
export type PadWidth =
  | number
  | readonly number[]
  | readonly (readonly number[])[]
  | Readonly<Record<number, number | readonly [number, number]>>

export interface PadOptions {
  readonly mode?: PadMode | PadFunction
  readonly constant_values?: ArrayInput
  readonly end_values?: ArrayInput
  readonly stat_length?: number | readonly number[] | readonly (readonly number[])[] | null
  readonly reflect_type?: "even" | "odd"
  readonly [option: string]: unknown
}

/** Pads one axis after the other: the later ones pad what the earlier ones added too. */
type Extend = (x: NDArray, axis: number, width: Pair<number>) => NDArray

function extendFor(mode: PadMode, given: Readonly<Record<string, unknown>>, rank: number): Extend {
  if (mode === "constant") {
    const values = pairsOf(given.constant_values ?? 0, rank)
    return (x, axis, width) => extendByValues(x, axis, width, values[axis]!)
  }
  if (mode === "linear_ramp") {
    const ends = pairsOf(given.end_values ?? 0, rank)
    return (x, axis, width) => extendByRamps(x, axis, width, ends[axis]!)
  }
  if (mode === "empty") return roomFor
  if (mode === "edge" || mode === "wrap") return (x, axis, width) => extendByRepeating(x, axis, width, mode)
  if (mode === "reflect" || mode === "symmetric")
    return reflection(mode, untyped(given.reflect_type ?? "even"))
  const lengths =
    (given.stat_length ?? null) === null ? null : lengthPairs("stat_length", given.stat_length, rank)
  return (x, axis, width) => extendByStatistic(x, axis, width, mode, lengths?.[axis] ?? null)
}

function reflection(mode: "reflect" | "symmetric", type: unknown): Extend {
  return (x, axis, width) => {
    // One element reflected at itself: NumPy repeats it.
    const single = mode === "reflect" && x.dims[axis] === 1
    if (type !== "odd" || single) return extendByRepeating(x, axis, width, single ? "edge" : mode)
    return extendByOddReflection(x, axis, width, mode === "symmetric")
  }
}

function checkOptions(mode: string, given: Readonly<Record<string, unknown>>): asserts mode is PadMode {
  if (!Object.hasOwn(optionsOf, mode)) throw new RangeError(`mode '${mode}' is not supported`)
  const allowed: readonly string[] = optionsOf[mode as PadMode]
  const wrong = Object.keys(given).filter((key) => !allowed.includes(key))
  if (wrong.length > 0)
    throw new RangeError(`unsupported keyword arguments for mode '${mode}': {'${wrong.join("', '")}'}`)
}

/** An axis of nothing can only be filled with constants. */
function checkNotEmpty(x: NDArray, widths: readonly Pair<number>[], mode: PadMode): void {
  if (mode === "constant" || mode === "empty") return
  const axis = x.dims.findIndex((length, k) => length === 0 && (widths[k]![0] > 0 || widths[k]![1] > 0))
  if (axis >= 0)
    throw new RangeError(`can't extend empty axis ${axis} using modes other than 'constant' or 'empty'`)
}

/** The mode and what else is given, wherever the keywords begin. */
function argumentsOf(rest: readonly unknown[]) {
  const [first, last] = rest
  const options = (isOptions(last) ? last : isOptions(first) ? first : {}) as Record<string, unknown>
  const { mode: inOptions, ...kwargs } = options
  const positional = isOptions(first) ? undefined : first
  return { mode: untyped(positional ?? inOptions ?? "constant"), kwargs }
}

/**
 * `np.pad(array, pad_width, mode="constant", **kwargs)`: a copy with margins.
 *
 * @param pad_width - elements to add: a number, `[before, after]`, a row for each axis, or `{ axis: width }`
 * @param mode - "constant" (constant_values), "edge", "linear_ramp" (end_values), "maximum", "mean", "median",
 *   "minimum" (stat_length), "reflect", "symmetric" (reflect_type "even" or "odd"), "wrap", "empty", or a function
 *   that fills the margins of a vector in place
 * @throws TypeError for widths that are no whole numbers; RangeError for negative ones, another mode or an option
 *   that the mode does not take.
 */
export function pad<const A extends ArrayInput>(
  array: A,
  pad_width: PadWidth,
  ...rest: readonly (PadMode | PadFunction | PadOptions)[]
): NDArray<Elements<A>, RankOf<A>> {
  const x = toArray(array)
  const { mode, kwargs } = argumentsOf(rest)
  const widths = lengthPairs("pad_width", pad_width, x.dims.length)
  if (typeof mode === "function") return padByFunction(x, widths, mode as PadFunction, kwargs) as never
  checkOptions(String(mode), kwargs)
  checkNotEmpty(x, widths, mode as PadMode)
  const extend = extendFor(mode as PadMode, kwargs, x.dims.length)
  const start = copyAs(x, x.dtype) as NDArray
  return widths.reduce(
    (padded, each, axis) => (each[0] + each[1] === 0 ? padded : extend(padded, axis, each)),
    start,
  ) as never
}

function padByFunction(
  x: NDArray,
  widths: readonly Pair<number>[],
  fill: PadFunction,
  kwargs: Record<string, unknown>,
): NDArray {
  const padded = widths.reduce((room, width, axis) => roomFor(room, axis, width), x)
  const result = padded === x ? (copyAs(x, x.dtype) as NDArray) : padded
  widths.forEach((width, axis) => {
    const rows = moveaxis(result, axis, -1) as NDArray
    for (const index of indicesOf(rows.dims.slice(0, -1)))
      fill(getItem(rows, index) as NDArray, [...width], axis, kwargs)
  })
  return result
}
