/** The inputs of test/golden/make_products.py: doubles in [-1, 1) by splitmix64 of `seed * 2^32 + index`. */
export function splitmix(count: number, seed: number): Float64Array {
  const values = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    let x = BigInt.asUintN(64, (BigInt(i + 1) + (BigInt(seed) << 32n)) * 0x9e3779b97f4a7c15n)
    x = BigInt.asUintN(64, (x ^ (x >> 30n)) * 0xbf58476d1ce4e5b9n)
    x = BigInt.asUintN(64, (x ^ (x >> 27n)) * 0x94d049bb133111ebn)
    values[i] = Number((x ^ (x >> 31n)) >> 11n) / 2 ** 52 - 1
  }
  return values
}

/** All bits of an array in one number: FNV-1a over its 32-bit words. */
export function hashOf(values: Float64Array): number {
  let hash = 0x811c9dc5
  for (const word of new Uint32Array(values.buffer)) hash = Math.imul(hash ^ word, 0x01000193)
  return hash >>> 0
}
