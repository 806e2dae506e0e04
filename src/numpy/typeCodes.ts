/** The one-letter codes of dtypes: typecodes, typename, mintypecode. */
import { toArray } from "./creation.ts"
import { NDArray } from "./ndarray.ts"
import { named } from "./options.ts"
import { untyped } from "./typed.ts"

/** `np.typecodes`: the codes of NumPy's dtypes by kind, those that are not here among them. */
export const typecodes: Readonly<Record<string, string>> = Object.freeze({
  Character: "c",
  Integer: "bhilqnp",
  UnsignedInteger: "BHILQNP",
  Float: "efdg",
  Complex: "FDG",
  AllInteger: "bBhHiIlLqQnNpP",
  AllFloat: "efdgFDG",
  Datetime: "Mm",
  All: "?bhilqnpBHILQNPefdgFDGSUVOMm",
})

const typeNames: Readonly<Record<string, string>> = {
  S1: "character",
  "?": "bool",
  b: "signed char",
  B: "unsigned char",
  h: "short",
  H: "unsigned short",
  i: "integer",
  I: "unsigned integer",
  l: "long integer",
  L: "unsigned long integer",
  q: "long long integer",
  Q: "unsigned long long integer",
  f: "single precision",
  d: "double precision",
  g: "long precision",
  F: "complex single precision",
  D: "complex double precision",
  G: "complex long double precision",
  S: "string",
  U: "unicode",
  V: "void",
  O: "object",
}

/**
 * `np.typename(char)`: what a dtype's code stands for, `"double precision"` for `"d"`.
 *
 * @throws RangeError for another code.
 */
export function typename(char: string | { readonly char: string }): string {
  const code = String(untyped(named("typename", ["char"], [char]).char))
  const name = Object.hasOwn(typeNames, code) ? typeNames[code] : undefined
  if (name === undefined) throw new RangeError(`typename: no dtype has the code '${code}'`)
  return name
}

/** Codes from the widest to the narrowest dtype. */
const BY_SIZE = "GDFgdfQqLlIiHhBb?"

type MinTypeCodeArguments = readonly (
  | string
  | readonly string[]
  | { readonly typeset?: string | readonly string[]; readonly default?: string }
)[]

/**
 * `np.mintypecode(typechars, typeset="GDFgdf", default="d")`: the code of the smallest dtype of a set that takes the
 * values of all; `default` when none of theirs is in the set.
 *
 * @param typechars - codes, or arrays that have them
 */
export function mintypecode(
  typechars: string | readonly (string | NDArray)[],
  ...rest: MinTypeCodeArguments
): string {
  const given = named("mintypecode", ["typeset", "default"], rest)
  const typeset = [...((untyped(given.typeset) ?? "GDFgdf") as string | readonly string[])]
  const plain = untyped(typechars)
  const items = (plain instanceof NDArray ? [...plain] : [...(plain as Iterable<unknown>)]) as unknown[]
  const codes = items.map((each) => (typeof each === "string" ? each : toArray(each).dtype.char))
  const common = codes.filter((code) => typeset.includes(code))
  if (common.length === 0) return String(untyped(given.default) ?? "d")
  // Complex single precision does not hold doubles.
  if (common.includes("F") && common.includes("d")) return "D"
  return common.reduce((widest, code) => (BY_SIZE.indexOf(code) < BY_SIZE.indexOf(widest) ? code : widest))
}
