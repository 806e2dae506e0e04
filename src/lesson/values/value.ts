/**
 * What an output says, with its notation kept: values found in text, each with its place in it.
 * Text that is no value stays as words, so any output is a list of values.
 */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface NumberValue {
  readonly kind: "number"
  readonly span: Span
  /** The characters of the number itself, without `np.float64( )` around it. */
  readonly text: string
  readonly value: number
  /** The imaginary part of a complex number, else 0. */
  readonly imaginary: number
  readonly notation: "int" | "float" | "complex"
  /** `float64` where the text says `np.float64(...)`, else null. */
  readonly scalarType: string | null
}

/** A name, a sign, any text between values: compared character for character. */
export interface WordValue {
  readonly kind: "word"
  readonly span: Span
  readonly text: string
}

/** A string in quotes; `text` is what stands between them. */
export interface StringValue {
  readonly kind: "string"
  readonly span: Span
  readonly text: string
}

/** `null` in a shape: the text leaves numbers out (`...`), so the extent is not known. */
export type Shape = readonly (number | null)[]

export interface ArrayValue {
  readonly kind: "array"
  readonly span: Span
  readonly items: readonly Value[]
  readonly shape: Shape
  /** NumPy's name for the type, from `dtype=` or from the look of the elements. */
  readonly dtype: string
  /** `array([1, 2])` is `repr`, `[1 2]` is `str`. */
  readonly notation: "repr" | "str"
}

export interface GroupValue {
  /** A `call` is a name with arguments, as `OrderedDict([...])` or `dtype('float64')`. */
  readonly kind: "tuple" | "list" | "set" | "dict" | "call"
  readonly span: Span
  /** The called name; empty for the rest. */
  readonly name: string
  /** Elements; a dict's keys and values by turns; a call's arguments. */
  readonly items: readonly Value[]
}

export type Value = NumberValue | WordValue | StringValue | ArrayValue | GroupValue

/** Every number in values, depth first: the order of the text. */
export function findNumbers(values: readonly Value[]): NumberValue[] {
  return values.flatMap((value) => {
    if (value.kind === "number") return [value]
    return "items" in value ? findNumbers(value.items) : []
  })
}

/** How many arrays stand in values, nested ones counted. */
export function countArrays(values: readonly Value[]): number {
  return values.reduce((count, value) => {
    const inside = "items" in value && value.kind !== "array" ? countArrays(value.items) : 0
    return count + inside + (value.kind === "array" ? 1 : 0)
  }, 0)
}
