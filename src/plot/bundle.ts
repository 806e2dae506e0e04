import { toBase64 } from "../display/base64.ts"
import type { MimeBundle } from "../display/mime.ts"
import { pythonRepr } from "../display/python.ts"
import { host } from "../host.ts"
import { describeFigure, FIGURE_MIME } from "./describe.ts"
import type { Figure } from "./figure.ts"
import { createSpecification } from "./vega/spec.ts"

/** The type by which JupyterLab's own renderer knows Vega-Lite 5. */
export const VEGA_LITE_MIME = "application/vnd.vegalite.v5+json"

/** Device pixels to a pixel of the picture: sharp on today's screens. */
const PIXEL_RATIO = 2

/** Larger SVG texts are left out: the page has the picture as PNG, too. */
const MOST_SVG = 200_000

/**
 * A figure in all forms: Vega-Lite, and where the host can draw, PNG and SVG for front ends that know no
 * Vega-Lite; the text is matplotlib's. A figure without axes is text alone, as in Jupyter.
 */
export function figureBundle(figure: Figure): MimeBundle {
  const text = { "text/plain": pythonRepr(figure) }
  if (figure.axes.length === 0) return { data: text, metadata: {} }
  const { spec, width, height } = createSpecification(figure, true)
  const svg = host.renderVegaLite?.(spec)
  const png = svg === undefined ? undefined : host.rasterise?.(svg, PIXEL_RATIO)
  return {
    data: {
      [VEGA_LITE_MIME]: spec,
      [FIGURE_MIME]: withoutNonFinite(describeFigure(figure)),
      ...(svg !== undefined && svg.length <= MOST_SVG ? { "image/svg+xml": svg } : {}),
      ...(png ? { "image/png": toBase64(png) } : {}),
      ...text,
    },
    metadata: png ? { "image/png": { width, height } } : {},
  }
}

/** JSON knows neither NaN nor infinity: they are text, as in the data of matplotlib's figures. */
function withoutNonFinite(value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value))
    return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf"
  if (ArrayBuffer.isView(value)) return withoutNonFinite([...(value as unknown as Iterable<number>)])
  if (Array.isArray(value)) return value.map(withoutNonFinite)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutNonFinite(part)]))
}
