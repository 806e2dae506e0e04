import type { PathMark } from "./scene.ts"

const length = 8
const half = 4

/** The head of an arrow at the end of a line: a triangle whose tip is the line's last point. */
export function arrowHead(points: PathMark["points"]): PathMark["points"] {
  const tip = points.at(-1) ?? [0, 0]
  const from = points.findLast(([x, y]) => x !== tip[0] || y !== tip[1]) ?? [tip[0] - 1, tip[1]]
  const size = Math.hypot(tip[0] - from[0], tip[1] - from[1])
  const [dx, dy] = [(tip[0] - from[0]) / size, (tip[1] - from[1]) / size]
  const [x, y] = [tip[0] - length * dx, tip[1] - length * dy]
  return [tip, [x - half * dy, y + half * dx], [x + half * dy, y - half * dx]]
}
