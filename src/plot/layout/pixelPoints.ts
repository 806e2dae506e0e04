import { Line2D, PathCollection, Polygon, Rectangle } from "../artists.ts"
import type { Axes } from "../axes/axes.ts"
import type { Figure } from "../figure.ts"
import { shareOf } from "../scales/scale.ts"
import { viewOf } from "./place.ts"

type Point = readonly [x: number, y: number]

/** The places in pixels that a legend should not hide: all points, and the lines between them. */
export function pixelPoints(
  figure: Figure,
  axes: Axes,
): { readonly points: readonly Point[]; readonly lines: readonly (readonly Point[])[] } {
  const { box, ...limits } = viewOf(figure, axes)
  const place = (x: number, y: number): Point => [
    box.left + shareOf(axes.x.scale, limits.x, x) * box.width,
    box.top + (1 - shareOf(axes.y.scale, limits.y, y)) * box.height,
  ]
  const lines: (readonly Point[])[] = []
  const points: Point[] = []
  for (const artist of axes.artists) {
    if (artist instanceof Line2D) {
      const line = artist.x.map((x, i): Point => {
        const [px, py] = place(x, artist.y[i]!)
        return [
          artist.xUnits === "data" ? px : box.left + x * box.width,
          artist.yUnits === "data" ? py : box.top + (1 - artist.y[i]!) * box.height,
        ]
      })
      lines.push(line)
      points.push(...line)
    } else if (artist instanceof PathCollection)
      points.push(...artist.x.map((x, i) => place(x, artist.y[i]!)))
    else if (artist instanceof Polygon) lines.push(artist.x.map((x, i) => place(x, artist.y[i]!)))
    else if (artist instanceof Rectangle && artist.xUnits === "data" && artist.yUnits === "data") {
      const { x, y, width, height } = artist
      const corners = [place(x, y), place(x + width, y), place(x + width, y + height), place(x, y + height)]
      lines.push([...corners, corners[0]!])
    }
  }
  return { points, lines }
}
