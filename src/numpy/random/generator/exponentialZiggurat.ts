import { exp } from "../../elementary/exp.ts"
import { fixedExp, fixedLn2, fixedLog } from "../../elementary/multiprecision/series.ts"
import { createZiggurat, LAYERS, lazily, type Ziggurat } from "./zigguratTable.ts"

/** Where the tail of the density exp(-x) begins. */
const TAIL = "7.6971174701310497140446280481"
const BITS = 160
const ONE = 1n << BigInt(BITS)

/** A decimal fraction in fixed point. */
function parseDecimal(text: string): bigint {
  const [whole = "0", digits = ""] = text.split(".")
  return (BigInt(whole + digits) << BigInt(BITS)) / 10n ** BigInt(digits.length)
}

/** exp(-x) */
function decay(x: bigint): bigint {
  const { value, exponent } = fixedExp(-x, BITS)
  return value >> BigInt(-exponent)
}

/** -ln(y), 0 < y <= 1 */
function negativeLog(y: bigint): bigint {
  let doublings = 0n
  let m = y
  for (; 4n * m < 3n * ONE; m *= 2n) doublings++
  return doublings * fixedLn2(BITS) - fixedLog(m, BITS)
}

function toNumber(x: bigint): number {
  return Number(x) * 2 ** -BITS
}

/**
 * The ziggurat of the exponential density for words of 53 bits. NumPy's table agrees with exact edges,
 * unlike that of the normal density, so these are computed in fixed point.
 */
export const exponentialZiggurat: () => Ziggurat = lazily(() => {
  const tail = parseDecimal(TAIL)
  const area = ((tail + ONE) * decay(tail)) >> BigInt(BITS)
  const edges = new Float64Array(LAYERS)
  edges[LAYERS - 1] = toNumber(tail)
  let edge = tail
  for (let i = LAYERS - 2; i > 0; i--) {
    edge = negativeLog((area * ONE) / edge + decay(edge))
    edges[i] = toNumber(edge)
  }
  return createZiggurat(edges, toNumber((area * ONE) / decay(tail)), (x) => exp(-x), 53)
})
