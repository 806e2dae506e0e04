import { describe, expect, test } from "vitest"
import { renderVegaLite } from "../../kernel/session/child/renderVegaLite.ts"
import { closeFigure, openFigure, openNumbers } from "../../src/plot/state.ts"
import { createSpecification } from "../../src/plot/vega/spec.ts"
import { snippets } from "./snippets.ts"

/** Pictures whose whole SVG is kept: a change of any mark shows as a difference to look at. */
const kept = ["line_format", "bars_words", "contour_few", "errors", "heatmap", "log_decade", "subplots_grid"]

function draw(name: string): string {
  closeFigure("all")
  snippets[name]!()
  const svgs = openNumbers().map((number) =>
    renderVegaLite(createSpecification(openFigure(number), true).spec),
  )
  closeFigure("all")
  return svgs.join("\n")
}

/** Vega numbers its clip paths and gradients by a running count; pixels of images are data of their own. */
function rounded(svg: string): string {
  return svg
    .replace(/-?\d+\.\d+/g, (digits) => String(Math.round(10 * Number(digits)) / 10))
    .replace(/base64,[^"]+/g, "base64,...")
    .replaceAll("><", ">\n<")
}

describe("Pictures stay as they are", () => {
  test.each(kept)("%s", async (name) => {
    await expect(rounded(draw(name))).toMatchFileSnapshot(`golden/${name}.svg`)
  })
})

test("every snippet draws without NaN, and as many marks as it has data", () => {
  for (const name of Object.keys(snippets)) {
    const svg = draw(name)
    expect(svg, name).toContain("</svg>")
    expect(svg, name).not.toMatch(/NaN|undefined|Infinity/)
  }
})
