import { ValueError } from "../../../errors.ts"

/**
 * A format specification, `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
 * Source: https://docs.python.org/3/library/string.html#format-specification-mini-language
 */
export interface FormatSpec {
  readonly fill: string
  readonly align: "<" | ">" | "=" | "^" | ""
  readonly sign: "+" | "-" | " " | ""
  /** No minus sign before a number that rounds to zero. */
  readonly noNegativeZero: boolean
  readonly alternate: boolean
  readonly width: number
  readonly grouping: "," | "_" | ""
  readonly precision: number | null
  /** The presentation type, one letter or `%`; empty when left out. */
  readonly type: string
  /** The width began with `0`: numbers are filled up with zeros behind the sign. */
  readonly zeroPadded: boolean
}

const grammar = /^(?:(.)?([<>=^]))?([ +-])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([^.,_])?$/su

/**
 * Parses a format specification.
 *
 * @param typeName - the Python type being formatted, for the message
 * @throws ValueError when the text is no format specification
 */
export function parseSpec(text: string, typeName: string): FormatSpec {
  const parts = grammar.exec(text)
  if (!parts) throw new ValueError(complaint(text, typeName))
  if (parts.slice(7).some((digits) => /^\d{16,}$/.test(digits ?? "")))
    throw new ValueError("Too many decimal digits in format string")
  checkGrouping(parts[8], parts[10] ?? (typeName === "str" ? "s" : ""))
  const [, fill, align, sign, z, alternate, zero, width, grouping, precision, type] = parts
  return {
    fill: fill ?? (zero ? "0" : " "),
    align: (align ?? "") as FormatSpec["align"],
    sign: (sign ?? "") as FormatSpec["sign"],
    noNegativeZero: z !== undefined,
    alternate: alternate !== undefined,
    width: Number(width ?? 0),
    grouping: (grouping ?? "") as FormatSpec["grouping"],
    precision: precision === undefined ? null : Number(precision),
    type: type ?? "",
    zeroPadded: zero !== undefined,
  }
}

function checkGrouping(grouping: string | undefined, type: string): void {
  const grouped = "defgEFG%".includes(type) || (grouping === "_" && "boxX".includes(type))
  if (grouping && !grouped) throw new ValueError(`Cannot specify '${grouping}' with '${type}'.`)
}

function complaint(text: string, typeName: string): string {
  if (/\.(?!\d)/.test(text)) return "Format specifier missing precision"
  if (/,_|_,/.test(text)) return "Cannot specify both ',' and '_'."
  return `Invalid format specifier '${text}' for object of type '${typeName}'`
}
