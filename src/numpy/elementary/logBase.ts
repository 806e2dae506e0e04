import { divide, roundOr } from "./doubleDouble.ts"
import { fixedLogOf, logOf } from "./log.ts"
import { roundCorrectly } from "./multiprecision/round.ts"
import { fixedLn2, fixedLn10 } from "./multiprecision/series.ts"
import { splitConstant } from "./tables.ts"

/** ln(x) / ln(base), correctly rounded, for one base. */
function logarithmTo(fixedLnBase: (bits: number) => bigint): (x: number) => number {
  const [high, low] = splitConstant(fixedLnBase, 50)
  const lnBase = { high, low }
  return (x) => {
    if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x > 0 ? x : NaN
    const natural = logOf(x)
    const quotient = divide(natural, lnBase)
    const error = 2 * natural.error + Math.abs(quotient.high) * 2 ** -90
    return roundOr(quotient, error, () =>
      roundCorrectly((bits) => ({
        value: (fixedLogOf(x, bits).value << BigInt(bits)) / fixedLnBase(bits),
        bits,
      })),
    )
  }
}

/** log2(x), correctly rounded; exact at powers of two. */
export const log2: (x: number) => number = logarithmTo(fixedLn2)

/** log10(x), correctly rounded; exact at powers of ten. */
export const log10: (x: number) => number = logarithmTo(fixedLn10)
