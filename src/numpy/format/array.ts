import type { NDArray } from "../ndarray.ts"
import { type Element, elementAt, formatterFor } from "./elements.ts"
import type { PrintOptions } from "./options.ts"

/** What stays the same while an array is rendered. */
interface Page {
  readonly x: NDArray
  readonly format: (element: Element) => string
  readonly separator: string
  readonly options: PrintOptions
  readonly summary: boolean
}

/** The indices of an axis that are shown; -1 stands for the dots. */
function shownIndices(length: number, { summary, options }: Pick<Page, "summary" | "options">): number[] {
  const { edgeitems } = options
  const all = Array.from({ length }, (_, i) => i)
  if (!summary || 2 * edgeitems >= length) return all
  return [...all.slice(0, edgeitems), -1, ...all.slice(length - edgeitems)]
}

/** Every element that is shown. */
function shownElements(x: NDArray, page: Pick<Page, "summary" | "options">): Element[] {
  const found: Element[] = []
  const visit = (axis: number, at: number) => {
    if (axis === x.dims.length) found.push(elementAt(x.data, x.dtype, at))
    else
      for (const i of shownIndices(x.dims[axis]!, page)) if (i >= 0) visit(axis + 1, at + i * x.steps[axis]!)
  }
  visit(0, x.offset)
  return found
}

/** One row of elements, wrapped where the line is full. */
function renderRow(page: Page, at: number, indent: string, width: number): string {
  const { x, format, separator } = page
  const room = width - Math.max(separator.trimEnd().length, 1)
  const axis = x.dims.length - 1
  const step = x.steps[axis]!
  const indices = shownIndices(x.dims[axis]!, page)
  let text = ""
  let line = indent
  indices.forEach((i, k) => {
    const word = i < 0 ? "..." : format(elementAt(x.data, x.dtype, at + i * step))
    const wraps = line.length + word.length > room && line.length > indent.length
    if (wraps) {
      text += `${line.trimEnd()}\n`
      line = indent
    }
    line += word + (k < indices.length - 1 ? separator : "")
  })
  return text + line
}

function renderAxis(page: Page, axis: number, at: number, indent: string, width: number): string {
  const { x, format, separator } = page
  const left = x.dims.length - axis
  if (left === 0) return format(elementAt(x.data, x.dtype, at))
  if (left === 1) return `[${renderRow(page, at, indent, width).slice(indent.length)}]`
  const between = separator.trimEnd() + "\n".repeat(left - 1)
  const parts = shownIndices(x.dims[axis]!, page).map((i) =>
    i < 0 ? "..." : renderAxis(page, axis + 1, at + i * x.steps[axis]!, `${indent} `, width - 1),
  )
  return `[${parts
    .map((part) => indent + part)
    .join(between)
    .slice(indent.length)}]`
}

/**
 * The elements of an array in nested brackets, as NumPy's `array2string` lays them out.
 *
 * @param prefix - text that will stand before the array; continued lines are indented by its length
 * @param suffix - text that will stand behind it on the last line
 */
export function renderArray(
  x: NDArray,
  options: PrintOptions,
  separator: string,
  prefix: string,
  suffix: string,
): string {
  if (x.size === 0) return "[]"
  const summary = x.size > options.threshold
  const values = shownElements(x, { summary, options })
  const format = formatterFor(x.dtype, values, options, x.dims.length === 0)
  const page = { x, format, separator, options, summary }
  return renderAxis(page, 0, x.offset, " ".repeat(prefix.length + 1), options.linewidth - suffix.length)
}
