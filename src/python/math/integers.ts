import { ValueError } from "../../errors.ts"
import { toInteger } from "../integer.ts"
import type { int } from "../scalars.ts"

/** The product of 1 to `n`; beyond 18 the nearest double, as with all large integers. */
export function factorial(n: number): int {
  const count = toInteger(n)
  if (count < 0) throw new ValueError("factorial() not defined for negative values")
  return Number(fallingProduct(BigInt(count), count))
}

/** How many ways there are to choose `k` of `n`, without order. */
export function comb(n: number, k: number): int {
  const [all, chosen] = checkCounts(n, k)
  if (chosen > all) return 0
  const fewer = Math.min(chosen, all - chosen)
  return Number(fallingProduct(BigInt(all), fewer) / fallingProduct(BigInt(fewer), fewer))
}

/** How many ways there are to choose `k` of `n` in order. */
export function perm(n: number, k: number = n): int {
  const [all, chosen] = checkCounts(n, k)
  return chosen > all ? 0 : Number(fallingProduct(BigInt(all), chosen))
}

/** The greatest common divisor. */
export function gcd(...values: number[]): int {
  return values.map(toInteger).reduce((a, b) => {
    while (b !== 0) [a, b] = [b, a % b]
    return Math.abs(a)
  }, 0)
}

/** The least common multiple. */
export function lcm(...values: number[]): int {
  return values.map(toInteger).reduce((a, b) => (a === 0 || b === 0 ? 0 : Math.abs((a / gcd(a, b)) * b)), 1)
}

/** The integer part of the square root. */
export function isqrt(n: number): int {
  const value = toInteger(n)
  if (value < 0) throw new ValueError("isqrt() argument must be nonnegative")
  const root = Math.floor(Math.sqrt(value))
  return root * root > value ? root - 1 : root
}

/** `n * (n - 1) * ...`, `count` factors. */
function fallingProduct(n: bigint, count: number): bigint {
  let product = 1n
  for (let i = 0n; i < count; i++) product *= n - i
  return product
}

function checkCounts(n: number, k: number): readonly [number, number] {
  const [all, chosen] = [toInteger(n), toInteger(k)]
  if (all < 0) throw new ValueError("n must be a non-negative integer")
  if (chosen < 0) throw new ValueError("k must be a non-negative integer")
  return [all, chosen]
}
