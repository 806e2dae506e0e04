import { fromBase64 } from "../../display/base64.ts"

/** A payload whose packed numbers are in buffers beside it: `{bits, base64}` became `{bits, buffer: 2}`. */
export interface Detached {
  readonly payload: unknown
  readonly buffers: readonly Uint8Array[]
}

/** Takes the packed numbers out of a payload, to be sent as they are: base64 in JSON is a third larger. */
export function detachNumbers(payload: unknown): Detached {
  const buffers: Uint8Array[] = []
  const detach = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(detach)
    if (typeof value !== "object" || value === null) return value
    if ("bits" in value && "base64" in value && typeof value.base64 === "string") {
      const { base64, ...rest } = value
      return { ...rest, buffer: buffers.push(fromBase64(value.base64)) - 1 }
    }
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, detach(part)]))
  }
  return { payload: detach(payload), buffers }
}
