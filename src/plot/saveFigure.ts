import { pythonRepr } from "../display/python.ts"
import { ValueError } from "../errors.ts"
import { host } from "../host.ts"
import { untyped } from "../numpy/typed.ts"
import type { Figure } from "./figure.ts"
import { type KeywordArguments, Options } from "./options.ts"
import { createSpecification } from "./vega/spec.ts"

/** `savefig(path, {dpi, bbox_inches})`: PNG, SVG, or the Vega-Lite specification. */
export function saveFigure(figure: Figure, given: string, keywords: KeywordArguments): void {
  const path = String(untyped(given))
  // bbox_inches changes nothing on the screen, but here it cuts the border.
  const { bbox_inches, ...rest } = keywords
  const options = new Options("savefig", rest)
  const dpi = options.take<number | "figure">("dpi", "figure")
  const format = options.take("format", /\.(\w+)$/.exec(path)?.[1] ?? "png")
  for (const name of ["transparent", "facecolor", "edgecolor", "quality", "orientation"]) options.take(name)
  options.done()
  const { spec } = createSpecification(figure, bbox_inches === "tight")
  if (!host.writeFile) throw new ValueError(`savefig: files cannot be written here, got ${pythonRepr(path)}`)
  const scale = dpi === "figure" ? 1 : dpi / figure.dpi
  host.writeFile(path, render(spec, format, scale))
}

function render(spec: unknown, format: string, scale: number): Uint8Array {
  if (format === "json") return encode(JSON.stringify(spec))
  const svg = host.renderVegaLite?.(spec)
  if (svg === undefined) throw new ValueError("savefig: pictures cannot be drawn here")
  if (format === "svg") return encode(svg)
  const png = format === "png" ? host.rasterise?.(svg, scale) : undefined
  if (!png) throw new ValueError(`savefig: the format must be png, svg or json, got ${pythonRepr(format)}`)
  return png
}

/** The WHATWG's encoder, which Node and browsers both have. */
const { TextEncoder } = globalThis as unknown as {
  TextEncoder: new () => { encode(text: string): Uint8Array }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
