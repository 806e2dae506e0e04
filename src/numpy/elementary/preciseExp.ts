import { add, type DoubleDouble, exact, multiply, negate, product, scaled, sum } from "./doubleDouble.ts"
import { EXP_STEPS, expTable, LN2_STEP } from "./tables.ts"

const [LN2_HIGH, LN2_LOW] = LN2_STEP
const STEPS_PER_UNIT = EXP_STEPS / Math.LN2
const SIXTH: DoubleDouble = { high: 1 / 6, low: 2 ** -56 / 1.5 }

/** Error of {@link preciseExp}, relatively; the table's entries have it. */
export const PRECISE_EXP_ERROR: number = 2 ** -76

/**
 * e^x = 2^exponent * (high + low) within 2^-76: between the quick sum of `./exp.ts`, which leaves one argument in
 * ten thousand undecided, and exact integers, which take microseconds.
 *
 * @param x - -708 <= x <= 709
 */
export function preciseExp(x: number): DoubleDouble & { readonly exponent: number } {
  const k = Math.round(x * STEPS_PER_UNIT)
  const r = add(exact(x - k * LN2_HIGH), negate(product(k, LN2_LOW)))
  const square = multiply(r, r)
  const s = r.high
  const tail = s ** 4 * (1 / 24 + s * (1 / 120 + s * (1 / 720 + s * (1 / 5040 + s * (1 / 40320)))))
  const cubic = add(scaled(square, 1 / 2), multiply(multiply(square, r), SIXTH))
  const power = add(r, add(cubic, exact(tail)))
  const j = k & (EXP_STEPS - 1)
  const t = sum(expTable[2 * j] as number, expTable[2 * j + 1] as number)
  return { ...add(t, multiply(t, power)), exponent: (k - j) / EXP_STEPS }
}
