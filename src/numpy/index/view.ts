import type { NDArray } from "../ndarray.ts"
import { checkMask, maskIndices } from "./mask.ts"
import { axesTaken, type Entry } from "./parse.ts"
import { resolveSlice } from "./slice.ts"

/** int64 memory of indices. */
export type IndexMemory = Pick<NDArray, "data" | "dims" | "steps" | "offset">

/** An index array at work on an axis of the view that the basic indices give. */
export interface Advanced {
  readonly indices: IndexMemory
  /** The axis of the source it indexes; null for a boolean scalar, which indexes none. */
  readonly axis: number | null
  /** Elements of the source from one index to the next. */
  readonly step: number
  /** Length of that axis. */
  readonly length: number
}

/** A basic view, and what is left to be done by index arrays. */
export interface Prepared {
  readonly data: NDArray["data"]
  offset: number
  /** Axes of slices, newaxis and ellipsis, in order. */
  readonly dims: number[]
  readonly steps: number[]
  readonly advanced: Advanced[]
  /** Where among `dims` the axes of the index arrays go. */
  place: number
}

/** A whole number inside an axis. @throws RangeError when it is outside. */
export function checkIndex(index: number, axis: number, length: number): number {
  if (index >= length || index < -length) {
    throw new RangeError(`index ${index} is out of bounds for axis ${axis} with size ${length}`)
  }
  return index < 0 ? index + length : index
}

/** Where an index lies on an axis; -1 for what is no whole number inside it, of which the general way says what is wrong. */
export function placeOn(index: unknown, length: number): number {
  if (typeof index !== "number" || !Number.isInteger(index)) return -1
  const place = index < 0 ? index + length : index
  return place < length ? Math.max(place, -1) : -1
}

/** Works integers, slices and new axes into a view; index arrays are set aside with their axes. */
export function prepare(x: NDArray, entries: readonly Entry[]): Prepared {
  const rest = x.dims.length - entries.reduce((sum, entry) => sum + axesTaken(entry), 0)
  const complete = entries.some((entry) => entry.kind === "ellipsis")
    ? entries
    : [...entries, { kind: "ellipsis" } as const]
  const result: Prepared = { data: x.data, offset: x.offset, dims: [], steps: [], advanced: [], place: 0 }
  const hasArrays = entries.some((entry) => entry.kind === "array" || entry.kind === "mask")
  checkMasks(x, complete, rest)
  const runs = advancedRuns(entries)
  let axis = 0
  for (const entry of complete) {
    if (entry.kind === "ellipsis") {
      for (let k = 0; k < rest; k++, axis++) keepAxis(result, x.dims[axis]!, x.steps[axis]!)
      continue
    }
    const first = result.advanced.length === 0
    addEntry(result, x, entry, axis, hasArrays)
    if (first && result.advanced.length > 0) result.place = runs > 1 ? 0 : result.dims.length
    axis += axesTaken(entry)
  }
  return result
}

/** NumPy looks at the shapes of masks before it looks where integers lie. */
function checkMasks(x: NDArray, entries: readonly Entry[], rest: number): void {
  let axis = 0
  for (const entry of entries) {
    if (entry.kind === "mask") checkMask(entry.array, x.dims, axis)
    axis += entry.kind === "ellipsis" ? rest : axesTaken(entry)
  }
}

/** How many runs of neighbours the index arrays (and integers beside them) form. */
function advancedRuns(entries: readonly Entry[]): number {
  let runs = 0
  let inside = false
  for (const { kind } of entries) {
    const advanced = kind === "array" || kind === "mask" || kind === "integer"
    if (advanced && !inside) runs++
    inside = advanced
  }
  return runs
}

function keepAxis(result: Prepared, length: number, step: number): void {
  result.dims.push(length)
  result.steps.push(step)
}

function addEntry(result: Prepared, x: NDArray, entry: Entry, axis: number, hasArrays: boolean): void {
  const length = x.dims[axis] ?? 1
  const step = x.steps[axis] ?? 0
  if (entry.kind === "newaxis") keepAxis(result, 1, 0)
  else if (entry.kind === "slice") {
    const slice = resolveSlice(entry.bounds, length)
    if (slice.count > 0) result.offset += slice.start * step
    keepAxis(result, slice.count, slice.count > 0 ? slice.step * step : step)
  } else if (entry.kind === "integer") {
    result.offset += checkIndex(entry.value, axis, length) * step
    if (hasArrays) result.advanced.push({ indices: zero, axis: null, step: 0, length: 1 })
  } else if (entry.kind === "array") result.advanced.push({ indices: entry.array, axis, step, length })
  else if (entry.kind === "mask") addMask(result, x, entry.array, axis)
}

/** An integer beside index arrays takes part in their broadcasting; its offset is already counted. */
const zero = { data: new Int32Array(2), dims: [], steps: [], offset: 0 } as const

function addMask(result: Prepared, x: NDArray, mask: NDArray, axis: number): void {
  maskIndices(mask, x.dims, axis).forEach((indices, k) => {
    const at = mask.dims.length === 0 ? null : axis + k
    const step = at === null ? 0 : x.steps[at]!
    result.advanced.push({ indices, axis: at, step, length: at === null ? 1 : x.dims[at]! })
  })
}
