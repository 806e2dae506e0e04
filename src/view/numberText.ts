import { float32Repr, floatRepr } from "../numpy/format/scalar.ts"

/**
 * A number for a picture: two decimals where they tell something, a true minus sign.
 * @param scale - the magnitude it is to be read at: a mean of 0.003 among numbers up to 1 is `0.00`
 */
export function shortNumber(x: number, scale = Math.abs(x)): string {
  if (Number.isNaN(x)) return "NaN"
  if (!Number.isFinite(x)) return x > 0 ? "∞" : "−∞"
  const plain = x === 0 || (scale >= 0.01 && Math.abs(x) < 10_000)
  const text = plain ? (Number.isInteger(x) ? String(x) : x.toFixed(2)) : x.toExponential(1)
  return trueMinus(text.replace(/^-(0(?:\.0+)?)$/, "$1"))
}

/** A number in arithmetic: three decimals, a true minus sign; powers of ten where they would tell nothing. */
export function arithmeticNumber(x: number): string {
  if (Number.isNaN(x)) return "NaN"
  if (!Number.isFinite(x)) return x > 0 ? "∞" : "−∞"
  const size = Math.abs(x)
  const text = x === 0 || (size >= 0.0005 && size < 100_000) ? x.toFixed(3) : x.toExponential(1)
  return trueMinus(text.replace(/^-(0\.0+)$/, "$1"))
}

/**
 * A number with all its digits: Python's text of it.
 * @param dtype - the dtype it came from: integers have no point, booleans are words
 */
export function fullNumber(x: number, dtype: string): string {
  if (dtype === "bool") return x === 0 ? "False" : "True"
  if (/^u?int/.test(dtype) && Number.isInteger(x)) return trueMinus(String(x))
  return trueMinus(dtype === "float32" ? float32Repr(x) : floatRepr(x))
}

/** A hyphen before a number becomes the minus sign, which is as wide as a plus. */
export function trueMinus(text: string): string {
  return text.replaceAll("-", "−")
}

/** A share in percent, never rounding something to nothing: `<1%`. */
export function percent(share: number): string {
  const rounded = Math.round(100 * share)
  if (rounded === 0 && share > 0) return "<1%"
  if (rounded === 100 && share < 1) return ">99%"
  return `${rounded}%`
}
