/** Marks with their places in pixels as Vega-Lite. */
import type { PixelMark, RectMark, RuleMark, SymbolMark, TextMark } from "../layout/marks.ts"
import { isStroked, shapeOf } from "./markers.ts"
import { dash, itself, paint, painted, paints, pixel, pixels, type Unit } from "./units.ts"

/** The units of marks in their order. */
export function pixelUnits(marks: readonly PixelMark[]): Unit[] {
  return marks.map((mark) => {
    if (mark.kind === "rule") return ruleUnit(mark)
    if (mark.kind === "text") return textUnit(mark)
    return mark.kind === "rect" ? rectUnit(mark) : symbolUnit(mark)
  })
}

const place: Unit = { x: pixels("x"), y: pixels("y") }
const ends: Unit = { ...place, x2: { field: "x2" }, y2: { field: "y2" } }

function ruleUnit({ x, y, x2, y2, color, width, style = "-", hasCap = false }: RuleMark): Unit {
  return {
    data: {
      values: [
        { x: pixel(x), y: pixel(y), x2: pixel(x2), y2: pixel(y2), stroke: paint(color), width: pixel(width) },
      ],
    },
    mark: { type: "rule", opacity: 1, strokeCap: hasCap ? "square" : "butt", ...dash(style, width) },
    encoding: { ...ends, stroke: itself("stroke"), strokeWidth: itself("width", "quantitative") },
  }
}

function textUnit({ x, y, text, size, color, align, rotation, isBold, isItalic }: TextMark): Unit {
  return {
    data: {
      values: [
        {
          x: pixel(x),
          y: pixel(y),
          text,
          size: pixel(size),
          fill: paint(color),
          angle: pixel((360 - rotation) % 360),
        },
      ],
    },
    mark: {
      type: "text",
      opacity: 1,
      align,
      baseline: "alphabetic",
      ...(isBold ? { fontWeight: "bold" } : {}),
      ...(isItalic ? { fontStyle: "italic" } : {}),
    },
    encoding: {
      ...place,
      text: { field: "text", type: "nominal" },
      size: itself("size", "quantitative"),
      fill: itself("fill"),
      angle: itself("angle", "quantitative"),
    },
  }
}

function rectUnit({ box, fill, stroke, width, radius = 0 }: RectMark): Unit {
  const { left, top } = box
  const corners = { x: pixel(left), y: pixel(top), x2: pixel(left + box.width), y2: pixel(top + box.height) }
  return {
    data: { values: [{ ...corners, ...paints(fill, stroke, width) }] },
    mark: { type: "rect", opacity: 1, ...(radius > 0 ? { cornerRadius: pixel(radius) } : {}) },
    encoding: { ...ends, ...painted },
  }
}

function symbolUnit(mark: SymbolMark): Unit {
  return {
    data: { values: [{ x: pixel(mark.x), y: pixel(mark.y), ...symbolRow(mark) }] },
    mark: { type: "point", opacity: 1, shape: shapeOf(mark.marker) },
    encoding: { ...place, size: itself("size", "quantitative"), ...painted },
  }
}

/** The fields of a marker: its area and its paint. */
export function symbolRow({ marker, side, fill, stroke, width }: Omit<SymbolMark, "kind" | "x" | "y">): Unit {
  return { size: pixel(side * side), ...paints(isStroked(marker) ? [0, 0, 0, 0] : fill, stroke, width) }
}
