import { host } from "../host.ts"

/**
 * Removes what the running cell has shown so far, as IPython's `clear_output`.
 * @param wait - true: only when the next output comes, so that an animation does not flicker
 */
export function clear_output(wait = false): void {
  host.clearOutput?.(wait)
}
