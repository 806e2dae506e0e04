import { pythonRepr } from "../display/python.ts"
import { escapeCode } from "../display/string.ts"
import type { Operand } from "./kind.ts"

/** Python's `ascii(value)`: its `repr`, characters beyond ASCII as escapes. */
export function ascii({ value, type }: Operand): string {
  return pythonRepr(value, type).replace(/[\u0080-\u{10ffff}]/gu, (character) =>
    escapeCode(character.codePointAt(0)!),
  )
}
