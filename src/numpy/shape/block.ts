import { toArray } from "../creation.ts"
import type { NDArray } from "../ndarray.ts"
import { isTuple } from "../tuple.ts"
import { untyped } from "../typed.ts"
import { addAxes } from "../view.ts"
import { concatenate } from "./join.ts"

/** Blocks: an array-like, or lists of blocks, all nested as deep. */
export type Blocks = number | boolean | NDArray | readonly Blocks[]

const nameOf = (path: readonly number[]) => `arrays${path.map((k) => `[${k}]`).join("")}`

/** How deep lists are nested. @throws RangeError for depths that differ or an empty list, TypeError for a tuple. */
function depthOf(blocks: unknown, path: readonly number[] = []): number {
  if (isTuple(blocks))
    throw new TypeError(
      `${nameOf(path)} is a tuple. Only lists can be used to arrange blocks, and np.block does not allow implicit conversion from tuple to ndarray.`,
    )
  if (!Array.isArray(blocks)) return 0
  if (blocks.length === 0) throw new RangeError(`List at ${nameOf(path)} cannot be empty`)
  const depths = blocks.map((each, k) => depthOf(untyped(each), [...path, k]))
  const other = depths.findIndex((depth) => depth !== depths[0])
  if (other >= 0)
    throw new RangeError(
      `List depths are mismatched. First element was at depth ${path.length + 1 + depths[0]!}, but there is an element at depth ${path.length + 1 + depths[other]!} (${nameOf([...path, other])})`,
    )
  return depths[0]! + 1
}

/** The arrays at the bottom, in order. */
function leavesOf(blocks: unknown): NDArray[] {
  return Array.isArray(blocks) ? blocks.flatMap((each) => leavesOf(untyped(each))) : [toArray(blocks)]
}

/** Joins the lists at a depth along the axis so many from the end, innermost first. */
function joined(blocks: unknown, depth: number, rank: number): NDArray {
  if (!Array.isArray(blocks)) return addAxes(toArray(blocks), rank)
  const inner = blocks.map((each) => joined(untyped(each), depth - 1, rank))
  return concatenate(inner, { axis: -depth }) as NDArray
}

/**
 * `np.block(arrays)`: an array put together from nested lists of blocks: the innermost lists along the last axis,
 * those around them along the one before, and so on.
 *
 * @throws RangeError for lists nested unevenly, empty ones, or blocks that do not fit; TypeError for tuples.
 */
export function block(arrays: Blocks): NDArray {
  const plain = untyped(arrays)
  const depth = depthOf(plain)
  if (depth === 0) return toArray(plain).copy() as NDArray
  const rank = Math.max(depth, ...leavesOf(plain).map((each) => each.dims.length))
  return joined(plain, depth, rank)
}
