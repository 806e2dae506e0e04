import { arrowHead } from "./arrow.ts"
import { glyphOf, lookOf, type Stroke, squaresOf } from "./look.ts"
import { shadeAt, stripsOf } from "./ramp.ts"
import type {
  CellsMark,
  FrameMark,
  Mark,
  PathMark,
  RampMark,
  RectMark,
  Scene,
  TextMark,
  TextRun,
} from "./scene.ts"
import { cornerOf, heightOf, widthOf } from "./scene.ts"
import { shadesOf, type Theme } from "./theme.ts"
import { renderTile } from "./tile.ts"

/** Grids with more squares than these become a bitmap: SVG with a rectangle for each would be huge. */
export const MOST_RECTANGLES = 5_000

const faces = {
  text: "DejaVu Sans, Helvetica, Arial, sans-serif",
  "serif italic": "DejaVu Serif, Georgia, serif",
  mono: "DejaVu Sans Mono, Menlo, monospace",
}

/**
 * A scene as SVG text that stands on its own: its own paper, colours written out, no script.
 * @param theme - the colours; a picture that leaves the notebook is best light
 */
export function renderSvg(scene: Scene, theme: Theme): string {
  const { width, height } = scene
  const body = scene.marks.map((mark) => renderMark(mark, theme)).join("\n")
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}" role="img" font-family="${faces.text}">`,
    `<title>${escapeXml(scene.description)}</title>`,
    `<rect width="100%" height="100%" fill="${theme.inks.paper}"/>`,
    body,
    "</svg>\n",
  ].join("\n")
}

function renderMark(mark: Mark, theme: Theme): string {
  if (mark.mark === "text") return renderText(mark, theme)
  if (mark.mark === "rect") return renderRect(mark, theme)
  if (mark.mark === "path") return renderPath(mark, theme)
  if (mark.mark === "frame") return renderFrame(mark, theme)
  return mark.mark === "ramp" ? renderRamp(mark, theme) : renderCells(mark, theme)
}

function renderText(mark: TextMark, theme: Theme): string {
  const { x, y, size, anchor } = mark
  const runs = mark.runs.map((run, i) => renderRun(run, mark, mark.runs[i - 1], theme)).join("")
  const place = `x="${n(x)}" y="${n(y)}" font-size="${size}" fill="${theme.inks[mark.ink]}"`
  return `<text ${place}${anchor === "start" ? "" : ` text-anchor="${anchor}"`}>${runs}</text>`
}

function renderRun(run: TextRun, { size }: TextMark, previous: TextRun | undefined, theme: Theme): string {
  const sunk = (run.subscript ? 1 : 0) - (previous?.subscript ? 1 : 0)
  const attributes = [
    sunk === 0 ? "" : ` dy="${n(sunk * 0.22 * size)}"`,
    run.subscript ? ` font-size="${n(0.72 * size)}"` : "",
    run.style === "serif italic" ? ` font-family="${faces["serif italic"]}" font-style="italic"` : "",
    run.style === "mono" ? ` font-family="${faces.mono}"` : "",
    run.style === "bold" ? ' font-weight="bold"' : "",
    run.ink ? ` fill="${theme.inks[run.ink]}"` : "",
  ].join("")
  return attributes === "" ? escapeXml(run.text) : `<tspan${attributes}>${escapeXml(run.text)}</tspan>`
}

function renderRect({ x, y, width, height, radius, fill }: RectMark, theme: Theme): string {
  const colour = typeof fill === "string" ? theme.inks[fill] : shadeAt(theme, fill.scale, fill.at)
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"${radius > 0 ? ` rx="${n(radius)}"` : ""} fill="${colour}"/>`
}

function renderPath({ points, ink, width, arrow, dashed }: PathMark, theme: Theme): string {
  const colour = theme.inks[ink]
  const line = `<path d="${pathData(points)}" fill="none" stroke="${colour}" stroke-width="${n(width)}"${dashed ? ' stroke-dasharray="3 3"' : ""} stroke-linejoin="round"/>`
  return arrow ? `${line}<path d="${pathData(arrowHead(points))}Z" fill="${colour}"/>` : line
}

function pathData(points: PathMark["points"]): string {
  return points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${n(x)} ${n(y)}`).join("")
}

function renderFrame({ x, y, width, height, radius, ink, line, filled }: FrameMark, theme: Theme): string {
  const paint = `fill="${filled ? theme.inks.paper : "none"}" stroke="${theme.inks[ink]}" stroke-width="${n(line)}"`
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${n(radius)}" ${paint}/>`
}

function renderRamp(ramp: RampMark, theme: Theme): string {
  return stripsOf(ramp, theme)
    .map(
      ({ x, width, shade }) =>
        `<rect x="${n(x)}" y="${n(ramp.y)}" width="${width}" height="${n(ramp.height)}" fill="${shade}"/>`,
    )
    .join("")
}

function renderCells(cells: CellsMark, theme: Theme): string {
  if (cells.rows * cells.columns > MOST_RECTANGLES) return renderBitmap(cells, theme)
  const byColour = new Map<string, string[]>()
  const marks: string[] = []
  const corner = cornerOf(cells) > 0 ? ` rx="${cornerOf(cells)}"` : ""
  for (const { row, column, value } of squaresOf(cells)) {
    const look = lookOf(value, cells.scale, cells.limit)
    const x = cells.x + column * cells.pitchX
    const y = cells.y + row * cells.pitchY
    const [w, h] = [cells.pitchX - cells.gap, cells.pitchY - cells.gap]
    const colour = "shade" in look ? shadesOf(theme, cells.scale)[look.shade]! : theme.inks.line
    const list = byColour.get(colour) ?? []
    byColour.set(colour, list)
    list.push(`<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}"${corner}/>`)
    const drawn = renderGlyph(glyphOf(look, x, y, w, h), theme)
    if (drawn !== "") marks.push(drawn)
  }
  const groups = [...byColour].map(([colour, rects]) => `<g fill="${colour}">${rects.join("")}</g>`)
  return [...groups, ...marks].join("\n")
}

function renderGlyph(strokes: readonly Stroke[], theme: Theme): string {
  return strokes
    .map(({ points, filled }) => {
      const d = points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${n(x)} ${n(y)}`).join("")
      const paint = filled
        ? `fill="${theme.inks.paper}"`
        : `fill="none" stroke="${theme.inks.ink}" stroke-width="1.2"`
      return `<path d="${d}" ${paint}/>`
    })
    .join("")
}

function renderBitmap(cells: CellsMark, theme: Theme): string {
  const place = `x="${n(cells.x)}" y="${n(cells.y)}" width="${n(widthOf(cells))}" height="${n(heightOf(cells))}"`
  return `<image ${place} preserveAspectRatio="none" image-rendering="optimizeSpeed" href="data:image/png;base64,${renderTile(cells, theme)}"/>`
}

/** Text and attribute values: every character with a meaning in XML is written as a reference. */
export function escapeXml(text: string): string {
  return (
    text
      .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 allows no control characters at all
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
  )
}

/** A coordinate with at most two decimals. */
function n(x: number): string {
  return String(Math.round(100 * x) / 100)
}
