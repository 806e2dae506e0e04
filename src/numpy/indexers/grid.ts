import { float64, int64 } from "../dtype.ts"
import { indices } from "../grids.ts"
import type { NDArray } from "../ndarray.ts"
import { arange } from "../ranges.ts"
import { stack } from "../shape/join.ts"
import { tuple } from "../tuple.ts"
import { typed } from "../typed.ts"
import { add, multiply } from "../ufunc/arithmetic.ts"
import { Indexer } from "./Indexer.ts"
import { type Bound, countOf, maybeRange, type Range, stepOf, stopOf } from "./range.ts"

/** @throws TypeError for what is no slice */
function rangesOf(name: string, index: readonly unknown[]): Range[] {
  return index.map((each) => {
    const range = maybeRange(each)
    if (range !== null) return range
    throw new TypeError(
      `${name}: an axis must be a slice such as "0:3", "0:1:0.1" or "0:1:5j", got ${String(each)}`,
    )
  })
}

const weak = ({ value, type }: Bound) => typed(value, type)

/** The numbers of a range, from 0, 1, 2, ... along it. */
function spread(name: string, counted: NDArray, range: Range): NDArray {
  return add(multiply(counted, weak(stepOf(name, range))), weak(range.start)) as NDArray
}

/** A single slice makes a vector, of which arange knows the rounding. */
function vectorOf(name: string, range: Range): NDArray {
  const { start, stop, step, points } = range
  if (points === null) return arange(weak(start), stop && weak(stop), weak(step)) as NDArray
  return spread(name, arange(points, { dtype: float64 }) as NDArray, range)
}

function gridOf(name: "mgrid" | "ogrid", index: readonly unknown[]): unknown {
  const ranges = rangesOf(name, index)
  if (ranges.length === 1) return vectorOf(name, ranges[0]!)
  const parts = ranges.flatMap((range) => [range.start, stopOf(name, range), range.step])
  const dtype = parts.some(({ type }) => type === "float") ? float64 : int64
  const counts = ranges.map((range) => countOf(name, range))
  const dims = name === "ogrid" ? counts.map((count) => Math.max(0, count)) : counts
  const counted = indices(dims, { dtype, sparse: name === "ogrid" }) as unknown as Iterable<NDArray>
  const grids = Array.from(counted, (each, axis) => spread(name, each, ranges[axis]!))
  return name === "ogrid" ? tuple(...grids) : stack(grids as NDArray[], { dtype, casting: "unsafe" })
}

/**
 * `np.mgrid["0:3", "0:4"]`: the coordinates of a grid, an array for each axis of the full shape, stacked; one slice
 * alone makes a vector. A step with j is a number of points, both ends among them: `np.mgrid["-1:1:5j"]`.
 */
export const mgrid: Indexer<"mgrid"> = new Indexer("mgrid", (index) => gridOf("mgrid", index))

/** `np.ogrid["0:3", "0:4"]`: as `mgrid`, each array only along its own axis: a tuple of arrays that broadcast. */
export const ogrid: Indexer<"ogrid"> = new Indexer("ogrid", (index) => gridOf("ogrid", index))
