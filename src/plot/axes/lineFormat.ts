import { pythonRepr } from "../../display/python.ts"
import { ValueError } from "../../errors.ts"
import type { LineStyle } from "../artists.ts"
import { isColour } from "../colours/colour.ts"

/** What a format string such as `"ro--"` asks for; what it leaves out is undefined. */
export interface LineFormat {
  readonly color?: string
  readonly marker?: string
  readonly linestyle?: LineStyle
}

/** Every marker with a form of its own; `,` is a pixel. */
export const markers = ".,ov^<>12348spP*hH+xXDd|_"

const styles = ["--", "-.", "-", ":"] as const

/**
 * Reads a format string: a colour, a marker and a line style in any order.
 * With a marker alone there is no line; with neither it is as by default.
 *
 * @throws ValueError when it is none
 * Source: matplotlib.pyplot.plot, "Format Strings"
 */
export function parseLineFormat(format: string): LineFormat {
  const parsed = maybeLineFormat(format)
  if (!parsed)
    throw new ValueError(
      `${pythonRepr(format)} is not a valid format string (a color, a marker, a line style)`,
    )
  return parsed
}

/** As {@link parseLineFormat}; undefined when it is none. */
export function maybeLineFormat(format: string): LineFormat | undefined {
  // "0" to "9" are markers and grey levels alike: a whole colour wins.
  if (isColour(format) && !markers.includes(format)) return { color: format }
  let found: { color?: string; marker?: string; linestyle?: LineStyle } = {}
  for (let rest = format; rest !== ""; ) {
    const style = styles.find((each) => rest.startsWith(each))
    const cycled = /^C\d+/.exec(rest)?.[0]
    const one = rest[0]!
    const part = style ? { linestyle: style } : cycled ? { color: cycled } : letter(one)
    if (!part || Object.keys(part).some((key) => key in found)) return undefined
    found = { ...found, ...part }
    rest = rest.slice((style ?? cycled ?? one).length)
  }
  return found
}

function letter(one: string): LineFormat | undefined {
  if ("bgrcmykw".includes(one)) return { color: one }
  return markers.includes(one) ? { marker: one } : undefined
}

/** A line style by any of its names. */
export function toLineStyle(style: unknown): LineStyle {
  const names: Readonly<Record<string, LineStyle>> = {
    solid: "-",
    dashed: "--",
    dashdot: "-.",
    dotted: ":",
    None: "none",
    none: "none",
    "": "none",
    " ": "none",
  }
  if (Array.isArray(style)) return (Array.isArray(style[1]) ? style[1] : style) as readonly number[]
  const known = names[String(style)] ?? styles.find((each) => each === style)
  if (known === undefined) throw new ValueError(`${pythonRepr(style)} is not a valid value for ls`)
  return known
}
