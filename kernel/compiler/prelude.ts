/**
 * What every cell finds without an import, as ambient declarations for the checker alone: the names
 * `np`, `plt`, `print`, `display`, `input`, `password`, what was run and shown before, the type `NDArray`, and the operators behind `$cw`.
 */

/** What the library's modules are imported by. */
export interface LibrarySpecifiers {
  readonly index: string
  readonly ndarray: string
  readonly scalar: string
  readonly operators: string
}

/** The ambient text; see {@link LibrarySpecifiers}. */
export function preludeText(library: LibrarySpecifiers): string {
  return `import type * as cellwise from ${JSON.stringify(library.index)}
import type * as operators from ${JSON.stringify(library.operators)}
import type { NDArray as ArrayOf } from ${JSON.stringify(library.ndarray)}
import type { Scalar, float, int } from ${JSON.stringify(library.scalar)}
declare global {
  const $cw: typeof operators
  type $float = float
  type $int = int
  type NDArray<T extends Scalar = any, R extends number = any> = ArrayOf<T, R>
  const np: typeof cellwise.np
  const plt: typeof cellwise.plt
  const print: typeof cellwise.print
  const display: typeof cellwise.display
  const input: typeof cellwise.input
  const password: typeof cellwise.password
  const In: readonly string[]
  const Out: { readonly [line: number]: any }
  const _: any
  const __: any
  const ___: any
}
`
}
