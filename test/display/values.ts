import * as np from "../../src/numpy/index.ts"
import { tuple } from "../../src/numpy/tuple.ts"
import { type PyType, Typed } from "../../src/numpy/typed.ts"

/** A Python value as JSON; test/golden/python_values.py tells the form. */
export type Encoded = null | boolean | string | { readonly [kind: string]: unknown }

/** The value that TypeScript has in the place of Python's, its type beside it where the value does not tell. */
export function decode(data: Encoded): unknown {
  if (data === null || typeof data !== "object") return data
  const [kind, content] = Object.entries(data)[0]!
  if (kind === "int") return exactInteger(content as string)
  if (kind === "np.bool") return new Typed(content, "np.bool")
  if (kind === "list") return (content as Encoded[]).map(decode)
  if (kind === "tuple") return tuple(...(content as Encoded[]).map(decode))
  if (kind === "set") return new Set((content as Encoded[]).map(decode))
  if (kind === "dict")
    return new Map((content as [Encoded, Encoded][]).map(([k, v]) => [decode(k), decode(v)]))
  if (kind === "array") return decodeArray(content as [string, number[], Encoded[]])
  return new Typed(parseFloatText(content as string), kind as PyType)
}

function decodeArray([dtype, shape, items]: [string, number[], Encoded[]]): unknown {
  const values = items.map((item) => plain(decode(item))) as number[]
  return np.array(values, { dtype: dtype as "float64" }).reshape(shape)
}

function plain(value: unknown): unknown {
  return value instanceof Typed ? value.value : value
}

function exactInteger(text: string): number | bigint {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : BigInt(text)
}

function parseFloatText(text: string): number {
  return (
    { nan: Number.NaN, inf: Number.POSITIVE_INFINITY, "-inf": Number.NEGATIVE_INFINITY }[text] ?? Number(text)
  )
}
