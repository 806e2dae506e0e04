/** Linear congruential generators of 128 bits, as exact integers. */
import type { HalfState } from "./BitGenerator.ts"

export const MASK_128: bigint = (1n << 128n) - 1n

/** The state of such a generator, and the odd number that it adds at each step. */
export interface LcgState {
  readonly state: bigint
  readonly inc: bigint
}

/** What the `state` of PCG64 and its kin holds. */
export interface PCG64State extends HalfState {
  readonly bit_generator: string
  readonly state: LcgState
}

/** (2^128 / golden ratio), made odd: the steps of one jump. */
export const LCG_JUMP = 210306068529402873165736369884012333109n

/** The multiplier of PCG with 128 bits; PCG64DXSM is seeded with it too, and steps with another. */
export const PCG_FACTOR: bigint = (2549297995355413924n << 64n) | 4865540595714422341n

/** The state and increment that eight 32-bit words of a seed sequence give. */
export function stateOf(words: Uint32Array): LcgState {
  const wide = (at: number): bigint => (BigInt(words[at + 1] as number) << 32n) | BigInt(words[at] as number)
  const start = (wide(0) << 64n) | wide(2)
  const inc = ((((wide(4) << 64n) | wide(6)) << 1n) | 1n) & MASK_128
  return { state: step((start + inc) & MASK_128, PCG_FACTOR, inc), inc }
}

/** state * factor + inc, modulo 2^128. */
export function step(state: bigint, factor: bigint, inc: bigint): bigint {
  return (state * factor + inc) & MASK_128
}

/**
 * The state `delta` steps on, by squaring the step.
 *
 * @see F. B. Brown, Random number generation with arbitrary strides, Transactions of the American Nuclear
 *   Society 71 (1994)
 */
export function advance(state: bigint, factor: bigint, inc: bigint, delta: bigint): bigint {
  let [powerFactor, powerInc] = [factor, inc]
  let [totalFactor, totalInc] = [1n, 0n]
  for (let rest = delta & MASK_128; rest > 0n; rest >>= 1n) {
    if (rest & 1n) {
      totalFactor = (totalFactor * powerFactor) & MASK_128
      totalInc = (totalInc * powerFactor + powerInc) & MASK_128
    }
    powerInc = ((powerFactor + 1n) * powerInc) & MASK_128
    powerFactor = (powerFactor * powerFactor) & MASK_128
  }
  return (totalFactor * state + totalInc) & MASK_128
}
