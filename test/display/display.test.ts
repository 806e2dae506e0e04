import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { toBase64 } from "../../src/display/base64.ts"
import { display, update_display } from "../../src/display/display.ts"
import { registerFormatter } from "../../src/display/formatters.ts"
import { awaitMimeBundle, mimeBundle, showsSomething } from "../../src/display/mime.ts"
import { Formula, HTML, Image, JsonTree, Latex, Markdown, SVG } from "../../src/display/rich.ts"
import { type HostBundle, host } from "../../src/host.ts"
import { Typed } from "../../src/numpy/typed.ts"

type Shown = [HostBundle, { displayId?: string; update?: boolean } | undefined]
let shown: Shown[] = []

beforeEach(() => {
  shown = []
  host.display = (bundle, options) => shown.push([bundle, options])
})

afterEach(() => {
  delete host.display
  delete host.readFile
})

const jupyterDisplay = Symbol.for("Jupyter.display")

describe("A result's MIME bundle", () => {
  test("is its displayed text, by its type", () => {
    expect(mimeBundle(3, "float64")).toEqual({ data: { "text/plain": "np.float64(3.0)" }, metadata: {} })
    expect(mimeBundle(new Typed(3, "float")).data).toEqual({ "text/plain": "3.0" })
    expect(mimeBundle("it's").data).toEqual({ "text/plain": `"it's"` })
  })

  test("has nothing to show for undefined and null, as Python's None", () => {
    expect([undefined, null].map((value) => showsSomething(mimeBundle(value)))).toEqual([false, false])
    expect(showsSomething(mimeBundle(0))).toBe(true)
  })

  test("is what the value's Jupyter.display method says, as data or as a whole bundle", () => {
    const data = { "text/html": "<b>x</b>" }
    expect(mimeBundle({ [jupyterDisplay]: () => data })).toEqual({ data, metadata: {} })
    const bundle = { data, metadata: { "text/html": { isolated: true } } }
    expect(mimeBundle({ [jupyterDisplay]: () => bundle })).toEqual(bundle)
    expect(() => mimeBundle({ [jupyterDisplay]: () => 3 })).toThrow(
      "Jupyter.display: must return data by MIME type, got 3",
    )
  })

  test("awaits a display method that is asynchronous", async () => {
    const slow = { [jupyterDisplay]: async () => ({ "text/html": "later" }) }
    expect(await awaitMimeBundle(slow)).toEqual({ data: { "text/html": "later" }, metadata: {} })
    expect(await awaitMimeBundle(1)).toEqual(mimeBundle(1))
  })

  test("takes the registered formatter that came last, and text/plain from Python where it has none", () => {
    const matches = (value: unknown): value is number[] => Array.isArray(value)
    const first = registerFormatter(matches, () => ({ data: { "text/html": "first" }, metadata: {} }))
    const second = registerFormatter(matches, (list) =>
      list.length > 1 ? { data: { "text/html": "second" }, metadata: {} } : undefined,
    )
    expect(mimeBundle([1, 2]).data).toEqual({ "text/html": "second", "text/plain": "[1, 2]" })
    expect(mimeBundle([1]).data).toEqual({ "text/html": "first", "text/plain": "[1]" })
    second()
    expect(mimeBundle([1, 2]).data["text/html"]).toBe("first")
    first()
    expect(mimeBundle([1, 2]).data).toEqual({ "text/plain": "[1, 2]" })
  })
})

describe("display", () => {
  test("shows each value, None too, and returns nothing that would be shown again", () => {
    expect(display(1, null)).toBeUndefined()
    expect(shown.map(([bundle]) => bundle.data["text/plain"])).toEqual(["1", "None"])
  })

  test("with a display_id gives a handle that updates the output in its place", () => {
    const handle = display("10 %", { display_id: "progress" })
    handle.update("20 %")
    update_display("30 %", { display_id: "progress" })
    expect(shown.map(([bundle, options]) => [bundle.data["text/plain"], options])).toEqual([
      ["'10 %'", { displayId: "progress", update: false }],
      ["'20 %'", { displayId: "progress", update: true }],
      ["'30 %'", { displayId: "progress", update: true }],
    ])
    expect(showsSomething(mimeBundle(handle))).toBe(false)
  })

  test("makes up an id of its own on request, never the same twice", () => {
    const ids = [display(1, { display_id: true }), display(1, { display_id: true })].map(
      (handle) => handle.display_id,
    )
    expect(new Set(ids).size).toBe(2)
  })

  test("takes raw data by MIME type, and metadata beside it", () => {
    display({ "text/x-note": "hi" }, { raw: true, metadata: { from: "test" } })
    expect(shown[0]![0]).toEqual({ data: { "text/x-note": "hi" }, metadata: { from: "test" } })
    expect(() => display(3, { raw: true })).toThrow(
      "display: a raw value must be data by MIME type, got number",
    )
  })

  test("shows a record with other names than its options as a dict", () => {
    display({ raw: true, loss: 1 })
    expect(shown[0]![0].data["text/plain"]).toBe("{'raw': True, 'loss': 1}")
  })
})

describe("Rich helpers", () => {
  test("show HTML, Markdown, LaTeX, SVG and JSON under their MIME types, IPython's text beside them", () => {
    const data = [
      HTML("<b>"),
      Markdown("# a"),
      Latex("$x$"),
      Formula("x^2"),
      SVG("<svg/>"),
      JsonTree([1]),
    ].map((value) => mimeBundle(value).data)
    expect(data).toEqual([
      { "text/html": "<b>", "text/plain": "<IPython.core.display.HTML object>" },
      { "text/markdown": "# a", "text/plain": "<IPython.core.display.Markdown object>" },
      { "text/latex": "$x$", "text/plain": "<IPython.core.display.Latex object>" },
      { "text/latex": "$\\displaystyle x^2$", "text/plain": "<IPython.core.display.Math object>" },
      { "image/svg+xml": "<svg/>", "text/plain": "<IPython.core.display.SVG object>" },
      { "application/json": [1], "text/plain": "<IPython.core.display.JSON object>" },
    ])
  })

  test("Image shows bytes, files and addresses, by what the bytes are", () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1])
    host.readFile = (path) => (path === "rnn.png" ? png : new Uint8Array([1, 2, 3, 4]))
    expect(mimeBundle(Image(png)).data["image/png"]).toBe(Buffer.from(png).toString("base64"))
    expect(mimeBundle(Image("rnn.png", { width: 40 })).metadata).toEqual({ "image/png": { width: 40 } })
    expect(mimeBundle(Image('https://example.org/a.png?x=1&y="2"', { alt: "a" })).data["text/html"]).toBe(
      '<img src="https://example.org/a.png?x=1&amp;y=&quot;2&quot;" alt="a"/>',
    )
    expect(() => Image("notes.txt")).toThrow("Image: must be PNG, JPEG, GIF or WebP, got bytes 1 2 3 4")
    expect(() => Image({})).toThrow("Image: data, filename or url must be given, got none")
  })

  test("Base64 is that of RFC 4648, padding included", () => {
    for (let length = 0; length < 20; length++) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 37 + 200) % 256)
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"))
    }
  })
})
