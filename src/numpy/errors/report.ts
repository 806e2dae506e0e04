import { host } from "../../host.ts"
import { warn } from "../warn.ts"
import { type ErrorKind, errorState } from "./modes.ts"

/** The bits of floating point errors, NumPy's `FPE_*`. */
export const DIVIDE = 1
export const OVER = 2
export const UNDER = 4
export const INVALID = 8

const ERRORS: readonly (readonly [bit: number, kind: ErrorKind, text: string])[] = [
  [DIVIDE, "divide", "divide by zero"],
  [OVER, "over", "overflow"],
  [UNDER, "under", "underflow"],
  [INVALID, "invalid", "invalid value"],
]

/** Python's FloatingPointError: an error of arithmetic in mode "raise". */
export class FloatingPointError extends Error {
  override readonly name = "FloatingPointError"
}

/**
 * Treats the floating point errors of a function as `np.seterr` asks: one after the other, in NumPy's order.
 *
 * @param bits - which of them happened
 * @throws FloatingPointError in mode "raise".
 */
export function reportErrors(bits: number, name: string): void {
  if (bits === 0) return
  for (const [bit, kind, text] of ERRORS) if ((bits & bit) !== 0) treat(kind, text, bits, name)
}

function treat(kind: ErrorKind, text: string, bits: number, name: string): void {
  const { modes, call } = errorState()
  const message = `${text} encountered in ${name}`
  switch (modes[kind]) {
    case "warn":
      warn("RuntimeWarning", message)
      break
    case "raise":
      throw new FloatingPointError(message)
    case "print":
      host.write?.("stderr", `Warning: ${message}\n`)
      break
    case "call":
      if (typeof call !== "function")
        throw noCall(`python callback specified for ${text} (in  ${name})`, "function")
      call(text, bits)
      break
    case "log":
      if (call === null || !("write" in call))
        throw noCall(`log specified for ${text} (in ${name})`, "object with write method")
      call.write(`Warning: ${message}\n`)
  }
}

/** Python's NameError. */
function noCall(wish: string, what: string): ReferenceError {
  return new ReferenceError(`${wish} but no ${what} found.`)
}
