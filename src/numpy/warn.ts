import { host } from "../host.ts"

/** Tells of a result that may not be what was meant, as Python's `warnings.warn` does on stderr. */
export function warn(category: "RuntimeWarning" | "DeprecationWarning", message: string): void {
  host.write?.("stderr", `${category}: ${message}\n`)
}
