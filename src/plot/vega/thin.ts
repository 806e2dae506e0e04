import type { Point } from "./clip.ts"

/** Lines with more points than these for each pixel of width are thinned. */
const MOST_PER_PIXEL = 8

/**
 * A long line by fewer points that look the same: of each column of pixels the first, the lowest, the
 * highest and the last. Only for lines that go from left to right; others stay as they are.
 *
 * Source: U. Jugel, Z. Jerzak, G. Hackenbroich, V. Markl, M4: A visualization-oriented time series data
 * aggregation, PVLDB 7 (2014) 797-808
 */
export function thin(points: readonly Point[], width: number): readonly Point[] {
  if (points.length <= MOST_PER_PIXEL * width) return points
  const [first, last] = [points[0]![0], points.at(-1)![0]]
  if (points.some(([x, y], i) => Number.isNaN(x + y) || (i > 0 && x < points[i - 1]![0]))) return points
  const columnOf = ([x]: Point) =>
    Math.min(2 * width - 1, Math.floor(((x - first) / (last - first)) * 2 * width))
  const kept: Point[] = []
  for (let start = 0; start < points.length; ) {
    let end = start
    let [low, high] = [start, start]
    while (end + 1 < points.length && columnOf(points[end + 1]!) === columnOf(points[start]!)) {
      end++
      if (points[end]![1] < points[low]![1]) low = end
      if (points[end]![1] > points[high]![1]) high = end
    }
    for (const i of [...new Set([start, low, high, end])].sort((a, b) => a - b)) kept.push(points[i]!)
    start = end + 1
  }
  return kept
}
