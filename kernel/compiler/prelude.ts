/**
 * What every cell finds without an import, as ambient declarations for the checker alone: the names
 * `np`, `plt`, `print`, `display`, the type `NDArray`, and the operators behind `$cw`.
 */

/** Absolute paths of the library's modules: declarations when built, sources in tests. */
export interface LibraryPaths {
  readonly index: string
  readonly ndarray: string
  readonly scalar: string
  readonly operators: string
}

/** The ambient text; see {@link LibraryPaths}. */
export function preludeText(paths: LibraryPaths): string {
  return `import type * as cellwise from ${JSON.stringify(paths.index)}
import type * as operators from ${JSON.stringify(paths.operators)}
import type { NDArray as ArrayOf } from ${JSON.stringify(paths.ndarray)}
import type { Scalar, float, int } from ${JSON.stringify(paths.scalar)}
type Named<Name extends string> = typeof cellwise extends { readonly [key in Name]: infer V } ? V : unknown
declare global {
  const $cw: typeof operators
  type $float = float
  type $int = int
  type NDArray<T extends Scalar = any, R extends number = any> = ArrayOf<T, R>
  const np: Named<"np">
  const plt: Named<"plt">
  const print: Named<"print">
  const display: Named<"display">
}
`
}
