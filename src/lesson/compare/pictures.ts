import { type DecodedPng, decode } from "fast-png"
import pixelmatch from "pixelmatch"
import { fromBase64 } from "../../display/base64.ts"
import type { JsonObject, Output } from "../notebook/notebook.ts"

/** A picture as an output holds it. */
interface Picture {
  readonly mime: string
  readonly data: unknown
}

/** What comparing two pictures led to; `data` and `figure` where their numbers have to be compared. */
export type PictureRelation =
  | { readonly kind: "identical" | "equal" | "unjudged"; readonly note: string }
  | { readonly kind: "data"; readonly python: string; readonly typescript: string }
  | { readonly kind: "figure"; readonly python: unknown; readonly typescript: unknown }

/** The data of a figure of `plt`, which Python's figures have where Cellwise ran it (kernel/python/rerun.py). */
const figureMime = "application/vnd.cellwise.figure+json"

/** Up to this share of the pixels may differ in the same picture drawn by two versions of a library. */
const sameShare = 0.001

/** The picture that a displayed output is about, none where it has none; a value's picture beside its text does not count. */
export function maybePicture(output: Output): Picture | null {
  if (output.output_type !== "display_data") return null
  const mimes = Object.keys(output.data)
  const mime = mimes.find((type) => isVega(type)) ?? mimes.find((type) => type.startsWith("image/"))
  return mime === undefined ? null : { mime, data: output.data[mime] }
}

/**
 * Compares two pictures: as data where both hold their numbers (figures, Vega-Lite), else by what the eye sees of their pixels
 * (pixelmatch, after Kotsarenko and Ramos 2010), where both are PNGs of one size.
 */
export function comparePictures(python: Output, typescript: Output): PictureRelation {
  const figures = [figureOf(python), figureOf(typescript)]
  if (figures[0] && figures[1]) return { kind: "figure", python: figures[0], typescript: figures[1] }
  const [left, right] = [maybePicture(python), maybePicture(typescript)]
  if (left && right && isVega(left.mime) && isVega(right.mime))
    return { kind: "data", python: dataText(left.data), typescript: dataText(right.data) }
  const pngs = [pngOf(python), pngOf(typescript)] as const
  if (pngs[0] !== null && pngs[0] === pngs[1]) return { kind: "identical", note: "the same picture" }
  const [a, b] = pngs.map((png) => (png === null ? null : maybeDecode(png)))
  if (!a || !b) return unjudged("shown together, not judged")
  if (a.width !== b.width || a.height !== b.height)
    return unjudged(
      `of ${a.width} x ${a.height} and ${b.width} x ${b.height} pixels, shown together, not judged`,
    )
  return comparePixels(a, b)
}

function comparePixels(a: Pixels, b: Pixels): PictureRelation {
  const differing = pixelmatch(a.data, b.data, undefined, a.width, a.height)
  const part = differing / (a.width * a.height)
  if (differing === 0) return { kind: "equal", note: "the same picture to the eye" }
  const percent = `${Number((part * 100).toPrecision(2))} %`
  if (part <= sameShare) return { kind: "equal", note: `the same picture but for ${percent} of its pixels` }
  return unjudged(`${percent} of their pixels differ, shown together, not judged`)
}

function unjudged(note: string): PictureRelation {
  return { kind: "unjudged", note: `pictures: ${note}` }
}

function isVega(mime: string): boolean {
  return /^application\/vnd\.vega(lite)?\.v\d+(\.\d+)*\+json$/.test(mime)
}

function figureOf(output: Output): unknown {
  return output.output_type === "display_data" ? output.data[figureMime] : undefined
}

function pngOf(output: Output): string | null {
  const png = output.output_type === "display_data" ? output.data["image/png"] : undefined
  return typeof png === "string" ? png.replace(/\s/g, "") : null
}

interface Pixels {
  readonly width: number
  readonly height: number
  /** Red, green, blue and opacity of each pixel. */
  readonly data: Uint8Array
}

/** A picture that cannot be read is shown as it is. */
function maybeDecode(base64: string): Pixels | null {
  try {
    return toPixels(decode(fromBase64(base64)))
  } catch {
    return null
  }
}

/** Grey, palette and 16-bit pictures as 8-bit colours with opacity. */
function toPixels({ width, height, data, channels, depth, palette }: DecodedPng): Pixels | null {
  if (depth !== 8 && depth !== 16) return null
  const colors = new Uint8Array(width * height * 4)
  const byte = (at: number) => (depth === 16 ? (data[at] as number) >> 8 : (data[at] as number))
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const at = pixel * channels
    const values = palette
      ? (palette[data[at] as number] as number[])
      : Array.from({ length: channels }, (_, c) => byte(at + c))
    const isGrey = values.length < 3
    const [red = 0, green = red, blue = red] = isGrey ? [values[0] ?? 0] : values
    const opacity = (isGrey ? values[1] : values[3]) ?? 255
    colors.set([red, green, blue, opacity], pixel * 4)
  }
  return { width, height, data: colors }
}

/** The rows that a Vega-Lite picture draws, each value on its place: text that is compared as any output. */
function dataText(spec: unknown): string {
  return findRows(spec).map(rowText).join("\n")
}

/** Every list of `values` and every data set within a specification, in the order written. */
function findRows(part: unknown): unknown[] {
  if (typeof part !== "object" || part === null) return []
  if (Array.isArray(part)) return part.flatMap(findRows)
  return Object.entries(part as JsonObject).flatMap(([key, value]) => {
    if (key === "values" && Array.isArray(value)) return value
    if (key === "datasets" && typeof value === "object" && value !== null) return Object.values(value).flat()
    return findRows(value)
  })
}

function rowText(row: unknown): string {
  if (typeof row !== "object" || row === null) return String(row)
  return Object.entries(row)
    .map(([name, value]) => `${name} ${typeof value === "object" ? JSON.stringify(value) : value}`)
    .join(" ")
}
