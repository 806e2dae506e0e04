import { randomUUID } from "node:crypto"
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { type HostBundle, host } from "../../../src/host.ts"
import { askInput } from "./askInput.ts"
import { checkBundle } from "./bundle.ts"
import { atCellEnd } from "./cellEnd.ts"
import { findCell } from "./cells.ts"
import { renderVegaLite } from "./renderVegaLite.ts"
import { report } from "./report.ts"
import { flushStreams, writeStream } from "./streams.ts"

const require = createRequire(import.meta.url)

/**
 * Gives the library what it asks of its surroundings: streams, displays, files, pictures.
 * @param hasFrontEnd - whether somebody hears comm messages
 */
export function fillHost(hasFrontEnd: boolean): void {
  host.write = writeStream
  host.cell = findCell
  host.display = (bundle, options) => showDisplay(bundle, options?.displayId, options?.update)
  host.clearOutput = (wait) => {
    flushStreams()
    report({ type: "clear", cell: findCell(), wait })
  }
  if (hasFrontEnd)
    host.sendComm = (message) => {
      flushStreams()
      report({ type: "comm", cell: findCell(), message })
    }
  host.input = askInput
  host.readFile = (path) => readFileSync(path)
  host.writeFile = writeWhole
  host.renderVegaLite = renderVegaLite
  host.atCellEnd = atCellEnd
  host.rasterise = rasterise
}

/**
 * Sends a display of the cell that runs, after the text that it wrote before.
 * @throws TypeError - the bundle is not JSON
 */
export function showDisplay(bundle: HostBundle, displayId?: string, update = false): void {
  checkBundle(bundle)
  flushStreams()
  report({ type: "display", cell: findCell(), bundle, displayId, update })
}

/** Writes beside the file and renames, so that a reader sees the old file or the new one. */
function writeWhole(path: string, bytes: Uint8Array): void {
  const beside = join(dirname(path), `.${randomUUID()}.partial`)
  try {
    writeFileSync(beside, bytes)
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

/** Fonts come with the package, so that a picture looks alike everywhere. Loaded at the first use. */
function rasterise(svg: string, scale: number): Uint8Array {
  const { Resvg } = require("@resvg/resvg-js") as typeof import("@resvg/resvg-js")
  const fonts = join(dirname(require.resolve("dejavu-fonts-ttf/package.json")), "ttf")
  const fontFiles = [
    "DejaVuSans.ttf",
    "DejaVuSans-Bold.ttf",
    "DejaVuSerif-Italic.ttf",
    "DejaVuSansMono.ttf",
  ].map((file) => join(fonts, file))
  const font = {
    fontFiles,
    loadSystemFonts: false,
    defaultFontFamily: "DejaVu Sans",
    sansSerifFamily: "DejaVu Sans",
    monospaceFamily: "DejaVu Sans Mono",
  }
  // Browsers want the second word for squares without blur; resvg knows the first alone, and takes the last.
  const plain = svg.replaceAll("image-rendering: pixelated;", "")
  return new Resvg(plain, { font, fitTo: { mode: "zoom", value: scale } }).render().asPng()
}
