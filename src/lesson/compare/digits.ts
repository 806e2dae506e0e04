/** What the characters of a number say of its precision. */
export interface Digits {
  /** Significant digits written: 8 for `0.19200078`. */
  readonly significant: number
  /** The worth of 1 in the last digit written: 1e-8 for `0.19200078`. */
  readonly unit: number
}

/** Digits of a real number's text, as `-1.50e-05`; for `nan` and `inf` no digits and a unit of 0. */
export function readDigits(text: string): Digits {
  const match = /^[+-]?(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?/.exec(text)
  const [, whole = "", fraction = "", exponent = "0"] = match ?? []
  if (whole === "" && fraction === "") return { significant: 0, unit: 0 }
  const significant = (whole + fraction).replace(/^0+/, "").length
  return { significant, unit: 10 ** (Number(exponent) - fraction.length) }
}

const view = new DataView(new ArrayBuffer(8))

/**
 * How many doubles lie between two doubles, counted in units in the last place; null where one is
 * not finite.
 */
export function ulpsApart(a: number, b: number): number | null {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return Object.is(a, b) ? 0 : null
  const apart = orderOf(a) - orderOf(b)
  return Number(apart < 0n ? -apart : apart)
}

/** Doubles in order as whole numbers: the bits, with the negative half turned round. */
function orderOf(value: number): bigint {
  view.setFloat64(0, value)
  const bits = view.getBigInt64(0)
  return bits < 0n ? -(bits & 0x7fff_ffff_ffff_ffffn) : bits
}
