import { product } from "./doubleDouble.ts"
import { EXP_ERROR, expOfSteps, roundScaled } from "./exp.ts"
import { toFixedPoint } from "./multiprecision/fixed.ts"
import { roundCorrectly } from "./multiprecision/round.ts"
import { fixedExp, fixedLn2 } from "./multiprecision/series.ts"
import { EXP_STEPS, splitConstant } from "./tables.ts"

const [LN2_HIGH, LN2_LOW] = splitConstant(fixedLn2, 52)
/** Adding and subtracting it rounds to a multiple of 2^-34. */
const TO_SHORT = 1.5 * 2 ** 18

/** 2^x, correctly rounded. */
export function exp2(x: number): number {
  if (x >= 1024) return Infinity
  if (x <= -1080) return 0
  if (Number.isNaN(x)) return x
  const k = Math.round(x * EXP_STEPS)
  const d = x - k / EXP_STEPS // exact
  const p = product(d, LN2_HIGH)
  const rHigh = p.high + TO_SHORT - TO_SHORT
  const power = expOfSteps(k, rHigh, p.high - rHigh + (p.low + d * LN2_LOW))
  return roundScaled(power, EXP_ERROR, () => exp2Exactly(x))
}

/** 2^x by exact integers. */
function exp2Exactly(x: number): number {
  return roundCorrectly((bits) => {
    const wide = bits + 16
    const power = fixedExp((toFixedPoint(x, bits) * fixedLn2(wide)) >> BigInt(wide), bits)
    return { value: power.value, bits: bits - power.exponent }
  })
}
