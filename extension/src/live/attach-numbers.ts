import { toBase64 } from "../../../src/display/base64.ts"

/** Puts the numbers that came in buffers back into a payload: `{bits, buffer: 2}` becomes `{bits, base64}`. */
export function attachNumbers(payload: unknown, buffers: readonly DataView[]): unknown {
  if (Array.isArray(payload)) return payload.map((part) => attachNumbers(part, buffers))
  if (typeof payload !== "object" || payload === null) return payload
  const { buffer, ...rest } = payload as { readonly buffer?: unknown }
  const view = typeof buffer === "number" ? buffers[buffer] : undefined
  if (view)
    return { ...rest, base64: toBase64(new Uint8Array(view.buffer, view.byteOffset, view.byteLength)) }
  return Object.fromEntries(Object.entries(payload).map(([key, part]) => [key, attachNumbers(part, buffers)]))
}
