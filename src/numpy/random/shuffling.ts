import { assign } from "../copy.ts"
import { toArray } from "../creation.ts"
import { int64 } from "../dtype.ts"
import { NDArray } from "../ndarray.ts"
import { checkAxis } from "../shape/axis.ts"
import { takeAlong } from "../shape/takeAlong.ts"
import { untyped } from "../typed.ts"
import { fromIntegers } from "./draw.ts"

/** Draws an integer in [0, range]. */
export type Draw = (range: number) => number

/**
 * Fisher and Yates's shuffle of `order` in place, from the end down to `first`.
 *
 * @see D. E. Knuth, The Art of Computer Programming, vol. 2, algorithm 3.4.2P
 */
export function shuffleOrder(order: number[], draw: Draw, first = 1): number[] {
  for (let i = order.length - 1; i >= first; i--) {
    const j = draw(i)
    const kept = order[i] as number
    order[i] = order[j] as number
    order[j] = kept
  }
  return order
}

/** 0, 1, ..., n-1. */
export function countTo(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i)
}

/**
 * Shuffles an array along an axis, or a list, in place.
 *
 * @throws TypeError for what has no elements to exchange; RangeError for an axis that is not there
 */
export function shuffle(x: unknown, axis: unknown, draw: Draw): void {
  const target = untyped(x)
  if (target instanceof NDArray) shuffleArray(target, axis, draw)
  else if (Array.isArray(target)) shuffleList(target, axis, draw)
  else if (typeof target === "string") throw new TypeError("'str' object does not support item assignment")
  else throw new TypeError(`object of type '${pythonType(target)}' has no len()`)
}

function pythonType(value: unknown): string {
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "float"
  if (typeof value === "boolean") return "bool"
  return value === null ? "NoneType" : typeof value
}

function shuffleList(list: unknown[], axis: unknown, draw: Draw): void {
  if (axis !== 0) throw new TypeError(`Axis argument is only supported on ndarray objects, got ${axis}`)
  const before = [...list]
  shuffleOrder(countTo(before.length), draw).forEach((from, to) => {
    list[to] = before[from]
  })
}

function shuffleArray(x: NDArray, axis: unknown, draw: Draw): void {
  if (x.ndim === 0) throw new TypeError("len() of unsized object")
  const along = checkAxis(axis ?? 0, x.ndim)
  if (x.size === 0) return // without a word drawn
  const order = shuffleOrder(countTo(x.dims[along] as number), draw)
  assign(x, takeAlong(x, order, along))
}

/**
 * A shuffled copy along an axis; of an integer n the numbers 0 to n - 1, none when it is negative.
 *
 * @throws RangeError for a fraction, and an axis that is not there
 */
export function permutation(x: unknown, axis: unknown, draw: Draw): NDArray {
  const input = untyped(x)
  if (typeof input === "number" && Number.isInteger(input)) {
    const order = shuffleOrder(countTo(Math.max(input, 0)), draw)
    return fromIntegers(order, [order.length], int64)
  }
  const list = toArray(input)
  const along = checkAxis(axis ?? 0, list.ndim)
  return takeAlong(list, shuffleOrder(countTo(list.dims[along] as number), draw), along)
}
