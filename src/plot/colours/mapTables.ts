import { rgb } from "d3-color"
import * as chromatic from "d3-scale-chromatic"
import { fromBase64 } from "./fromBase64.ts"
import { sampledMaps } from "./sampledMaps.ts"

/** A colour as three channels from 0 to 1. */
export type Channels = readonly [number, number, number]

/** How a map gives its colours: evenly spaced anchors, or listed as they are, or a list of few for categories. */
export interface MapTable {
  readonly kind: "anchors" | "listed"
  readonly colours: readonly Channels[]
}

/** Points `[place, value]` of a piecewise linear channel. */
type Channel = readonly (readonly [at: number, value: number])[]

const rise: Channel = [
  [0, 0],
  [1, 1],
]
const fall: Channel = [
  [0, 1],
  [1, 0],
]
const flat = (value: number): Channel => [
  [0, value],
  [1, value],
]

/** Maps that are straight lines between a few points, channel by channel: red, green, blue. */
const segmented: Readonly<Record<string, readonly [Channel, Channel, Channel]>> = {
  gray: [rise, rise, rise],
  binary: [fall, fall, fall],
  autumn: [flat(1), rise, flat(0)],
  cool: [rise, fall, flat(1)],
  spring: [flat(1), rise, fall],
  summer: [
    rise,
    [
      [0, 0.5],
      [1, 1],
    ],
    flat(0.4),
  ],
  winter: [
    flat(0),
    rise,
    [
      [0, 1],
      [1, 0.5],
    ],
  ],
  bwr: [
    [
      [0, 0],
      [0.5, 1],
      [1, 1],
    ],
    [
      [0, 0],
      [0.5, 1],
      [1, 0],
    ],
    [
      [0, 1],
      [0.5, 1],
      [1, 0],
    ],
  ],
  seismic: [
    [
      [0, 0],
      [0.25, 0],
      [0.5, 1],
      [0.75, 1],
      [1, 0.5],
    ],
    [
      [0, 0],
      [0.25, 0],
      [0.5, 1],
      [0.75, 0],
      [1, 0],
    ],
    [
      [0, 0.3],
      [0.25, 1],
      [0.5, 1],
      [0.75, 0],
      [1, 0],
    ],
  ],
  hot: [
    [
      [0, 0.0416],
      [0.365079, 1],
      [1, 1],
    ],
    [
      [0, 0],
      [0.365079, 0],
      [0.746032, 1],
      [1, 1],
    ],
    [
      [0, 0],
      [0.746032, 0],
      [1, 1],
    ],
  ],
  jet: [
    [
      [0, 0],
      [0.35, 0],
      [0.66, 1],
      [0.89, 1],
      [1, 0.5],
    ],
    [
      [0, 0],
      [0.125, 0],
      [0.375, 1],
      [0.64, 1],
      [0.91, 0],
      [1, 0],
    ],
    [
      [0, 0.5],
      [0.11, 1],
      [0.34, 1],
      [0.65, 0],
      [1, 0],
    ],
  ],
  bone: [
    [
      [0, 0],
      [0.746032, 0.652778],
      [1, 1],
    ],
    [
      [0, 0],
      [0.365079, 0.319444],
      [0.746032, 0.777778],
      [1, 1],
    ],
    [
      [0, 0],
      [0.365079, 0.444444],
      [1, 1],
    ],
  ],
  copper: [
    [
      [0, 0],
      [0.809524, 1],
      [1, 1],
    ],
    [
      [0, 0],
      [1, 0.7812],
    ],
    [
      [0, 0],
      [1, 0.4975],
    ],
  ],
}

const ramps: Readonly<Record<string, (t: number) => string>> = {
  viridis: chromatic.interpolateViridis,
  plasma: chromatic.interpolatePlasma,
  inferno: chromatic.interpolateInferno,
  magma: chromatic.interpolateMagma,
}

/** ColorBrewer's schemes: nine colours of one direction, eleven about a middle. */
const sequential =
  "Blues Greens Greys Oranges Purples Reds BuGn BuPu GnBu OrRd PuBuGn PuBu PuRd RdPu YlGnBu YlGn YlOrBr YlOrRd"
const diverging = "BrBG PRGn PiYG PuOr RdBu RdGy RdYlBu RdYlGn Spectral"
const categorical: Readonly<Record<string, readonly string[]>> = {
  tab10: chromatic.schemeCategory10,
  Accent: chromatic.schemeAccent,
  Dark2: chromatic.schemeDark2,
  Paired: chromatic.schemePaired,
  Pastel1: chromatic.schemePastel1,
  Pastel2: chromatic.schemePastel2,
  Set1: chromatic.schemeSet1,
  Set2: chromatic.schemeSet2,
  Set3: chromatic.schemeSet3,
  tab20:
    "#1f77b4 #aec7e8 #ff7f0e #ffbb78 #2ca02c #98df8a #d62728 #ff9896 #9467bd #c5b0d5 #8c564b #c49c94 #e377c2 #f7b6d2 #7f7f7f #c7c7c7 #bcbd22 #dbdb8d #17becf #9edae5".split(
      " ",
    ),
}

/** The names of all maps; each has a reversed twin, `NAME_r`. */
export const mapNames: readonly string[] = [
  ...Object.keys(ramps),
  ...Object.keys(sampledMaps),
  ...Object.keys(segmented),
  "rainbow",
  ...sequential.split(" "),
  ...diverging.split(" "),
  ...Object.keys(categorical),
]

/** The table of a map by its name, without `_r`; undefined when there is none. */
export function maybeTable(name: string): MapTable | undefined {
  const ramp = ramps[name]
  if (ramp) return listed(ramp256(ramp))
  const sampled = sampledMaps[name]
  if (sampled !== undefined) return listed(tripletsOf(fromBase64(sampled)))
  const channels = segmented[name]
  if (channels) return listed(sample(([at]) => channels.map((points) => interpolate(points, at))))
  if (name === "rainbow") return listed(sample(([at]) => rainbowAt(at)))
  if (sequential.split(" ").includes(name)) return anchors(scheme(name)[9]!)
  // ColorBrewer's purples come first in d3, its oranges in matplotlib.
  if (name === "PuOr") return anchors(scheme(name)[11]!.toReversed())
  if (diverging.split(" ").includes(name)) return anchors(scheme(name)[11]!)
  return categorical[name] && listed(categorical[name].map(channelsOf))
}

function listed(colours: readonly Channels[]): MapTable {
  return { kind: "listed", colours }
}

function anchors(colours: readonly string[]): MapTable {
  return { kind: "anchors", colours: colours.map(channelsOf) }
}

function scheme(name: string): readonly (readonly string[])[] {
  const schemes: Readonly<Record<string, unknown>> = chromatic
  return schemes[`scheme${name}`] as readonly (readonly string[])[]
}

function channelsOf(css: string): Channels {
  const { r, g, b } = rgb(css)
  return [r / 255, g / 255, b / 255]
}

function ramp256(at: (t: number) => string): Channels[] {
  return Array.from({ length: 256 }, (_, i) => channelsOf(at((i + 0.5) / 256)))
}

function sample(at: (place: readonly [number]) => readonly number[]): Channels[] {
  return Array.from({ length: 256 }, (_, i) => at([i / 255]) as unknown as Channels)
}

function tripletsOf(bytes: Uint8Array): Channels[] {
  return Array.from({ length: bytes.length / 3 }, (_, i) => [
    bytes[3 * i]! / 255,
    bytes[3 * i + 1]! / 255,
    bytes[3 * i + 2]! / 255,
  ])
}

function interpolate(points: Channel, at: number): number {
  const next = points.findIndex(([place]) => place >= at)
  if (next <= 0) return points[0]![1]
  const [[x0, y0], [x1, y1]] = [points[next - 1]!, points[next]!]
  return y0 + ((y1 - y0) * (at - x0)) / (x1 - x0)
}

/** The rainbow of gnuplot's palette 33,13,10: |2x - 1/2|, sin(pi x), cos(pi x / 2). */
function rainbowAt(x: number): Channels {
  return [Math.min(1, Math.abs(2 * x - 0.5)), Math.sin(Math.PI * x), Math.cos((Math.PI * x) / 2)]
}
