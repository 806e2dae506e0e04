import { createRequire } from "node:module"
import type { LoggerInterface, View } from "vega"
import type { TopLevelSpec } from "vega-lite"

const require = createRequire(import.meta.url)

/** What Vega has and its types leave out: the renderer behind `View.toSVG`, which answers at once. */
interface SvgRenderer {
  initialize(element: undefined, width: number, height: number, origin: readonly number[]): void
  background(color: string): void
  render(scene: unknown): { svg(): string }
}
type Vega = typeof import("vega") & { readonly SVGStringRenderer: new (loader: unknown) => SvgRenderer }

/**
 * A Vega-Lite specification as SVG text, by Vega itself. At once, so that a picture comes before what is
 * printed after it: nothing in it has to be loaded from elsewhere. Vega is loaded at the first picture.
 */
export function renderVegaLite(spec: unknown): string {
  const vega = require("vega") as Vega
  const lite = require("vega-lite") as typeof import("vega-lite")
  // Vega's advice is about specifications, which no author of a lesson has written.
  const logger: LoggerInterface = vega.logger(vega.None)
  const { spec: compiled } = lite.compile(spec as TopLevelSpec, { logger })
  const view = new vega.View(vega.parse(compiled), { renderer: "none", logger }).run()
  try {
    return draw(vega, view)
  } finally {
    view.finalize()
  }
}

function draw(vega: Vega, view: View): string {
  const renderer = new vega.SVGStringRenderer(view.loader())
  renderer.initialize(undefined, view.width(), view.height(), view.origin())
  renderer.background(view.background() as unknown as string)
  const { root } = view.scenegraph() as unknown as { root: SceneItem }
  fillImages(root)
  return renderer.render(root).svg()
}

/** A node of Vega's scene: a mark, a group or an item. */
interface SceneItem {
  readonly marktype?: string
  readonly items?: readonly SceneItem[]
  readonly url?: string
  image?: unknown
}

/** Vega would load pictures later; ours are data in their own addresses, there already. */
function fillImages({ marktype, items = [] }: SceneItem): void {
  for (const item of items) {
    if (marktype === "image")
      item.image = { complete: true, width: 1, height: 1, src: item.url, url: item.url }
    fillImages(item)
  }
}
