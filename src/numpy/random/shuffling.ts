import { toArray } from "../creation.ts"
import { int64 } from "../dtype.ts"
import { NDArray } from "../ndarray.ts"
import { takeAlong } from "../shape/arrange.ts"
import { checkAxis } from "../shape/axis.ts"
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
 * @throws TypeError for what has no elements to exchange
 */
export function shuffle(x: unknown, axis: unknown, draw: Draw): void {
  const target = untyped(x)
  if (target instanceof NDArray) shuffleArray(target, axis, draw)
  else if (Array.isArray(target)) {
    const before = [...target]
    shuffleOrder(countTo(before.length), draw).forEach((from, to) => {
      target[to] = before[from]
    })
  } else throw new TypeError(`shuffle: expected an array or a list, got ${typeof target}`)
}

function shuffleArray(x: NDArray, axis: unknown, draw: Draw): void {
  if (x.ndim === 0) throw new TypeError("shuffle: x must have at least one axis, got a 0-d array")
  const along = checkAxis(axis ?? 0, x.ndim)
  const order = shuffleOrder(countTo(x.dims[along] as number), draw)
  x.set("...", takeAlong(x, order, along))
}

/**
 * A shuffled copy; of an integer n the numbers 0 to n - 1.
 *
 * @throws RangeError when n is negative or no integer
 */
export function permutation(x: unknown, axis: unknown, draw: Draw): NDArray {
  const input = untyped(x)
  if (typeof input === "number") {
    if (!Number.isInteger(input) || input < 0)
      throw new RangeError(`permutation: x must be a natural number, got ${input}`)
    return fromIntegers(shuffleOrder(countTo(input), draw), [input], int64)
  }
  const list = toArray(input)
  const along = checkAxis(axis ?? 0, list.ndim)
  return takeAlong(list, shuffleOrder(countTo(list.dims[along] as number), draw), along)
}
