import { host } from "../host.ts"
import { toBase64 } from "./base64.ts"
import { type Displayable, displaySymbol, type MimeBundle } from "./mime.ts"

/** The plain text is IPython's own, so that plain outputs of both languages are the same. */
function displayable(
  name: string,
  data: MimeBundle["data"],
  metadata: MimeBundle["metadata"] = {},
): Displayable {
  const bundle = { data: { ...data, "text/plain": `<IPython.core.display.${name} object>` }, metadata }
  return { [displaySymbol]: () => bundle }
}

/** Shows HTML: `HTML("<b>bold</b>")` as a last expression, or `display(HTML(...))`. */
export function HTML(html: string): Displayable {
  return displayable("HTML", { "text/html": checkText("HTML", html) })
}

/** Shows Markdown, with TeX between dollar signs. */
export function Markdown(markdown: string): Displayable {
  return displayable("Markdown", { "text/markdown": checkText("Markdown", markdown) })
}

/** Shows LaTeX; formulas stand between dollar signs or in an environment, as in IPython. */
export function Latex(latex: string): Displayable {
  return displayable("Latex", { "text/latex": checkText("Latex", latex) })
}

/** Shows one formula, displayed: `Math` of IPython under a name that is free in JavaScript. */
export function Formula(tex: string): Displayable {
  return displayable("Math", { "text/latex": `$\\displaystyle ${checkText("Formula", tex)}$` })
}

/** Shows an SVG drawing, given as its text. */
export function SVG(svg: string): Displayable {
  return displayable("SVG", { "image/svg+xml": checkText("SVG", svg) })
}

/** Runs JavaScript in the front end that shows it, where that front end allows it. */
export function Javascript(code: string): Displayable {
  return displayable("Javascript", { "application/javascript": checkText("Javascript", code) })
}

/** Shows a value as a JSON tree. */
export function JsonTree(value: unknown, options: { readonly expanded?: boolean } = {}): Displayable {
  return displayable(
    "JSON",
    { "application/json": value },
    { "application/json": { expanded: options.expanded ?? false } },
  )
}

/** A bitmap's bytes, the name of a file, or an address that the front end loads. */
export interface ImageSource {
  readonly data?: Uint8Array
  readonly filename?: string
  readonly url?: string
}

/** Size in CSS pixels. */
export interface ImageOptions {
  readonly width?: number
  readonly height?: number
  readonly alt?: string
}

/**
 * Shows a PNG, JPEG, GIF or WebP: `Image("rnn.png")`, `Image({data: bytes})`, `Image({url: "https://..."})`.
 *
 * @throws TypeError when the bytes are none of these formats, or no source is given
 */
export function Image(source: string | Uint8Array | ImageSource, options: ImageOptions = {}): Displayable {
  const { url, ...from } = imageSource(source)
  if (url !== undefined) return displayable("Image", { "text/html": imageElement(url, options) })
  const bytes = from.data ?? readImage(from.filename)
  const type = imageType(bytes)
  return displayable("Image", { [type]: toBase64(bytes) }, { [type]: { ...options } })
}

function imageSource(source: string | Uint8Array | ImageSource): ImageSource {
  if (typeof source === "string")
    return /^(https?|data):/.test(source) ? { url: source } : { filename: source }
  return source instanceof Uint8Array ? { data: source } : source
}

function readImage(filename: string | undefined): Uint8Array {
  if (filename === undefined) throw new TypeError("Image: data, filename or url must be given, got none")
  if (!host.readFile) throw new TypeError(`Image: files cannot be read here, got '${filename}'`)
  return host.readFile(filename)
}

const signatures: readonly (readonly [type: string, ...start: number[]])[] = [
  ["image/png", 0x89, 0x50, 0x4e, 0x47],
  ["image/jpeg", 0xff, 0xd8, 0xff],
  ["image/gif", 0x47, 0x49, 0x46, 0x38],
  ["image/webp", 0x52, 0x49, 0x46, 0x46],
]

function imageType(bytes: Uint8Array): string {
  const found = signatures.find(([, ...start]) => start.every((byte, index) => bytes[index] === byte))
  if (!found)
    throw new TypeError(`Image: must be PNG, JPEG, GIF or WebP, got bytes ${bytes.slice(0, 4).join(" ")}`)
  return found[0]
}

function imageElement(url: string, { width, height, alt }: ImageOptions): string {
  const attributes = { src: url, width, height, alt }
  const present = Object.entries(attributes).filter(([, value]) => value !== undefined)
  return `<img ${present.map(([name, value]) => `${name}="${escapeAttribute(String(value))}"`).join(" ")}/>`
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;")
}

function checkText(name: string, value: unknown): string {
  if (typeof value !== "string") throw new TypeError(`${name}: must be given a string, got ${typeof value}`)
  return value
}
