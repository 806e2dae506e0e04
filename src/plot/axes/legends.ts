import {
  type Artist,
  BarContainer,
  ErrorbarContainer,
  fontSize,
  Legend,
  type LegendEntry,
} from "../artists.ts"
import { listOf } from "../numbers.ts"
import { Options, splitArguments } from "../options.ts"
import type { Axes } from "./axes.ts"

/** Places of a legend by their numbers. */
const places = [
  "best",
  "upper right",
  "upper left",
  "lower left",
  "lower right",
  "right",
  "center left",
  "center right",
  "lower center",
  "upper center",
  "center",
]

/** `legend()`, `legend(labels)`, `legend(handles, labels)`. */
export function createLegend(axes: Axes, values: readonly unknown[]): Legend {
  const [positional, keywords] = splitArguments(values)
  const options = new Options("legend", keywords)
  const [first, second] = positional.map((each) => listOf(each))
  const handles = options.take<readonly unknown[]>("handles", second ? first! : [])
  const labels = options.take<readonly unknown[]>("labels", second ?? first ?? [])
  const legend = new Legend(entriesOf(axes, handles, labels))
  const loc = options.take<string | number>("loc", "best")
  legend.loc = typeof loc === "number" ? places[loc]! : loc
  legend.title = options.take("title", "")
  legend.fontsize = fontSize(options.take<number | string>("fontsize", 10))
  const prop = options.take<{ readonly size?: number }>("prop")
  if (prop?.size !== undefined) legend.fontsize = prop.size
  legend.columns = options.take("ncol", options.take("ncols", 1))
  legend.hasFrame = options.take("frameon", true)
  legend.opacity = options.take("framealpha", 0.8)
  legend.anchor = options.take<readonly number[]>("bbox_to_anchor")
  for (const name of ["shadow", "fancybox", "numpoints", "scatterpoints", "markerscale", "borderaxespad"])
    options.take(name)
  options.done()
  axes.legendBox = legend
  return legend
}

/** Labelled artists in the order lines, patches, collections, then containers, as matplotlib finds them. */
export function findLabelled(axes: Axes): LegendEntry[] {
  const own = axes.artists
    .filter(({ label }) => isShown(label))
    .map((handle) => ({ handle, text: handle.label }))
  const contained = axes.containers
    .filter(({ label, patches }) => isShown(label) && patches.length > 0)
    .map((container) => ({ handle: container.patches[0] as Artist, text: container.label }))
  return [...own, ...contained]
}

function isShown(label: string): boolean {
  return label !== "" && !label.startsWith("_")
}

function entriesOf(axes: Axes, handles: readonly unknown[], labels: readonly unknown[]): LegendEntry[] {
  if (handles.length === 0 && labels.length === 0) return findLabelled(axes)
  const things = handles.length > 0 ? handles : unlabelled(axes)
  const count = labels.length > 0 ? Math.min(things.length, labels.length) : things.length
  return things.slice(0, count).map((thing, i) => {
    const handle = artistOf(thing)
    return { handle, text: labels.length > 0 ? String(labels[i]) : handle.label }
  })
}

/** What a list of labels names: lines first, then what else was drawn. */
function unlabelled(axes: Axes): unknown[] {
  const inContainers = new Set<unknown>(axes.containers.flatMap(({ patches }) => patches))
  return [...axes.artists.filter((artist) => !inContainers.has(artist)), ...axes.containers]
}

function artistOf(thing: unknown): Artist {
  if (thing instanceof BarContainer) return thing.patches[0]!
  if (thing instanceof ErrorbarContainer) return thing.line ?? thing.bars[0]!
  return (Array.isArray(thing) ? thing[0] : thing) as Artist
}
