import { glyphOf, lookOf, type Stroke, squaresOf } from "../scene/look.ts"
import { type CellsMark, cornerOf, heightOf, widthOf } from "../scene/scene.ts"
import { shadesOf, type Theme } from "../scene/theme.ts"
import { pixelsOf } from "../scene/tile.ts"
import { element, placeElement } from "./element.ts"

/** The page's colours that squares need, read once a drawing. */
export interface PageColours {
  readonly ink: string
  readonly line: string
  readonly paper: string
}

/** Reads the colours that the style sheet takes from the page. */
export function readPageColours(figure: Element): PageColours {
  const style = getComputedStyle(figure)
  const read = (name: string) => style.getPropertyValue(name).trim()
  return { ink: read("--cw-ink"), line: read("--cw-line"), paper: read("--cw-paper") }
}

/**
 * The squares of a grid on a canvas. Squares with gaps are drawn one by one at the screen's resolution;
 * without gaps each is one pixel of a bitmap that the browser enlarges, so any number is quick.
 */
export function drawCells(cells: CellsMark, theme: Theme, page: PageColours): HTMLCanvasElement {
  const canvas = element("canvas", { class: "cw-cells", "aria-hidden": "true" })
  placeElement(canvas, cells.x, cells.y, widthOf(cells), heightOf(cells))
  if (cells.rows === 0 || cells.columns === 0) return canvas
  if (cells.gap === 0) drawBitmap(canvas, cells, theme)
  else drawSquares(canvas, cells, theme, page)
  return canvas
}

function drawBitmap(canvas: HTMLCanvasElement, cells: CellsMark, theme: Theme): void {
  canvas.classList.add("cw-bitmap")
  canvas.width = cells.columns
  canvas.height = cells.rows
  const image = new ImageData(pixelsOf(cells, theme), cells.columns, cells.rows)
  canvas.getContext("2d")?.putImageData(image, 0, 0)
}

function drawSquares(canvas: HTMLCanvasElement, cells: CellsMark, theme: Theme, page: PageColours): void {
  const ratio = Math.min(3, Math.max(1, window.devicePixelRatio || 1))
  canvas.width = Math.ceil(widthOf(cells) * ratio)
  canvas.height = Math.ceil(heightOf(cells) * ratio)
  const context = canvas.getContext("2d")
  if (!context) return
  context.scale(ratio, ratio)
  const shades = shadesOf(theme, cells.scale)
  const [width, height] = [cells.pitchX - cells.gap, cells.pitchY - cells.gap]
  for (const { row, column, value } of squaresOf(cells)) {
    const look = lookOf(value, cells.scale, cells.limit)
    const [x, y] = [column * cells.pitchX, row * cells.pitchY]
    context.fillStyle = "shade" in look ? shades[look.shade]! : page.line
    context.beginPath()
    context.roundRect(x, y, width, height, cornerOf(cells))
    context.fill()
    drawStrokes(context, glyphOf(look, x, y, width, height), page)
  }
}

function drawStrokes(context: CanvasRenderingContext2D, strokes: readonly Stroke[], page: PageColours): void {
  for (const { points, filled } of strokes) {
    context.beginPath()
    for (const [x, y] of points) context.lineTo(x, y)
    context.fillStyle = page.paper
    context.strokeStyle = page.ink
    context.lineWidth = 1.2
    if (filled) context.fill()
    else context.stroke()
  }
}
