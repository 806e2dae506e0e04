import { fma } from "../elementary/fma.ts"
import type { Vector } from "./views.ts"

/**
 * Inner product of two vectors of one length, in the order of the oracle's kernel.
 *
 * @param a - input, shape [n]
 * @param b - input, shape [n]
 */
export function dotVector(a: Vector, b: Vector): number {
  const lanes = [0, 0, 0, 0]
  let ia = a.offset
  let ib = b.offset
  for (let i = 0; i < a.length; i++, ia += a.stride, ib += b.stride) {
    lanes[i & 3] = fma(a.data[ia] as number, b.data[ib] as number, lanes[i & 3] as number)
  }
  const [l0 = 0, l1 = 0, l2 = 0, l3 = 0] = lanes
  return l0 + l2 + (l1 + l3)
}
