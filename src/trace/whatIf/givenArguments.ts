import type { NDArray } from "../../numpy/ndarray.ts"
import { isTuple, tuple } from "../../numpy/tuple.ts"
import type { Given } from "../calls.ts"
import type { Observation } from "../observation.ts"

/**
 * The arguments of a recorded call again, in order.
 * @param observedValue - what stands for an array or a number that was observed; arrays are not in `given`
 */
export function givenArguments(
  { observed, others }: Given,
  observedValue: (seen: Observation, given: unknown) => unknown,
): unknown[] {
  const seen = new Map(observed.map((each) => [each.name, each]))
  const rebuilt = (path: string, value: unknown): unknown => {
    const observation = seen.get(path)
    return observation ? observedValue(observation, value) : value
  }
  return Object.entries(others).map(([name, value]) => {
    if (Array.isArray(value)) {
      const parts = value.map((part, i) => rebuilt(`${name}[${i}]`, part))
      return isTuple(value) ? tuple(...parts) : parts
    }
    if (isRecord(value) && observed.some((each) => each.name.startsWith(`${name}.`)))
      return Object.fromEntries(
        Object.entries(value).map(([key, part]) => [key, rebuilt(`${name}.${key}`, part)]),
      )
    return rebuilt(name, value)
  })
}

/** The parts of a result by the names under which a trace knows them: `result`, `result[0]`, `result.h`. */
export function resultParts(result: unknown): ReadonlyMap<string, NDArray> {
  if (Array.isArray(result)) return new Map(result.map((part, i) => [`result[${i}]`, part]))
  if (isRecord(result))
    return new Map(Object.entries(result).map(([key, part]) => [`result.${key}`, part as NDArray]))
  return new Map([["result", result as NDArray]])
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
