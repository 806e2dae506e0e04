import { registerFormatter } from "../display/formatters.ts"
import { isTraced } from "../trace/trace.ts"
import { arrayBundle, isArrayGroup, isDrawnArray } from "./array/bundle.ts"
import { tracedBundle } from "./gates/bundle.ts"

/**
 * Lets displayed arrays, tuples and lists of arrays, and traced functions show their pictures.
 * @returns what takes that away again
 */
export function registerViews(): () => void {
  const unregister = [
    registerFormatter(isArrayGroup, arrayBundle),
    registerFormatter(isDrawnArray, arrayBundle),
    registerFormatter(isTraced, tracedBundle),
  ]
  return () => {
    for (const take of unregister) take()
  }
}
