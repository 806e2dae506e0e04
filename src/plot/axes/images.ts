/** Tables of numbers as squares: `imshow`, `matshow`, `pcolormesh`. */
import { ValueError } from "../../errors.ts"
import * as np from "../../numpy/index.ts"
import type { NDArray } from "../../numpy/ndarray.ts"
import { AxesImage } from "../artists.ts"
import type { Rgba } from "../colours/colour.ts"
import { type ColourMap, toColourMap } from "../colours/colourMap.ts"
import { numbersOf, shapeOf, type Table, tableOf } from "../numbers.ts"
import { nameArguments, Options, splitArguments } from "../options.ts"
import type { Axes } from "./axes.ts"
import { coloursOf } from "./bars.ts"
import { applyArtistOptions } from "./lines.ts"
import { takeMapping } from "./mapping.ts"

/** `imshow(X, cmap, norm)`: a table of numbers, or of colours when there is a third axis of 3 or 4. */
export function showImage(axes: Axes, values: readonly unknown[], call = "imshow"): AxesImage {
  const options = new Options(call, nameArguments(values, ["X", "cmap", "norm"]))
  const given = options.take<unknown>("X")
  const { table, colours } = readPicture(given)
  const { rows, columns } = table
  const isUpper = options.take("origin", "upper") === "upper"
  const fallback = isUpper ? [-0.5, columns - 0.5, rows - 0.5, -0.5] : [-0.5, columns - 0.5, -0.5, rows - 0.5]
  const extent = [...options.take<readonly number[]>("extent", fallback)] as [number, number, number, number]
  const image = new AxesImage(table, colours, extent, isUpper)
  const cmap = toColourMap(options.take<ColourMap | string>("cmap"))
  const mapping = takeMapping(options, table.values, cmap)
  image.mapping = colours ? undefined : mapping
  image.isSmooth = /bilinear|bicubic|spline|lanczos|gaussian|hanning|mitchell/.test(
    options.take("interpolation", ""),
  )
  axes.aspect = options.take("aspect", "equal" as never)
  applyArtistOptions(image, options)
  options.done()
  axes.add(image)
  for (const edge of extent.slice(0, 2)) axes.stick("x", edge)
  for (const edge of extent.slice(2)) axes.stick("y", edge)
  axes.x.isInverted = extent[0] > extent[1]
  axes.y.isInverted = extent[2] > extent[3]
  return image
}

function readPicture(given: unknown): { table: Table; colours: readonly Rgba[] | undefined } {
  const array = np.asarray(given as NDArray)
  const shape = array.ndim === 3 && array.shape[2] === 1 ? array.shape.slice(0, 2) : array.shape
  if (shape.length === 2) return { table: tableOf(array.reshape(shape)), colours: undefined }
  const channels = shape[2]
  if (shape.length !== 3 || (channels !== 3 && channels !== 4))
    throw new TypeError(`Invalid shape (${shape.join(", ")}) for image data`)
  return readColours(array, channels)
}

/** Channels are bytes, or floats from 0 to 1; what lies beyond is cut. */
function readColours(array: NDArray, channels: number): { table: Table; colours: readonly Rgba[] } {
  const flat = (array.ravel().tolist() as number[]).map(Number)
  const whole = array.dtype.kind === "f" ? 1 : 255
  const share = (x: number) => Math.min(1, Math.max(0, x / whole))
  const [rows, columns] = array.shape as [number, number]
  const colours = Array.from({ length: rows * columns }, (_, i): Rgba => {
    const [r, g, b, a = whole] = flat.slice(i * channels, (i + 1) * channels)
    return [share(r!), share(g!), share(b!), share(a)]
  })
  return { table: { rows, columns, values: flat }, colours }
}

/** `pcolormesh([X, Y], C)`: squares between the given edges, the first row at the bottom. */
export function showMesh(axes: Axes, call: string, values: readonly unknown[]): AxesImage {
  const [positional, keywords] = splitArguments(values)
  const [x, y] = positional.length >= 3 ? positional : []
  const table = tableOf(positional.at(positional.length >= 3 ? 2 : 0))
  const options = new Options(call, keywords)
  const [left, right] = edgesOf(x, table.columns, false)
  const [bottom, top] = edgesOf(y, table.rows, true)
  const mesh = new AxesImage(table, undefined, [left, right, bottom, top], false, "collections.QuadMesh")
  mesh.mapping = takeMapping(options, table.values, toColourMap(options.take<ColourMap | string>("cmap")))
  options.take("shading")
  const edge = options.take<unknown>("edgecolor")
  const width = options.take("linewidth", edge === undefined ? 0 : 1)
  if (width > 0 && edge !== undefined) mesh.grid = { width, color: coloursOf(edge)[0]! }
  applyArtistOptions(mesh, options)
  options.done()
  axes.add(mesh)
  for (const at of [left, right]) axes.stick("x", at)
  for (const at of [bottom, top]) axes.stick("y", at)
  return mesh
}

/** The outer edges; points in place of edges are the squares' middles. Edges must be evenly spaced. */
function edgesOf(given: unknown, count: number, isRows: boolean): [number, number] {
  if (given === undefined) return [0, count]
  const shape = shapeOf(given)
  const all = shape.length === 2 ? tableOf(given) : undefined
  const places = all
    ? Array.from(
        { length: isRows ? all.rows : all.columns },
        (_, i) => all.values[isRows ? i * all.columns : i]!,
      )
    : numbersOf(given)
  const step = (places.at(-1)! - places[0]!) / (places.length - 1)
  if (
    places.some((place, i) => Math.abs(place - places[0]! - i * step) > 1e-6 * Math.abs(step) * places.length)
  )
    throw new ValueError("pcolormesh: rows and columns must be evenly spaced, got other distances")
  const half = places.length === count ? step / 2 : 0
  return [places[0]! - half, places.at(-1)! + half]
}
