import { host } from "../host.ts"
import type { PyType } from "../numpy/typed.ts"
import { mimeBundle, showsSomething } from "./mime.ts"
import { print } from "./print.ts"

/**
 * Shows the result of a cell, as Python's `sys.displayhook` does: its representation, and nothing for None.
 * Exported notebooks call it where a cell ended with an expression.
 *
 * @param type - what the static type knows beyond the value: `displayhook(3, "float")` shows `3.0`
 */
export function displayhook(value: unknown, type: PyType = null): void {
  const bundle = mimeBundle(value, type)
  if (!showsSomething(bundle)) return
  if (host.display) host.display(bundle, { update: false })
  else print(bundle.data["text/plain"] ?? `<${Object.keys(bundle.data).join(", ")}>`)
}
