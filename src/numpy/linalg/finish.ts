import { scalarOrArray } from "../memory.ts"
import type { NDArray } from "../ndarray.ts"
import { observing } from "../observe.ts"

/** A result on its way to the user: a scalar where it has no axes, and observed. */
export function finished(name: string, inputs: readonly unknown[], result: NDArray): unknown {
  const value = scalarOrArray(result)
  if (observing.observer !== null) observing.observer.operation(name, inputs, value)
  return value
}
