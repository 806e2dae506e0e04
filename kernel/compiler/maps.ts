/** Source maps of the three rewritings, put together: from run text straight to the author's text. */
import { originalPositionFor, type SourceMapInput, TraceMap } from "@jridgewell/trace-mapping"
import type MagicString from "magic-string"
import { SourceMap } from "magic-string"
import type { AuthorPosition, CellMap } from "./compiler.ts"
import { findLineStarts, locationOf, offsetOf } from "./lines.ts"
import type { Rendering } from "./render.ts"

/** Composes: `repl` edits of JavaScript, the `stripped` map to rewritten TypeScript, `rendering` to the author's. */
export function composeMaps(
  repl: MagicString,
  stripped: SourceMapInput,
  rendering: Rendering,
  source: string,
  name: string,
): CellMap {
  const toTypeScript = new TraceMap(stripped)
  const [textStarts, sourceStarts] = [findLineStarts(rendering.text), findLineStarts(source)]
  const decoded = repl.generateDecodedMap({ hires: "boundary" })
  const mappings = decoded.mappings.map((line) =>
    line.flatMap((segment): [number, number, number, number][] => {
      if (segment.length === 1) return []
      const place = originalPositionFor(toTypeScript, { line: segment[2] + 1, column: segment[3] })
      if (place.line === null) return []
      const offset = offsetOf(rendering.text, { line: place.line, column: place.column + 1 }, textStarts)
      const author = locationOf(source, rendering.toSource(offset), sourceStarts)
      return [[segment[0], 0, author.line - 1, author.column - 1]]
    }),
  )
  const { version, mappings: encoded } = new SourceMap({ file: name, sources: [name], names: [], mappings })
  return { version, mappings: encoded, names: [], sources: [name] }
}

/** The author's place of a place in the run text, both from 1. */
export class RunLocator {
  readonly #map: TraceMap

  constructor(map: CellMap) {
    this.#map = new TraceMap({ version: 3, mappings: map.mappings, names: [], sources: [...map.sources] })
  }

  locate(line: number, column: number): AuthorPosition | undefined {
    const place = originalPositionFor(this.#map, { line, column: column - 1 })
    return place.line === null ? undefined : { line: place.line, column: place.column + 1 }
  }
}
