import type { Line2D } from "../artists.ts"
import type { SymbolMark } from "../layout/marks.ts"

/** Outlines of markers in the square from -1 to 1, y downwards; those without an area are drawn as lines. */
const outlines: Readonly<Record<string, string>> = {
  s: "M-1,-1H1V1H-1Z",
  D: "M0,-1.414L1.414,0L0,1.414L-1.414,0Z",
  d: "M0,-1.414L0.848,0L0,1.414L-0.848,0Z",
  "^": "M0,-1L1,1L-1,1Z",
  v: "M0,1L1,-1L-1,-1Z",
  "<": "M-1,0L1,-1L1,1Z",
  ">": "M1,0L-1,-1L-1,1Z",
  p: polygon(5, 1),
  h: polygon(6, 1),
  H: polygon(6, 1, Math.PI / 6),
  "8": polygon(8, 1, Math.PI / 8),
  "*": polygon(10, 1, 0, 0.381966),
  P: "M-0.333,-1H0.333V-0.333H1V0.333H0.333V1H-0.333V0.333H-1V-0.333H-0.333Z",
  X: "M-1,-0.5L-0.5,-1L0,-0.5L0.5,-1L1,-0.5L0.5,0L1,0.5L0.5,1L0,0.5L-0.5,1L-1,0.5L-0.5,0Z",
}

const strokes: Readonly<Record<string, string>> = {
  x: "M-1,-1L1,1M-1,1L1,-1",
  "+": "M-1,0H1M0,-1V1",
  "|": "M0,-1V1",
  _: "M-1,0H1",
  "1": "M0,0V1M0,0L0.8,-0.5M0,0L-0.8,-0.5",
  "2": "M0,0V-1M0,0L0.8,0.5M0,0L-0.8,0.5",
  "3": "M0,0H-1M0,0L0.5,0.8M0,0L0.5,-0.8",
  "4": "M0,0H1M0,0L-0.5,0.8M0,0L-0.5,-0.8",
}

function polygon(corners: number, radius: number, turn = 0, inner = 1): string {
  const points = Array.from({ length: corners }, (_, i) => {
    const angle = turn - Math.PI / 2 + (2 * Math.PI * i) / corners
    const r = i % 2 === 1 ? radius * inner : radius
    return `${(r * Math.cos(angle)).toFixed(3)},${(r * Math.sin(angle)).toFixed(3)}`
  })
  return `M${points.join("L")}Z`
}

/** The shape of a marker for Vega: a name, or an outline. */
export function shapeOf(marker: string): string {
  return outlines[marker] ?? strokes[marker] ?? "circle"
}

/** Whether a marker is lines alone, without an area to fill. */
export function isStroked(marker: string): boolean {
  return marker in strokes
}

/** How much smaller than asked a marker is: a point is half a circle's size. */
export function sizeFactor(marker: string): number {
  return marker === "." ? 0.5 : marker === "," ? 1 / 6 : 1
}

/** The look of a line's markers; undefined when it has none. */
export function maybeMarkerLook(
  line: Line2D,
  point: number,
): Omit<SymbolMark, "kind" | "x" | "y"> | undefined {
  if (["none", "None", "", " "].includes(line.marker)) return undefined
  const [r, g, b, a] = line.markerfacecolor ?? line.color
  const [er, eg, eb, ea] = line.markeredgecolor ?? line.color
  const alpha = line.alpha ?? 1
  return {
    side: line.markersize * point * sizeFactor(line.marker),
    marker: line.marker,
    fill: isStroked(line.marker) ? [0, 0, 0, 0] : [r, g, b, a * alpha],
    stroke: [er, eg, eb, ea * alpha],
    width: line.markeredgewidth * point,
  }
}
