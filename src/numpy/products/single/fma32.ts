/**
 * `a * b + c` of floats, rounded once to float32. The product is exact in a double; the sum rounds to a double
 * first, and only where that is a tie between two floats the part it lost decides.
 */
export function fma32(a: number, b: number, c: number): number {
  const p = a * b
  const s = p + c
  const r = Math.fround(s)
  const off = s - r
  // A tie: the other neighbour lies as far beyond.
  if (off === 0 || Math.fround(r + 2 * off) !== r + 2 * off) return r
  const back = s - p
  const lost = p - (s - back) + (c - back)
  return lost !== 0 && lost > 0 === off > 0 ? r + 2 * off : r
}
