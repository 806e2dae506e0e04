import { float64 } from "../numpy/dtype.ts"
import { fromData, type NDArray } from "../numpy/ndarray.ts"
import type { Trace } from "./model.ts"

/**
 * One named value of a trace through time.
 * @returns float64, shape [recorded steps, ...the value's shape]; NaN in steps that have no such value
 * @throws RangeError when no value goes by that name
 */
export function arrayThrough(trace: Trace, name: string): NDArray {
  const value = trace.values.find((candidate) => candidate.name === name)
  if (!value) {
    const names = trace.values.map((candidate) => candidate.name).join(", ")
    throw new RangeError(`through: name must be one of ${names || "(nothing was recorded)"}, got '${name}'`)
  }
  const units = value.shape.reduce((product, length) => product * length, 1)
  const data = new Float64Array(units * value.steps.length)
  for (const [step, numbers] of value.steps.entries()) {
    if (numbers) data.set(numbers, step * units)
    else data.fill(Number.NaN, step * units, (step + 1) * units)
  }
  return fromData(data, float64, [value.steps.length, ...value.shape])
}
