import type { PyType } from "../numpy/typed.ts"
import type { MimeBundle } from "./mime.ts"

interface Formatter {
  matches(value: unknown): boolean
  format(value: unknown, type: PyType): MimeBundle | undefined
}

const formatters: Formatter[] = []

/**
 * Registers a richer form for some values. The formatter registered last is asked first; where it
 * returns undefined the next one is asked. `text/plain` is added when the bundle has none.
 *
 * @param matches - whether this formatter is for the value
 * @param format - its MIME bundle
 * @returns a function that takes the formatter away again
 */
export function registerFormatter<T>(
  matches: ((value: unknown) => value is T) | ((value: unknown) => boolean),
  format: (value: T, type: PyType) => MimeBundle | undefined,
): () => void {
  const formatter = { matches, format: format as Formatter["format"] }
  formatters.push(formatter)
  return () => {
    const index = formatters.indexOf(formatter)
    if (index >= 0) formatters.splice(index, 1)
  }
}

/** The bundle of the first formatter that has one for `value`. */
export function maybeFormatted(value: unknown, type: PyType): MimeBundle | undefined {
  for (const formatter of formatters.toReversed()) {
    const bundle = formatter.matches(value) ? formatter.format(value, type) : undefined
    if (bundle) return bundle
  }
  return undefined
}
