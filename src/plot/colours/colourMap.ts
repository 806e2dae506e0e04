import { type Representable, type ValueWriter, writeRepr } from "../../display/hooks.ts"
import { pythonRepr } from "../../display/python.ts"
import { ValueError } from "../../errors.ts"
import * as np from "../../numpy/index.ts"
import type { NDArray } from "../../numpy/ndarray.ts"
import type { float } from "../../numpy/scalar.ts"
import { tuple } from "../../numpy/tuple.ts"
import { untyped } from "../../numpy/typed.ts"
import { type ColourLike, parseColour, type Rgba } from "./colour.ts"
import { type Channels, type MapTable, mapNames, maybeTable } from "./mapTables.ts"

type RgbaTuple = readonly [float, float, float, float]

/**
 * A colour map, called with places from 0 to 1: `plt.cm.viridis(0.5)` is a tuple of red, green, blue and
 * alpha; an array of places gives an array of colours, one row each.
 */
export interface ColourMap extends Representable {
  (place: number): RgbaTuple
  (places: NDArray | readonly number[]): NDArray
  readonly mapName: string
  /** How many colours it has. */
  readonly N: number
  /** The colour at a place from 0 to 1; beyond the ends the end's. */
  at(place: number): Rgba
  reversed(): ColourMap
}

/** Makes a map of its colours. */
function createMap(mapName: string, colours: readonly Channels[]): ColourMap {
  const rgba = colours.map((colour): Rgba => [...colour, 1])
  const pick = (index: number) => rgba[Math.max(0, Math.min(rgba.length - 1, index))]!
  const at = (place: number): Rgba =>
    Number.isNaN(place) ? [0, 0, 0, 0] : pick(Math.floor(place * rgba.length))
  const call = (given: unknown): unknown => {
    const places = untyped(given)
    if (typeof places === "number") return tuple(...lookup(places))
    const array = np.asarray(places as NDArray)
    const isIndex = array.dtype.kind === "i" || array.dtype.kind === "u"
    const rows = (array.ravel().tolist() as number[]).map((x) => [...(isIndex ? pick(x) : at(x))])
    return np.array(rows).reshape([...array.shape, 4])
  }
  // A whole number counts the colours, as in matplotlib; 0 and 1 too, for types are gone by now.
  const lookup = (x: number): Rgba => (Number.isInteger(x) && x > 1 ? pick(x) : at(x))
  return Object.assign(call as ColourMap, {
    mapName,
    N: colours.length,
    at,
    reversed: () => createMap(`${mapName}_r`, colours.toReversed()),
    [writeRepr](writer: ValueWriter) {
      writer.text(`<colour map ${mapName}>`)
    },
  })
}

const known = new Map<string, ColourMap>()

/**
 * The colour map of a name, one of matplotlib's or seaborn's; `NAME_r` is reversed.
 * @param count - how many colours, 256 or what a categorical map has when left out
 * @throws ValueError when there is no such map
 */
export function findColourMap(name: string, count?: number): ColourMap {
  const key = count === undefined ? name : `${name} ${count}`
  const map = known.get(key) ?? createNamed(name, count)
  known.set(key, map)
  return map
}

/** Every name that {@link findColourMap} knows. */
export function colourMapNames(): readonly string[] {
  return mapNames.flatMap((name) => [name, `${name}_r`])
}

function createNamed(name: string, count: number | undefined): ColourMap {
  const table = maybeTable(name.replace(/_r$/, ""))
  if (!table) throw new ValueError(`${pythonRepr(name)} is not a valid value for cmap`)
  const colours = coloursOf(table, count)
  return createMap(name, name.endsWith("_r") ? colours.toReversed() : colours)
}

function coloursOf({ kind, colours }: MapTable, count: number | undefined): readonly Channels[] {
  if (kind === "anchors") return spread(colours, count ?? 256)
  if (count === undefined || count === colours.length) return colours
  // Few colours of a long list are taken evenly from it.
  return Array.from({ length: count }, (_, i) => {
    const place = count === 1 ? 0 : i / (count - 1)
    return colours[Math.min(colours.length - 1, Math.floor(place * colours.length))]!
  })
}

/** `count` colours on straight lines between evenly spaced ones. */
function spread(anchors: readonly Channels[], count: number): Channels[] {
  return Array.from({ length: count }, (_, i) => {
    const place = count === 1 ? 0 : (i / (count - 1)) * (anchors.length - 1)
    const left = Math.min(anchors.length - 2, Math.floor(place))
    const share = place - left
    const [from, to] = [anchors[left]!, anchors[left + 1]!]
    return [0, 1, 2].map((c) => from[c]! + share * (to[c]! - from[c]!)) as unknown as Channels
  })
}

/** A map of given colours, as `ListedColormap`. */
export function listedColourMap(colours: readonly ColourLike[]): ColourMap {
  return createMap(
    "from_list",
    colours.map((colour) => parseColour(colour).slice(0, 3) as unknown as Channels),
  )
}

/** A map of `count` colours on straight lines between given ones, as `LinearSegmentedColormap.from_list`. */
export function blendedColourMap(name: string, colours: readonly ColourLike[], count = 256): ColourMap {
  const anchors = colours.map((colour) => parseColour(colour).slice(0, 3) as unknown as Channels)
  return createMap(name, spread(anchors, count))
}

/** A map by itself, by its name, or the default one. */
export function toColourMap(map: ColourMap | string | null | undefined, fallback = "viridis"): ColourMap {
  if (map === null || map === undefined) return findColourMap(fallback)
  return typeof map === "string" ? findColourMap(map) : map
}
