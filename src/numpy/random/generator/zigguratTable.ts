/** Layers of equal area. */
export const LAYERS = 256

/** Bits of the place in a layer in single precision. */
const SINGLE_BITS = 23

/**
 * The tables of a ziggurat: `x = word * width[layer]` is accepted at once when `word < accept[layer]`;
 * `height` is the density at the layer's edge.
 */
export interface Ziggurat {
  /** Bits of the words that give the place in a layer. */
  readonly wordBits: number
  readonly tail: number
  readonly accept: Float64Array
  readonly width: Float64Array
  readonly height: Float64Array
}

/**
 * The tables for edges from layer 1 to the tail at layer 255, and words of `wordBits` bits.
 *
 * @param base - the width the lowest layer would have without its tail; it is layer 0
 */
export function createZiggurat(
  edges: Float64Array,
  base: number,
  density: (x: number) => number,
  wordBits: number,
): Ziggurat {
  const tail = edges[LAYERS - 1] as number
  const outer = edges.map((edge, i) => (i === 0 ? base : edge))
  const inner = outer.map((_, i) => (i === 0 ? tail : i === 1 ? 0 : (edges[i - 1] as number)))
  return {
    wordBits,
    tail,
    accept: outer.map((edge, i) => Math.floor(((inner[i] as number) / edge) * 2 ** wordBits)),
    width: outer.map((edge) => edge * 2 ** -wordBits),
    height: edges.map((edge, i) => (i === 0 ? 1 : density(edge))),
  }
}

/** Computes a table when it is first used. */
export function lazily(compute: () => Ziggurat): () => Ziggurat {
  let table: Ziggurat | null = null
  return () => {
    table ??= compute()
    return table
  }
}

/** The same ziggurat for words of 23 bits in single precision. */
export function singleZiggurat({ tail, accept, width, height, wordBits }: Ziggurat): Ziggurat {
  const scale = 2 ** (wordBits - SINGLE_BITS)
  return {
    wordBits: SINGLE_BITS,
    tail: Math.fround(tail),
    accept: accept.map((limit) => Math.floor(limit / scale)),
    width: width.map((step) => Math.fround(step * scale)),
    height: height.map(Math.fround),
  }
}
