import { EXP_TABLE, FIRST, SECOND, THIRD } from "../memory"

const STEPS_PER_UNIT: usize = memory.data<f64>([369.3299304675746])
/** Adding and subtracting it rounds to an integer, which then stands in its low bits. */
const TO_INTEGER: usize = memory.data<f64>([6755399441055744])

/**
 * The first pass to e^x or e^(2|x|) of a part of the input: x = k ln2/256 + r. FIRST receives t = 2^(k/256),
 * SECOND and THIRD the two parts of r; what is missing to t relatively, and the bound on the error, have been
 * added to the low part.
 *
 * @param x - where the part lies
 * @param bytes - its length
 * @param cleared - bits of x taken away first: its sign, or none
 * @param factor - then x is multiplied: 1 or 2
 */
export function reduceExp(x: usize, bytes: usize, cleared: v128, factor: v128): void {
  const ln2High = v128.load64_splat(EXP_TABLE)
  const ln2Low = v128.load64_splat(EXP_TABLE, 8)
  const stepsPerUnit = v128.load64_splat(STEPS_PER_UNIT)
  const toInteger = v128.load64_splat(TO_INTEGER)
  for (let at: usize = 0; at < bytes; at += 16) {
    const v = f64x2.mul(v128.andnot(v128.load(x + at), cleared), factor)
    const shifted = f64x2.relaxed_madd(v, stepsPerUnit, toInteger)
    const k = f64x2.sub(shifted, toInteger)
    // the last eight bits of k choose the table value, the others are the exponent
    const pair0 = v128.load((i32x4.extract_lane(shifted, 0) & 255) << 4, EXP_TABLE + 16)
    const pair1 = v128.load((i32x4.extract_lane(shifted, 2) & 255) << 4, EXP_TABLE + 16)
    const power = v128.shuffle<u64>(pair0, pair1, 0, 2)
    v128.store(at, i64x2.add(power, i64x2.shl(shifted, 44)), FIRST)
    v128.store(at, f64x2.relaxed_nmadd(k, ln2High, v), SECOND) // exact
    v128.store(at, f64x2.relaxed_nmadd(k, ln2Low, v128.shuffle<u64>(pair0, pair1, 1, 3)), THIRD)
  }
}
