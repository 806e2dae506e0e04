/** Python's `time` module: clocks and a pause. */
import { ValueError } from "../errors.ts"
import type { float } from "./scalars.ts"

/** Node's and the browsers' monotonic clock, in milliseconds. */
const { performance } = globalThis as unknown as { performance: { now(): number } }

/** Seconds since 1970, as a float. */
export function time(): float {
  return Date.now() / 1000
}

/** Seconds of a clock that never goes back, for differences. */
export function perf_counter(): float {
  return performance.now() / 1000
}

/** As {@link perf_counter}. */
export const monotonic: () => float = perf_counter

/** How long one wait lasts at most: between two of them a cell can be interrupted. */
const slice = 50

/** Waits so many seconds; nothing else runs meanwhile. `await` a timer to let other things run. */
export function sleep(seconds: number): void {
  if (seconds < 0) throw new ValueError("sleep length must be non-negative")
  const until = performance.now() + 1000 * seconds
  const never = new Int32Array(new SharedArrayBuffer(4))
  for (let left = 1000 * seconds; left > 0; left = until - performance.now()) {
    Atomics.wait(never, 0, 0, Math.min(left, slice))
  }
}
