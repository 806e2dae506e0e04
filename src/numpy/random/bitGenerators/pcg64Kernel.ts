/** Words of PCG64 made all at once, in WebAssembly; null where there is none. */
export function pcg64Block(
  _state: Float64Array,
  _increment: Float64Array,
  _count: number,
): Uint32Array | null {
  return null
}
