/** Whether arrays lie in the same memory: shares_memory, may_share_memory. */
import { toArray } from "../creation.ts"
import type { ArrayInput } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import { eachRow } from "../rows.ts"
import { overlap } from "../wasm/index.ts"

type WorkArguments = readonly (number | null | { readonly max_work?: number | null })[]

/** The first byte of an array in its buffer, and the byte after its last. */
function boundsOf(x: NDArray): readonly [number, number] {
  let [low, high] = [x.offset, x.offset]
  x.dims.forEach((length, axis) => {
    const reach = (length - 1) * x.steps[axis]!
    if (reach < 0) low += reach
    else high += reach
  })
  const start = x.data.byteOffset
  return [start + low * x.dtype.itemsize, start + (high + 1) * x.dtype.itemsize]
}

/** Whether the stretches of memory in which two arrays lie meet. */
function boundsOverlap(x: NDArray, y: NDArray): boolean {
  if (!overlap(x.data, y.data) || x.size === 0 || y.size === 0) return false
  const [xStart, xEnd] = boundsOf(x)
  const [yStart, yEnd] = boundsOf(y)
  return xStart < yEnd && yStart < xEnd
}

/** Where each element of an array begins, in bytes of its buffer. */
function* startsOf(x: NDArray): Generator<number> {
  const starts: number[] = []
  const step = x.steps.at(-1) ?? 0
  eachRow(x.dims, [x], ([start], n) => {
    for (let k = 0; k < n; k++) starts.push(x.data.byteOffset + (start! + k * step) * x.dtype.itemsize)
  })
  yield* starts
}

/** Whether two arrays have a byte in common: the bytes of the smaller one are looked up. */
function haveCommonByte(x: NDArray, y: NDArray): boolean {
  const [few, many] = x.size <= y.size ? [x, y] : [y, x]
  const bytes = new Set<number>()
  for (const start of startsOf(few)) for (let k = 0; k < few.dtype.itemsize; k++) bytes.add(start + k)
  for (const start of startsOf(many))
    for (let k = 0; k < many.dtype.itemsize; k++) if (bytes.has(start + k)) return true
  return false
}

/**
 * `np.shares_memory(a, b, /, max_work=-1)`: whether the arrays have an element in common; with `max_work` 0 only
 * whether the stretches of memory meet in which they lie.
 */
export function shares_memory(a: ArrayInput, b: ArrayInput, ...rest: WorkArguments): boolean {
  const { max_work } = named("shares_memory", ["max_work"], rest)
  const [x, y] = [toArray(a), toArray(b)]
  return boundsOverlap(x, y) && (max_work === 0 || haveCommonByte(x, y))
}

/** `np.may_share_memory(a, b, /, max_work=0)`: as `shares_memory`, but by default only the stretches are compared. */
export function may_share_memory(a: ArrayInput, b: ArrayInput, ...rest: WorkArguments): boolean {
  const { max_work = 0 } = named("may_share_memory", ["max_work"], rest)
  return shares_memory(a, b, { max_work: max_work as number | null })
}
