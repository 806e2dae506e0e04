import { str as toStr } from "./scalars.ts"
import * as methods from "./strings.ts"

/**
 * Python's `str`: `str(x)` is the text that `print` shows; `str.split(text)`, `str.join(", ", words)` and the
 * other methods of strings take the text first.
 */
export const str: typeof toStr & typeof methods = Object.assign(
  Object.defineProperty((value: unknown = "") => toStr(value), "name", { value: "str" }) as typeof toStr,
  methods,
)
