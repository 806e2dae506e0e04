/** Cuts what lies beyond a rectangle. */
export interface Frame {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export type Point = readonly [x: number, y: number]

/** The pieces of a line within a frame; gaps (NaN) end a piece. Points within stay the very same. */
export function clipLine(points: readonly Point[], frame: Frame): Point[][] {
  const pieces: Point[][] = []
  let piece: Point[] = []
  const end = () => {
    if (piece.length > 0) pieces.push(piece)
    piece = []
  }
  for (let i = 0; i < points.length; i++) {
    const point = points[i]!
    if (!isFinitePoint(point)) {
      end()
      continue
    }
    const before = points[i - 1]
    if (before && isFinitePoint(before)) addSegment(before, point)
    else if (isInside(point, frame)) piece.push(point)
  }
  end()
  return pieces

  function addSegment(from: Point, to: Point): void {
    const shares = maybeShares(from, to, frame)
    if (!shares) {
      end()
      return
    }
    const [enter, leave] = shares
    if (enter > 0) {
      end()
      piece.push(between(from, to, enter))
    } else if (piece.length === 0) piece.push(from)
    piece.push(leave < 1 ? between(from, to, leave) : to)
    if (leave < 1) end()
  }
}

function isFinitePoint([x, y]: Point): boolean {
  return Number.isFinite(x) && Number.isFinite(y)
}

/** Whether a point lies in the frame or on its edge. */
export function isInside([x, y]: Point, { left, right, top, bottom }: Frame): boolean {
  return x >= left && x <= right && y >= top && y <= bottom
}

function between([x0, y0]: Point, [x1, y1]: Point, share: number): Point {
  return [x0 + share * (x1 - x0), y0 + share * (y1 - y0)]
}

/**
 * From where to where a segment is within the frame, as shares of it; undefined when it is not.
 * Source: Y. Liang, B. Barsky, A new concept and method for line clipping, ACM TOG 3 (1984) 1-22
 */
function maybeShares([x0, y0]: Point, [x1, y1]: Point, frame: Frame): readonly [number, number] | undefined {
  let [enter, leave] = [0, 1]
  const sides = [
    [x0 - x1, x0 - frame.left],
    [x1 - x0, frame.right - x0],
    [y0 - y1, y0 - frame.top],
    [y1 - y0, frame.bottom - y0],
  ] as const
  for (const [slope, distance] of sides) {
    if (slope === 0 && distance < 0) return undefined
    if (slope < 0) enter = Math.max(enter, distance / slope)
    else if (slope > 0) leave = Math.min(leave, distance / slope)
  }
  return enter <= leave ? [enter, leave] : undefined
}

/**
 * The part of a polygon within a frame; it keeps its direction.
 * Source: I. Sutherland, G. Hodgman, Reentrant polygon clipping, CACM 17 (1974) 32-42
 */
export function clipPolygon(points: readonly Point[], frame: Frame): readonly Point[] {
  if (points.every((point) => isInside(point, frame))) return points
  const sides: readonly ((point: Point) => number)[] = [
    ([x]) => x - frame.left,
    ([x]) => frame.right - x,
    ([, y]) => y - frame.top,
    ([, y]) => frame.bottom - y,
  ]
  return sides.reduce<readonly Point[]>((kept, distance) => {
    return kept.flatMap((point, i) => {
      const before = kept.at(i - 1)!
      const [was, is] = [distance(before), distance(point)]
      const crossing = was < 0 !== is < 0 ? [between(before, point, was / (was - is))] : []
      return is >= 0 ? [...crossing, point] : crossing
    })
  }, points)
}
