/** Decimal digits of floating-point numbers: the shortest that tell the value, or exactly rounded ones. */

/** `0.digits * 10^point`, without sign; zero is no digits. */
export interface Digits {
  readonly digits: string
  readonly point: number
}

/**
 * The shortest digits that read back as the same float64, or float32.
 *
 * @see G. L. Steele, J. L. White, How to print floating-point numbers accurately (1990); JavaScript's own
 *   Number::toString is specified to give them for float64
 */
export function shortestDigits(x: number, single: boolean): Digits {
  const size = Math.abs(x)
  if (size === 0) return { digits: "", point: 0 }
  return parseScientific(single ? shortestSingle(size) : size.toExponential())
}

function shortestSingle(size: number): string {
  for (let precision = 1; precision < 9; precision++) {
    const text = scientificText(size, precision - 1)
    if (Math.fround(Number(text)) === size) return text
  }
  return scientificText(size, 8)
}

function parseScientific(text: string): Digits {
  const [mantissa, exponent] = text.split("e") as [string, string]
  const digits = mantissa.replace(".", "").replace(/0+$/, "")
  return { digits, point: Number(exponent) + 1 }
}

/** The exact decimal expansion of a double is no longer than this behind the point when it ties. */
const EXACT = 100

/** `|x|` with that many digits behind the point, the exact value rounded half to even. */
export function fixedText(x: number, decimals: number): string {
  const size = Math.abs(x)
  if (size >= 1e21) return decimals > 0 ? `${BigInt(size)}.${"0".repeat(decimals)}` : `${BigInt(size)}`
  const text = size.toFixed(decimals)
  return isTie(size.toFixed(EXACT).split(".")[1]!, decimals)
    ? toEven(text, cutText(size.toFixed(EXACT), decimals))
    : text
}

/** `|x|` as `d.ddde+x` with that many digits behind the point, the exact value rounded half to even. */
export function scientificText(x: number, decimals: number): string {
  const size = Math.abs(x)
  const text = size.toExponential(decimals)
  const [mantissa, exponent] = size.toExponential(EXACT).split("e") as [string, string]
  if (!isTie(mantissa.split(".")[1]!, decimals)) return text
  const [up, cut] = [text.split("e")[0]!, cutText(mantissa, decimals)]
  // Rounded up, the digits may have gone over into the next power of ten.
  return toEven(up, cut) === up ? text : `${cut}e${exponent}`
}

/** Whether the digits behind the cut are exactly one half. */
function isTie(fraction: string, decimals: number): boolean {
  return fraction[decimals] === "5" && /^0*$/.test(fraction.slice(decimals + 1))
}

function cutText(exact: string, decimals: number): string {
  return exact.slice(0, exact.indexOf(".") + (decimals > 0 ? decimals + 1 : 0))
}

/** JavaScript rounds ties up; the text cut off is the even one when its last digit is. */
function toEven(up: string, cut: string): string {
  return Number(cut.at(-1)) % 2 === 0 ? cut : up
}
