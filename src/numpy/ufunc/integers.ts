/** Ufuncs of whole numbers: common divisors and multiples, set bits. */
import { uint8 } from "../dtype.ts"
import { boolToInt8 } from "../promote.ts"
import { type Arithmetic, type Counting, ufunc1, ufunc2 } from "./functions.ts"
import { loop1, loop2, wide2, wideExact } from "./kernels.ts"

/** Euclid's algorithm; never negative. */
function gcdOf(x: number, y: number): number {
  let [a, b] = [Math.abs(x), Math.abs(y)]
  while (b !== 0) [a, b] = [b, a % b]
  return a
}

const magnitude = (x: bigint) => (x < 0n ? -x : x)

function bigGcd(x: bigint, y: bigint): bigint {
  let [a, b] = [magnitude(x), magnitude(y)]
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}

/** `np.gcd(x1, x2)`: the greatest common divisor of |x1| and |x2|; gcd(0, x) is |x|. */
export const gcd: Arithmetic = ufunc2({
  name: "gcd",
  kernels: { narrow: loop2(gcdOf), wide: wide2(gcdOf, bigGcd) },
  fold: { identity: 0, reorderable: true },
})

/** `np.lcm(x1, x2)`: the least common multiple of |x1| and |x2|; 0 where one is 0. */
export const lcm: Arithmetic = ufunc2({
  name: "lcm",
  kernels: {
    narrow: loop2((x, y) => (x === 0 ? 0 : Math.imul(Math.abs(x) / gcdOf(x, y), Math.abs(y)))),
    wide: wide2(
      (x, y) => (x === 0 ? 0 : (Math.abs(x) / gcdOf(x, y)) * Math.abs(y)),
      (x, y) => (x === 0n ? 0n : (magnitude(x) / bigGcd(x, y)) * magnitude(y)),
    ),
  },
})

/** The set bits of a whole number below 2^32, summed in parallel in pairs, nibbles and bytes. */
function bitsOf(x: number): number {
  let n = x - ((x >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

const bitsOfWide = (x: bigint): number =>
  bitsOf(Number(BigInt.asUintN(32, x)) | 0) + bitsOf(Number(BigInt.asUintN(32, x >> 32n)) | 0)

/** `np.bitwise_count(x)`: how many bits of |x| are 1, as uint8. */
export const bitwise_count: Counting = ufunc1({
  name: "bitwise_count",
  kernels: {
    narrow: loop1((x) => bitsOf(Math.abs(x) | 0)),
    wide: wideExact((x) => bitsOfWide(magnitude(x))),
  },
  compute: boolToInt8,
  result: () => uint8,
})
