import { arrowHead } from "../scene/arrow.ts"
import { shadeAt, stripsOf } from "../scene/ramp.ts"
import type {
  FrameMark,
  Mark,
  PathMark,
  RampMark,
  RectMark,
  Scene,
  TextMark,
  TextRun,
} from "../scene/scene.ts"
import type { Theme } from "../scene/theme.ts"
import { svgElement } from "./element.ts"

const styles = { "serif italic": "cw-serif", mono: "cw-mono", bold: "cw-bold" } as const

/** Everything of a scene but its squares, as SVG whose colours follow the page. */
export function drawMarks(
  scene: Scene,
  theme: Theme,
  translate: (text: string) => string = (text) => text,
): SVGSVGElement {
  const { width, height } = scene
  const marks = scene.marks.flatMap((mark) => maybeDrawn(mark, theme, translate))
  return svgElement("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" }, marks)
}

function maybeDrawn(mark: Mark, theme: Theme, translate: (text: string) => string): SVGElement[] {
  if (mark.mark === "text") return [drawText(mark, translate)]
  if (mark.mark === "rect") return [drawRect(mark, theme)]
  if (mark.mark === "path") return drawPath(mark)
  if (mark.mark === "frame") return [drawFrame(mark)]
  return mark.mark === "ramp" ? drawRamp(mark, theme) : []
}

function drawText(mark: TextMark, translate: (text: string) => string): SVGTextElement {
  const { x, y, size, anchor, ink, runs } = mark
  const attributes = { x, y, "font-size": size, "text-anchor": anchor, class: `cw-${ink}` }
  return svgElement(
    "text",
    attributes,
    runs.map((run, i) =>
      drawRun(isWords(run) ? { ...run, text: translate(run.text) } : run, runs[i - 1], size),
    ),
  )
}

/** Names and tokens are the author's, numbers are nobody's. */
function isWords({ text, style }: TextRun): boolean {
  return (style === undefined || style === "bold") && /\p{L}{2}/u.test(text)
}

function drawRun(run: TextRun, previous: TextRun | undefined, size: number): SVGTSpanElement {
  const sunk = (run.subscript ? 1 : 0) - (previous?.subscript ? 1 : 0)
  const attributes = {
    ...(sunk === 0 ? {} : { dy: sunk * 0.22 * size }),
    ...(run.subscript ? { "font-size": 0.72 * size } : {}),
    ...(run.style || run.ink ? { class: classesOf(run) } : {}),
  }
  return svgElement("tspan", attributes, [run.text])
}

function classesOf({ style, ink }: TextRun): string {
  return [style ? styles[style] : "", ink ? `cw-${ink}` : ""].join(" ").trim()
}

function drawPath({ points, ink, width, arrow, dashed }: PathMark): SVGElement[] {
  const line = svgElement("polyline", {
    ...{ points: points.join(" "), class: `cw-stroke cw-stroke-${ink}`, "stroke-width": width },
    ...(dashed ? { "stroke-dasharray": "3 3" } : {}),
  })
  return arrow
    ? [line, svgElement("polygon", { points: arrowHead(points).join(" "), class: `cw-${ink}` })]
    : [line]
}

function drawFrame({ x, y, width, height, radius, ink, line, filled }: FrameMark): SVGRectElement {
  const look = `cw-stroke-${ink} ${filled ? "cw-paper" : "cw-hollow"}`
  return svgElement("rect", { x, y, width, height, rx: radius, class: look, "stroke-width": line })
}

function drawRect({ x, y, width, height, radius, fill }: RectMark, theme: Theme): SVGRectElement {
  const place = { x, y, width, height, rx: radius }
  if (typeof fill === "string") return svgElement("rect", { ...place, class: `cw-${fill}` })
  return svgElement("rect", { ...place, fill: shadeAt(theme, fill.scale, fill.at) })
}

function drawRamp(ramp: RampMark, theme: Theme): SVGRectElement[] {
  const { y, height } = ramp
  return stripsOf(ramp, theme).map(({ x, width, shade }) =>
    svgElement("rect", { x, y, width, height, fill: shade }),
  )
}
