/** Text or widths between the fields of a line, as genfromtxt takes them. */
export type Delimiter = string | number | readonly number[] | null

/** The fields of a line without its comment; none for an empty one. */
export type SplitLine = (line: string) => string[]

/** Pieces of a line from place to place. */
const cut = (line: string, places: readonly number[]) =>
  places.slice(1).map((end, k) => line.slice(places[k], end))

const withoutEnd = (line: string) => line.replace(/[\r\n]+$/, "")

function byWidth(line: string, width: number): string[] {
  const count = Math.ceil(line.length / width)
  return cut(
    line,
    Array.from({ length: count + 1 }, (_, k) => k * width),
  )
}

function byWidths(line: string, widths: readonly number[]): string[] {
  const places = [0]
  for (const width of widths) places.push(places.at(-1)! + width)
  // An empty line of a file has its end and so all fields; without it, it has none, as in NumPy.
  return line === "" ? [] : cut(withoutEnd(line), places)
}

function byText(line: string, delimiter: string): string[] {
  const text = line.replace(/^[ \r\n]+|[ \r\n]+$/g, "")
  return text === "" ? [] : text.split(delimiter)
}

function bySpace(line: string): string[] {
  const text = line.trim()
  return text === "" ? [] : text.split(/\s+/)
}

function splitterFor(delimiter: Delimiter): SplitLine {
  if (delimiter === null || delimiter === "") return bySpace
  if (typeof delimiter === "string") return (line) => byText(line, delimiter)
  const widths = typeof delimiter === "number" ? [delimiter] : delimiter
  if (widths.length === 0 || widths.some((width) => !Number.isInteger(width) || width < 1))
    throw new RangeError(
      `genfromtxt: delimiter must be text or widths of at least 1, got ${String(delimiter)}`,
    )
  return typeof delimiter === "number"
    ? (line) => byWidth(withoutEnd(line), delimiter)
    : (line) => byWidths(line, widths)
}

/**
 * How lines become fields.
 *
 * @param comments - what begins a comment; null for nothing
 * @param autostrip - whether fields lose the space around them
 * @throws RangeError for widths below 1.
 */
export function splitLine(delimiter: Delimiter, comments: string | null, autostrip: boolean): SplitLine {
  const split = splitterFor(delimiter)
  return (line) => {
    const fields = split(comments === null ? line : line.split(comments, 1)[0]!)
    return autostrip ? fields.map((field) => field.trim()) : fields
  }
}
