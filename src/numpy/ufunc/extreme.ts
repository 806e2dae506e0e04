import { type Arithmetic, ufunc2 } from "./functions.ts"
import { loop2, wide2 } from "./kernels.ts"

/** A ufunc that picks one of its two operands. */
export function extreme(
  name: string,
  f: (x: number, y: number) => number,
  exact: (x: bigint, y: bigint) => bigint,
): Arithmetic {
  const loop = loop2(f)
  const fold = { identity: null, reorderable: true }
  return ufunc2({ name, fold, kernels: { bool: loop, narrow: loop, float: loop, wide: wide2(f, exact) } })
}

/** The larger integer. */
export const larger = (x: bigint, y: bigint) => (x > y ? x : y)
/** The smaller integer. */
export const smaller = (x: bigint, y: bigint) => (x < y ? x : y)
