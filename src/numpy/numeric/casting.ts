import type { DType } from "../dtype.ts"
import { promote } from "../promote.ts"

/** Kinds in the order in which same_kind casting may go. */
const kindOrder = "buif"

/** Whether every value of a dtype has its like in another (NumPy's casting "safe"). */
export function castsSafely(from: DType, to: DType): boolean {
  return promote(from, to) === to
}

/** Whether a dtype may be cast to another without a lesser kind (NumPy's casting "same_kind"). */
export function castsSameKind(from: DType, to: DType): boolean {
  return kindOrder.indexOf(from.kind) <= kindOrder.indexOf(to.kind)
}

/** @throws TypeError when elements would be cast down. */
export function checkCastsSafely(from: DType, to: DType): void {
  if (castsSafely(from, to)) return
  throw new TypeError(
    `Cannot cast array data from dtype('${from.name}') to dtype('${to.name}') according to the rule 'safe'`,
  )
}
