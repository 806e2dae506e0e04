// PCG XSL RR 128/64 in 64-bit integers: a module of its own, since it needs no vectors and runs where the
// other kernels do not. The TypeScript twin is random/bitGenerators/PCG64.ts.

const FACTOR_HIGH: u64 = ((<u64>0x2360ed05) << 32) | 0x1fc65da4
const FACTOR_LOW: u64 = ((<u64>0x4385df64) << 32) | 0x9fccf645

/**
 * Draws n words.
 *
 * @param state - the 128 bits of the state, then those of the increment, the lower halves first; the state
 *   is left as it is after the last word
 * @param out - n words of 64 bits
 */
export function pcg64Block(state: usize, out: usize, n: i32): void {
  let low = load<u64>(state)
  let high = load<u64>(state, 8)
  const incrementLow = load<u64>(state, 16)
  const incrementHigh = load<u64>(state, 24)
  for (let i: i32 = 0; i < n; i++) {
    const productHigh = upperHalf(low, FACTOR_LOW) + high * FACTOR_LOW + low * FACTOR_HIGH
    low = low * FACTOR_LOW + incrementLow
    high = productHigh + incrementHigh + <u64>(low < incrementLow)
    store<u64>(out + ((<usize>i) << 3), rotr(high ^ low, high >> 58))
  }
  store<u64>(state, low)
  store<u64>(state, high, 8)
}

/** The upper 64 bits of a product. */
function upperHalf(a: u64, b: u64): u64 {
  const aLow = a & 0xffffffff
  const aHigh = a >> 32
  const bLow = b & 0xffffffff
  const bHigh = b >> 32
  const middle = aHigh * bLow + ((aLow * bLow) >> 32)
  const other = aLow * bHigh + (middle & 0xffffffff)
  return aHigh * bHigh + (middle >> 32) + (other >> 32)
}
