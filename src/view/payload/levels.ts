/** Two float64, the smallest and the largest finite number, stand before the levels. */
export const LEVELS_HEADER = 16

/** The level of the largest number; the levels after it are NaN and the infinities. */
const HIGHEST = 250
const odd = [Number.NaN, Infinity, -Infinity] as const

/**
 * Numbers as levels of a byte: a colour scale has no more shades than that.
 * @returns the bounds, then a byte for each number
 */
export function toLevels(values: ArrayLike<number>): Uint8Array {
  let [low, high] = [Infinity, -Infinity]
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!
    if (!Number.isFinite(x)) continue
    if (x < low) low = x
    if (x > high) high = x
  }
  if (low > high) [low, high] = [0, 0]
  const bytes = new Uint8Array(LEVELS_HEADER + values.length)
  const bounds = new DataView(bytes.buffer)
  bounds.setFloat64(0, low, true)
  bounds.setFloat64(8, high, true)
  // Halves, because the whole range of float64 has no difference that is finite.
  const range = high / 2 - low / 2 || 1
  for (let i = 0; i < values.length; i++) bytes[LEVELS_HEADER + i] = levelOf(values[i]!, low, range)
  return bytes
}

function levelOf(x: number, low: number, range: number): number {
  if (Number.isFinite(x)) return Math.round(HIGHEST * ((x / 2 - low / 2) / range))
  return HIGHEST + 1 + (Number.isNaN(x) ? 0 : x > 0 ? 1 : 2)
}

/** The numbers of levels, each at most a 500th of the range away from what it was. */
export function fromLevels(bytes: Uint8Array): Float64Array {
  if (bytes.length < LEVELS_HEADER) return new Float64Array(0)
  const bounds = new DataView(bytes.buffer, bytes.byteOffset)
  const [low, high] = [bounds.getFloat64(0, true), bounds.getFloat64(8, true)]
  const table = Float64Array.from({ length: 256 }, (_, level) => {
    const share = Math.min(1, level / HIGHEST)
    return level > HIGHEST ? (odd[level - HIGHEST - 1] ?? Number.NaN) : low * (1 - share) + high * share
  })
  return Float64Array.from(bytes.subarray(LEVELS_HEADER), (level) => table[level]!)
}
