import { shapeText } from "../broadcast.ts"
import { toArray } from "../creation.ts"
import { type DType, dtypeOf } from "../dtype.ts"
import type { ArrayInput } from "../input.ts"
import { readScalar } from "../memory.ts"
import type { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import { renderArray } from "./array.ts"
import { elementAt } from "./elements.ts"
import { get_printoptions, mergeOptions, type PrintOptions } from "./options.ts"
import { float32Repr, floatRepr } from "./scalar.ts"

/** The keyword arguments of `np.array2string`. */
export interface Array2StringOptions extends Partial<PrintOptions> {
  readonly max_line_width?: number | null
  readonly suppress_small?: boolean | null
  readonly separator?: string
  readonly prefix?: string
  readonly suffix?: string
}

const PLACES = ["max_line_width", "precision", "suppress_small", "separator", "prefix"] as const
const KEYWORDS = ["formatter", "threshold", "edgeitems", "sign", "floatmode", "suffix", "legacy"] as const

/**
 * `np.array2string(a, max_line_width=None, precision=None, suppress_small=None, separator=" ", prefix="",
 * *, formatter=None, threshold=None, edgeitems=None, sign=None, floatmode=None, suffix="", legacy=None)`:
 * the elements in brackets.
 */
export function array2string(
  a: ArrayInput,
  ...rest: readonly (number | boolean | string | null | Array2StringOptions)[]
): string {
  const names = [...PLACES, ...KEYWORDS, "linewidth", "suppress", "nanstr", "infstr"] as const
  const given = named("array2string", names, rest, PLACES.length) as Array2StringOptions
  const { max_line_width, suppress_small, separator = " ", prefix = "", suffix = "", ...style } = given
  const options = mergeOptions(get_printoptions(), {
    ...style,
    ...(max_line_width === undefined || max_line_width === null ? {} : { linewidth: max_line_width }),
    ...(suppress_small === undefined || suppress_small === null ? {} : { suppress: suppress_small }),
  })
  return renderArray(toArray(a), options, separator, prefix, suffix)
}

const LIMITS = ["max_line_width", "precision", "suppress_small"] as const

type Limits = number | boolean | null | Pick<Array2StringOptions, (typeof LIMITS)[number]>

/** `np.array_str(a)`: what `print` shows of an array; of rank 0, its scalar. */
export function arrayStr(a: ArrayInput, ...limits: Limits[]): string {
  const x = toArray(a)
  if (x.dims.length === 0) return scalarStr(readScalar(x.data, x.dtype, x.offset), x.dtype, x)
  return array2string(x, named("array_str", LIMITS, limits) as Array2StringOptions)
}

/**
 * `np.array_repr(arr)`: what a cell shows of an array: `array(...)`, the dtype where the elements do not
 * tell it, the shape where they cannot.
 */
export function arrayRepr(a: ArrayInput, ...limits: Limits[]): string {
  const x = toArray(a)
  const prefix = "array("
  const options = named("array_repr", LIMITS, limits) as Array2StringOptions
  const body = prefix + array2string(x, { ...options, separator: ", ", prefix, suffix: ")" })
  const extras = extrasOf(x)
  if (extras === "") return `${body})`
  const lastLine = body.length + 1 - (body.lastIndexOf("\n") + 1)
  const width = options.max_line_width ?? get_printoptions().linewidth
  const fits = lastLine + extras.length + 2 <= width
  return `${body},${fits ? " " : `\n${" ".repeat(prefix.length)}`}${extras})`
}

/** The shape of empty and of summarised arrays; every dtype but the three that literals have. */
function extrasOf({ dims, size, dtype }: NDArray): string {
  const shaped = (size === 0 && !(dims.length === 1 && dims[0] === 0)) || size > get_printoptions().threshold
  const implied = dtype.name === "int64" || dtype.name === "float64" || dtype.name === "bool"
  const extras = []
  if (shaped) extras.push(`shape=${shapeText(dims)}`)
  if (!implied || size === 0) extras.push(`dtype=${dtype.name}`)
  return extras.join(", ")
}

/** `str` of a NumPy scalar: `0.5`, `True`, `3`. */
export function scalarStr(value: number | boolean, dtype: DType, exact?: NDArray): string {
  if (dtype.kind === "f") return (dtype.itemsize === 4 ? float32Repr : floatRepr)(Number(value))
  if (dtype.kind === "b") return value ? "True" : "False"
  if (exact !== undefined) return String(elementAt(exact.data, dtype, exact.offset))
  return String(BigInt(Math.trunc(Number(value))))
}

/** `repr` of a NumPy scalar in NumPy 2's manner: `np.float64(0.5)`, `np.True_`. */
export function scalarRepr(value: number | boolean, dtype: DType | string): string {
  const type = dtypeOf(dtype)
  if (type.kind === "b") return value ? "np.True_" : "np.False_"
  return `np.${type.name}(${scalarStr(value, type)})`
}
