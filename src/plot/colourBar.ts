import { type Representable, type ValueWriter, writeRepr } from "../display/hooks.ts"
import { ValueError } from "../errors.ts"
import { AxesImage, type Mappable, type Mapping, QuadContourSet } from "./artists.ts"
import { type Axes, setTicks } from "./axes/axes.ts"
import { colourOf } from "./axes/mapping.ts"
import type { Figure } from "./figure.ts"
import { listOf } from "./numbers.ts"
import type { Options } from "./options.ts"

/** A bar of colours beside an axes, with its own ticks. */
export class Colorbar implements Representable {
  readonly ax: Axes

  constructor(ax: Axes) {
    this.ax = ax
  }

  /** Names the bar. */
  set_label(label: unknown, keywords: Record<string, unknown> = {}): void {
    const axis = this.ax.y.isFar ? "ylabel" : "xlabel"
    if (axis === "ylabel") this.ax.set_ylabel(label, keywords)
    else this.ax.set_xlabel(label, keywords)
  }

  set_ticks(ticks: readonly number[], keywords: Record<string, unknown> = {}): void {
    setTicks(this.ax.y.isFar ? this.ax.y : this.ax.x, [ticks, keywords])
  }

  [writeRepr](writer: ValueWriter): void {
    writer.text("<matplotlib.colorbar.Colorbar at 0x7f0000000000>")
  }
}

/** Makes room beside `holder` and draws the colours of `mappable` there. */
export function placeColourBar(figure: Figure, mappable: Mappable, holder: Axes, options: Options): Colorbar {
  const { mapping } = mappable
  if (!mapping)
    throw new ValueError("colorbar: the picture must map numbers to colours, got one with its own colours")
  const parents = [options.take<unknown>("ax", holder)].flatMap((ax) =>
    Array.isArray(ax) ? (ax.flat() as Axes[]) : [ax as Axes],
  )
  const cax = options.take<Axes>("cax")
  const isLevel = options.take<string>("orientation", "vertical") === "horizontal"
  const shape = {
    fraction: options.take("fraction", 0.15),
    pad: options.take("pad", isLevel ? 0.15 : 0.05),
    shrink: options.take("shrink", 1),
    aspect: options.take("aspect", 20),
  }
  const before = figure.current
  const bar = cax ?? makeRoom(figure, parents, shape, isLevel)
  figure.current = before
  drawBar(bar, mapping, mappable, isLevel)
  const colorbar = new Colorbar(bar)
  const [label, ticks, format] = [
    options.take<unknown>("label"),
    options.take<unknown>("ticks"),
    options.take<unknown>("format"),
  ]
  if (label !== undefined) colorbar.set_label(label)
  if (ticks !== undefined) colorbar.set_ticks(listOf(ticks) as number[])
  void format
  for (const name of ["extend", "location", "drawedges", "spacing"]) options.take(name)
  options.done()
  return colorbar
}

interface BarShape {
  readonly fraction: number
  readonly pad: number
  readonly shrink: number
  readonly aspect: number
}

function makeRoom(figure: Figure, group: readonly Axes[], shape: BarShape, isLevel: boolean): Axes {
  const { fraction, pad, shrink, aspect } = shape
  for (const axes of group) axes.room = { kept: 1 - fraction - pad, isLevel, group }
  const bar = figure.addAxes({ beside: group, fraction, shrink, isLevel })
  bar.boxAspect = isLevel ? 1 / aspect : aspect
  return bar
}

const SHADES = 256

function drawBar(bar: Axes, mapping: Mapping, mappable: Mappable, isLevel: boolean): void {
  const isBands = mappable instanceof QuadContourSet && mappable.isFilled
  const edges = isBands ? mappable.levels : [mapping.vmin, mapping.vmax]
  const [low, high] = [edges[0]!, edges.at(-1)!]
  const at = (share: number) => {
    const value = mapping.isLog ? low * (high / low) ** share : low + share * (high - low)
    if (!isBands) return value
    const band = Math.min(
      edges.length - 2,
      edges.findLastIndex((edge) => edge <= value),
    )
    return (edges[band]! + edges[band + 1]!) / 2
  }
  const values = Array.from({ length: SHADES }, (_, i) => at((i + 0.5) / SHADES))
  const colours = values.map((value) => {
    const [r, g, b, a] = colourOf(mapping, value)
    return [r, g, b, a * (mappable.alpha ?? 1)] as const
  })
  const table = isLevel ? { rows: 1, columns: SHADES, values } : { rows: SHADES, columns: 1, values }
  const extent = isLevel ? ([low, high, 0, 1] as const) : ([0, 1, low, high] as const)
  const isLines = mappable instanceof QuadContourSet && !mappable.isFilled
  const axis = isLevel ? bar.x : bar.y
  if (!isLines) bar.add(new AxesImage(table, colours, extent, false, "collections.QuadMesh"))
  else
    for (const level of mappable.levels)
      bar[isLevel ? "axvline" : "axhline"](level, { color: colourOf(mapping, level) })
  bar.isColourBar = true
  axis.limits = low === high ? [low - 0.5, high + 0.5] : [low, high]
  if (mapping.isLog) axis.scale = "log"
  if (mappable instanceof QuadContourSet) axis.tickPlaces = mappable.levels
  const other = isLevel ? bar.y : bar.x
  other.showsTicks = other.showsLabels = false
  other.limits = [0, 1]
  if (!isLevel) bar.y.isFar = true
}
