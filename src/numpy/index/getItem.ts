import { allocate, castLoop } from "../copy.ts"
import { readScalar, scalarOrArray } from "../memory.ts"
import { type NDArray, stepsOf } from "../ndarray.ts"
import { observing } from "../observe.ts"
import { mergeAxes, type Operand, runLoop1 } from "../rows.ts"
import { stridedView } from "../view.ts"
import { type Picked, pick } from "./gather.ts"
import { parseIndices, unpackTuple } from "./parse.ts"
import { maybeSliceBounds, resolveSlice } from "./slice.ts"
import { type Prepared, placeOn, prepare } from "./view.ts"

/**
 * `x[index]`: a view for integers, slices, newaxis and ellipsis; a copy for masks and index arrays; a
 * scalar for a full set of integers.
 *
 * Source: https://numpy.org/doc/stable/user/basics.indexing.html
 * @throws RangeError for too many indices or one outside its axis; TypeError for what is no index.
 */
export function getItem(x: NDArray, indices: readonly unknown[]): unknown {
  const result = maybeElement(x, indices) ?? maybeSliced(x, indices) ?? getGeneral(x, indices)
  if (observing.observer !== null) observing.observer.operation("getItem", [x, ...indices], result)
  return result
}

/** One element, or one row, by integers alone: the commonest reads. */
function maybeElement(x: NDArray, indices: readonly unknown[]): unknown {
  const count = indices.length
  const rank = x.dims.length
  if (count === 0 || count > rank) return undefined
  let at = x.offset
  for (let axis = 0; axis < count; axis++) {
    const place = placeOn(indices[axis], x.dims[axis]!)
    if (place < 0) return undefined
    at += place * x.steps[axis]!
  }
  if (count === rank) return readScalar(x.data, x.dtype, at)
  return stridedView(x, x.dims.slice(count), x.steps.slice(count), at)
}

/** A view by integers and slices. */
function maybeSliced(x: NDArray, indices: readonly unknown[]): NDArray | undefined {
  const rank = x.dims.length
  if (indices.length === 0 || indices.length > rank) return undefined
  if (rank === 1) return maybeSlicedVector(x, indices[0])
  const dims: number[] = []
  const steps: number[] = []
  let at = x.offset
  for (let axis = 0; axis < rank; axis++) {
    const length = x.dims[axis]!
    const step = x.steps[axis]!
    const index = axis < indices.length ? indices[axis] : ":"
    if (typeof index === "string") {
      const bounds = maybeSliceBounds(index)
      if (bounds === null) return undefined
      const { start, step: every, count } = resolveSlice(bounds, length)
      if (count > 0) at += start * step
      dims.push(count)
      steps.push(every * step)
    } else {
      const place = placeOn(index, length)
      if (place < 0) return undefined
      at += place * step
    }
  }
  return stridedView(x, dims, steps, at)
}

function maybeSlicedVector(x: NDArray, index: unknown): NDArray | undefined {
  const bounds = typeof index === "string" ? maybeSliceBounds(index) : null
  if (bounds === null) return undefined
  const step = x.steps[0]!
  const { start, step: every, count } = resolveSlice(bounds, x.dims[0]!)
  return stridedView(x, [count], [every * step], count > 0 ? x.offset + start * step : x.offset)
}

function getGeneral(x: NDArray, indices: readonly unknown[]): unknown {
  const unpacked = unpackTuple(indices)
  if (unpacked !== indices)
    return maybeElement(x, unpacked) ?? maybeSliced(x, unpacked) ?? getGeneral(x, unpacked)
  const entries = parseIndices(indices, x.dims.length)
  const prepared = prepare(x, entries)
  const result = prepared.advanced.length === 0 ? basicView(x, prepared) : gather(x, prepared, pick(prepared))
  return entries.some((entry) => entry.kind === "ellipsis") ? result : scalarOrArray(result)
}

/** The view of `x` that the basic indices leave. */
export function basicView(x: NDArray, { dims, steps, offset }: Prepared): NDArray {
  return stridedView(x, dims, steps, offset)
}

/** The shape that index arrays give: their own axes among those of the basic indices. */
export function gatheredDims({ dims, place }: Prepared, picked: readonly number[]): number[] {
  return [...dims.slice(0, place), ...picked, ...dims.slice(place)]
}

/** Steps of the slice axes and of the picked axes inside a C-order array of the gathered shape. */
export function gatheredSteps(dims: readonly number[], place: number, pickedRank: number) {
  const steps = stepsOf(dims)
  return {
    picked: steps.slice(place, place + pickedRank),
    rest: [...steps.slice(0, place), ...steps.slice(place + pickedRank)],
  }
}

function gather(x: NDArray, prepared: Prepared, picked: Picked): NDArray {
  const dims = gatheredDims(prepared, picked.dims)
  const result = allocate(x.dtype, dims)
  if (result.size === 0) return result
  transfer(x, prepared, picked, result, "get")
  return result
}

/** Copies between the picked parts of `x` and an array of the gathered shape, in C order. */
export function transfer(
  x: NDArray,
  prepared: Prepared,
  picked: Picked,
  other: NDArray,
  way: "get" | "set",
): void {
  const { picked: pickedSteps, rest } = gatheredSteps(other.dims, prepared.place, picked.dims.length)
  const loop = castLoop(x.dtype, x.dtype)
  const inner = mergeAxes(prepared.dims, [
    { data: x.data, offset: 0, steps: prepared.steps },
    { data: other.data, offset: 0, steps: rest },
  ])
  const [own, outer] = inner.operands as [Operand, Operand]
  const gets = way === "get"
  const [source, target] = gets ? [own, outer] : [outer, own]
  const pickedStep = pickedSteps.at(-1) ?? 0
  // What one index picks is mostly one element or one even run, which needs no loop over axes.
  const [length = 1, ...more] = inner.dims
  const [step, toStep] = [source.steps[0] ?? 0, target.steps[0] ?? 0]
  for (let k = 0; k < picked.offsets.length; k++) {
    const mine = prepared.offset + picked.offsets[k]!
    const theirs = other.offset + k * pickedStep
    const from = gets ? mine : theirs
    const to = gets ? theirs : mine
    if (more.length === 0) loop(source.data, from, step, target.data, to, toStep, length)
    else runLoop1(loop, inner.dims, { ...source, offset: from }, { ...target, offset: to })
  }
}
