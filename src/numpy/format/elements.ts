import { readBig } from "../copy.ts"
import type { DType } from "../dtype.ts"
import { type Formatter, floatFormatter } from "./float.ts"
import type { PrintOptions } from "./options.ts"

/** Elements as they are formatted: 64-bit integers exactly. */
export type Element = number | bigint | boolean

/** One element of an array's memory. */
export function elementAt(data: Parameters<typeof readBig>[0], dtype: DType, index: number): Element {
  if (dtype.width === 2) return readBig(data, dtype, index)
  return dtype.kind === "b" ? data[index] !== 0 : data[index]!
}

/** A sign of " " is room for a minus where no integer has one. */
function integerFormatter(values: readonly Element[], { sign }: PrintOptions): (x: Element) => string {
  const text = (x: Element) => (sign === "+" && Number(x) >= 0 ? `+${x}` : String(x))
  const longest = values.reduce<number>((most, x) => Math.max(most, text(x).length), 0)
  const width = sign === " " && values.every((x) => Number(x) >= 0) ? longest + 1 : longest
  return (x) => text(x).padStart(width)
}

/** A formatter that the user gave for that kind of elements. */
function customFormatter(dtype: DType, { formatter }: PrintOptions): Formatter | undefined {
  if (formatter === null) return undefined
  const kind = dtype.kind === "f" ? "float" : dtype.kind === "b" ? "bool" : "int"
  return formatter[kind] ?? formatter[`${kind}_kind`] ?? formatter.all
}

/**
 * The renderer of an array's elements.
 *
 * @param values - the elements that will be shown, which decide widths and notation
 * @param scalar - whether the array is of rank 0: booleans are not padded then
 */
export function formatterFor(
  dtype: DType,
  values: readonly Element[],
  options: PrintOptions,
  scalar: boolean,
): (x: Element) => string {
  const custom = customFormatter(dtype, options)
  if (custom !== undefined) return (x) => custom((typeof x === "bigint" ? Number(x) : x) as never)
  if (dtype.kind === "f") {
    return floatFormatter(values as number[], options, dtype.itemsize === 4) as (x: Element) => string
  }
  if (dtype.kind === "b") return (x) => (x ? (scalar ? "True" : " True") : "False")
  return integerFormatter(values, options)
}
