/** The pieces of a Vega-Lite 5 specification: one mark each. */
import type { LineStyle } from "../artists.ts"
import { type Rgba, toByte, toHex } from "../colours/colour.ts"
import type { Limits, ScaleName } from "../scales/scale.ts"

/** A unit specification: data, a mark, and what of the mark comes from the data. */
export type Unit = Readonly<Record<string, unknown>>

/** An axis as a scale: the numbers of its limits, and the pixels where they lie. */
export interface AxisScale {
  readonly scale: ScaleName
  readonly domain: Limits
  readonly range: readonly [number, number]
}

/** The channel of a field in the axes' numbers. */
export function quantity(field: string, { scale, domain, range }: AxisScale): Unit {
  return {
    field,
    type: "quantitative",
    scale: { type: scale, domain, range: range.map(pixel), zero: false, nice: false },
    axis: null,
    sort: null,
  }
}

/** The channel of a field in pixels. */
export function pixels(field: string): Unit {
  return { field, type: "quantitative", scale: null, axis: null }
}

/** The channel of a field that holds the very thing: a colour, a size. */
export function itself(field: string, type = "nominal"): Unit {
  return { field, type, scale: null, legend: null }
}

/** Places in pixels are told to a hundredth. */
export function pixel(x: number): number {
  return Math.round(100 * x) / 100
}

/** A colour with its opacity, `#rrggbbaa`. */
export function paint(color: Rgba, alpha = 1): string {
  const opacity = toByte(color[3] * alpha)
  return opacity === "ff" ? toHex(color) : `${toHex(color)}${opacity}`
}

/** The paint of an area and its edge, as fields of a row; {@link painted} reads them. */
export function paints(face: Rgba, edge: Rgba, width: number, alpha = 1): Unit {
  return { fill: paint(face, alpha), stroke: paint(edge, alpha), width: edge[3] === 0 ? 0 : pixel(width) }
}

/** The channels of what {@link paints} wrote. */
export const painted: Unit = {
  fill: itself("fill"),
  stroke: itself("stroke"),
  strokeWidth: itself("width", "quantitative"),
}

/** matplotlib's dashes, in line widths. */
const dashes: Readonly<Record<string, readonly number[]>> = {
  "--": [3.7, 1.6],
  "-.": [6.4, 1.6, 1, 1.6],
  ":": [1, 1.65],
}

/** The dashes of a line of so many pixels' width. */
export function dash(style: LineStyle, width: number): Unit {
  const pattern = typeof style === "string" ? dashes[style] : style
  if (!pattern || pattern.length === 0) return {}
  return { strokeDash: pattern.map((part) => pixel(part * width)) }
}

/** An outline in pixels: a symbol at the corner of the picture, of size 4, which has its path's own units. */
export function outline(path: string, look: Unit, style: Unit = {}): Unit {
  return {
    data: { values: [{ path, ...look }] },
    mark: { type: "point", size: 4, opacity: 1, strokeJoin: "round", ...style },
    encoding: { x: { value: 0 }, y: { value: 0 }, shape: itself("path"), ...painted },
  }
}

/** Neighbours that differ in nothing but their rows as one: each unit costs the renderer more than a row does. */
export function mergeUnits(units: readonly Unit[]): Unit[] {
  const merged: { readonly unit: Unit; readonly key: string; readonly rows: unknown[] }[] = []
  for (const unit of units) {
    const key = JSON.stringify([unit.mark, unit.encoding])
    const rows = (unit.data as { values: readonly unknown[] }).values
    const last = merged.at(-1)
    // The points of a line belong together.
    if (last?.key === key && (unit.mark as Unit).type !== "line") last.rows.push(...rows)
    else merged.push({ unit, key, rows: [...rows] })
  }
  return merged.map(({ unit, rows }) => ({ ...unit, data: { values: rows } }))
}
