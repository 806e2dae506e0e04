/** The pairs of a dict: of a Map, a plain record, or of pairs as they are. */
export function entriesOf<K, V>(source: object): Iterable<readonly [K, V]> {
  if (Symbol.iterator in source) return source as Iterable<readonly [K, V]>
  return Object.entries(source) as unknown as Iterable<readonly [K, V]>
}
