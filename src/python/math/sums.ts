import { OverflowError, ValueError } from "../../errors.ts"
import { binaryParts } from "../../numpy/format/decimal.ts"
import { iterate } from "../iterate.ts"
import type { float } from "../scalars.ts"

/** The product of the members; integers stay integers. */
export function prod(values: Iterable<number>, { start = 1 }: { readonly start?: number } = {}): number {
  let product = start
  for (const value of iterate(values)) product *= value
  return product
}

/**
 * The sum of the members, rounded once: no error accumulates.
 * @throws ValueError when infinities of both signs are summed; OverflowError when the sum is too large
 */
export function fsum(values: Iterable<number>): float {
  let special = 0
  let units = 0n
  for (const value of iterate(values)) {
    if (Number.isFinite(value)) units += unitsOf(value)
    else special += checkInfinities(special, value)
  }
  return special === 0 ? fromUnits(units) : special
}

/** A finite double in units of the smallest one, `2 ** -1074`: an integer. */
function unitsOf(value: number): bigint {
  const { mantissa, exponent } = binaryParts(value)
  const magnitude = mantissa << BigInt(exponent + 1074)
  return value < 0 ? -magnitude : magnitude
}

/** The double nearest to so many units, ties to even. */
function fromUnits(units: bigint): float {
  const magnitude = units < 0n ? -units : units
  const excess = BigInt(Math.max(magnitude.toString(2).length - 53, 0))
  const kept = magnitude >> excess
  const twiceRest = (magnitude - (kept << excess)) << 1n
  const unit = 1n << excess
  const up = twiceRest > unit || (twiceRest === unit && excess > 0n && (kept & 1n) === 1n)
  const result = Number(up ? kept + 1n : kept) * 2 ** (Number(excess) - 1074)
  if (!Number.isFinite(result)) throw new OverflowError("intermediate overflow in fsum")
  return units < 0n ? -result : result
}

function checkInfinities(special: number, value: number): number {
  if (special === -value && !Number.isNaN(value)) throw new ValueError("-inf + inf in fsum")
  return value
}

/** The length of a vector, without overflow on the way. */
export function hypot(...coordinates: number[]): float {
  return Math.hypot(...coordinates)
}

/** The distance of two points. */
export function dist(p: readonly number[], q: readonly number[]): float {
  if (p.length !== q.length) throw new ValueError("both points must have the same number of dimensions")
  return Math.hypot(...p.map((coordinate, index) => coordinate - q[index]!))
}
