/** The elements of arrays in text, as savetxt and tofile write them. */
import { type DType, float64 } from "../dtype.ts"
import { readScalar } from "../memory.ts"
import type { NDArray } from "../ndarray.ts"
import { type PercentValue, renderPercent } from "./python/percent.ts"
import { scalarRepr, scalarStr } from "./repr.ts"

/** Python's own types by NumPy's kinds. */
const pythonTypes = { b: "bool", i: "int", u: "int", f: "float" } as const

/** The elements of an array in C order, each as NumPy's scalar, or as Python's own. */
export function percentValuesOf(x: NDArray, python = false): PercentValue[] {
  const flat = x.ravel()
  const step = flat.steps[0] ?? 1
  const { dtype } = x as { readonly dtype: DType }
  const { kind } = dtype
  return Array.from({ length: x.size }, (_, k) => {
    const value = readScalar(flat.data, dtype, flat.offset + k * step)
    const str = () => (python && kind === "f" ? scalarStr(value, float64) : scalarStr(value, dtype))
    return {
      value,
      isFloat: kind === "f",
      typeName: python ? pythonTypes[kind] : `numpy.${dtype.name}`,
      text: (by) => (by === "s" || python ? str() : scalarRepr(value, dtype)),
    }
  })
}

/**
 * `template % values`.
 *
 * @throws TypeError for too few or too many values, or one of the wrong kind; RangeError for a conversion that
 *   Python does not have.
 */
export function formatPercent(template: string, values: readonly PercentValue[]): string {
  let used = 0
  const next = () => {
    const value = values[used++]
    if (value === undefined) throw new TypeError("not enough arguments for format string")
    return value
  }
  const checkUsed = () => {
    if (used < values.length) throw new TypeError("not all arguments converted during string formatting")
  }
  try {
    return renderPercent(template, { next, checkUsed })
  } catch (error) {
    if (error instanceof TypeError || !(error instanceof Error)) throw error
    throw new RangeError(error.message, { cause: error })
  }
}
