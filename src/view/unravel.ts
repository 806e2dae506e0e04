/** The place in each axis of the n-th element in C order (NumPy's `unravel_index`). */
export function unravel(n: number, shape: readonly number[]): readonly number[] {
  const places: number[] = []
  let rest = n
  for (const length of shape.toReversed()) {
    places.unshift(rest % length)
    rest = Math.floor(rest / length)
  }
  return places
}
