import type { DType } from "./dtype.ts"
import { promote } from "./promote.ts"

/** How far a value's dtype may change on the way into an array, strictest first. */
export type Casting = "no" | "equiv" | "safe" | "same_kind" | "unsafe"

const castings: readonly unknown[] = ["no", "equiv", "safe", "same_kind", "unsafe"] satisfies Casting[]

/** Kinds in the order in which same_kind casting may go. */
const kindOrder = "buif"

/** Whether `from` casts to `to`: "safe" keeps every value, "same_kind" may lose precision but not go down a kind. */
export function canCast(from: DType, to: DType, casting: Casting = "safe"): boolean {
  if (casting === "unsafe" || from === to) return true
  if (casting === "safe") return promote(from, to) === to
  return casting === "same_kind" && kindOrder.indexOf(from.kind) <= kindOrder.indexOf(to.kind)
}

/** A `casting` argument; "same_kind" where it is left out. @throws RangeError for another word. */
export function castingOf(given: unknown): Casting {
  if (given === undefined || given === null) return "same_kind"
  if (castings.includes(given)) return given as Casting
  throw new RangeError(
    `casting must be one of 'no', 'equiv', 'safe', 'same_kind', or 'unsafe' (got '${String(given)}')`,
  )
}

/**
 * Refuses to cast an operand of a function.
 *
 * @param role - which one: "output", "input 0"
 * @throws TypeError in the words of NumPy's UFuncTypeError.
 */
export function checkCasting(name: string, role: string, from: DType, to: DType, casting: Casting): void {
  if (canCast(from, to, casting)) return
  throw new TypeError(
    `Cannot cast ufunc '${name}' ${role} from dtype('${from.name}') to dtype('${to.name}') with casting rule '${casting}'`,
  )
}

/** Refuses to cast the elements of an array. @throws TypeError in NumPy's words. */
export function checkArrayCasting(from: DType, to: DType, casting: Casting): void {
  if (canCast(from, to, casting)) return
  throw new TypeError(
    `Cannot cast array data from dtype('${from.name}') to dtype('${to.name}') according to the rule '${casting}'`,
  )
}
