import { withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import type { ElementOf } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import type { Promote } from "../promote.ts"
import { resultType } from "../ufunc/ufunc.ts"

/** The scalar type that two array-likes have together. */
export type Common<A, B> = Promote<ElementOf<A>, ElementOf<B>>

/** Operands in their common dtype. */
export function operandsOf(a: NDArray, b: NDArray): [NDArray, NDArray] {
  if (a.dtype === b.dtype) return [a, b]
  const dtype = resultType(a, b)
  return [withDtype(a, dtype), withDtype(b, dtype)]
}

/** Array-likes in their common dtype. */
export function pairOf(a: unknown, b: unknown): [NDArray, NDArray] {
  return operandsOf(toArray(a), toArray(b))
}
