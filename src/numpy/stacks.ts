import { broadcastSteps } from "./broadcast.ts"
import type { NDArray } from "./ndarray.ts"

/**
 * Where each item of a stack begins, in C order, the stack stretched to the shape `stack`; the last `core` axes
 * are those of an item.
 */
export function startsOf(x: NDArray, core: number, stack: readonly number[]): number[] {
  const own = x.dims.slice(0, x.dims.length - core)
  const steps = broadcastSteps(own, x.steps.slice(0, own.length), stack)
  let starts = [x.offset]
  stack.forEach((length, axis) => {
    starts = starts.flatMap((start) => Array.from({ length }, (_, i) => start + i * steps[axis]!))
  })
  return starts
}
