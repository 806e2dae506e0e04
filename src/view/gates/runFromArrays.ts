import { NDArray } from "../../numpy/ndarray.ts"
import { readElements } from "../../trace/numbersOf.ts"
import { createGatesValue, type GatesPayload, noSelection } from "./payload.ts"

/** Arrays through time by the names of values, each of shape [steps, ...]: what Python saved with `np.savez`. */
export type ArraysThroughTime = Readonly<Record<string, NDArray>>

/** Whether a value is a record of arrays. */
export function isArraysThroughTime(value: unknown): value is ArraysThroughTime {
  if (typeof value !== "object" || value === null || value instanceof NDArray || Array.isArray(value))
    return false
  const arrays = Object.values(value)
  return arrays.length > 0 && arrays.every((array) => array instanceof NDArray)
}

/**
 * A run from arrays instead of a trace.
 * @param title - what the run is called
 * @throws RangeError when an array has no axis for the steps
 */
export function runFromArrays(arrays: ArraysThroughTime, title: string): GatesPayload {
  const entries = Object.entries(arrays)
  for (const [name, array] of entries)
    if (array.dims.length === 0)
      throw new RangeError(`view: ${name} must have an axis of steps, got a number`)
  const total = Math.max(0, ...entries.map(([, array]) => array.dims[0]!))
  return {
    ...{ version: 1, title, cell: null, line: null, total, tokens: null, notices: [] },
    ...{ handed: [], graphs: null, picture: "throughTime", selection: noSelection },
    steps: Array.from({ length: total }, (_, step) => step),
    values: entries.map(([name, array]) => {
      const [steps, ...shape] = array.dims as [number, ...number[]]
      const values = readElements(array)
      const kind = values.every((x) => x >= 0 && x <= 1) ? "gate" : "state"
      const present = steps === total ? null : Array.from({ length: steps }, (_, step) => step)
      return createGatesValue({
        name,
        role: "",
        kind,
        dtype: array.dtype.name,
        shape,
        line: null,
        present,
        values,
      })
    }),
  }
}
