import { createHmac, timingSafeEqual } from "node:crypto"

/** Signs messages and checks signatures; with an empty key nothing is signed. */
export interface Signer {
  /** The signature of the four parts (header, parent header, metadata, content) as hexadecimal text. */
  sign(parts: readonly (Buffer | string)[]): string
  /**
   * Refuses a wrong signature, and a right one seen before.
   * @throws Error - the message must not be parsed
   */
  check(signature: Buffer, parts: readonly Buffer[]): void
}

/** How many signatures are remembered to refuse replays (jupyter_client keeps as many). */
const remembered = 65536

/**
 * HMAC over exactly the four JSON parts, never the binary buffers
 * (jupyter_client, "The wire protocol").
 */
export function createSigner(key: string, digest: string): Signer {
  if (key === "") return { sign: () => "", check: () => {} }
  const seen = new Set<string>()
  const sign = (parts: readonly (Buffer | string)[]): string => {
    const hmac = createHmac(digest, key)
    for (const part of parts) hmac.update(part)
    return hmac.digest("hex")
  }
  return {
    sign,
    check(signature, parts) {
      const expected = sign(parts)
      checkEqual(signature, Buffer.from(expected))
      if (seen.has(expected)) throw new Error("message: must not be replayed, got a signature seen before")
      remember(seen, expected)
    },
  }
}

/** Constant time: how long a comparison takes tells nothing about the right signature. */
function checkEqual(signature: Buffer, expected: Buffer): void {
  if (signature.length === expected.length && timingSafeEqual(signature, expected)) return
  throw new Error("message: signature must match the connection file's key, got another")
}

function remember(seen: Set<string>, signature: string): void {
  seen.add(signature)
  if (seen.size > remembered) seen.delete(seen.values().next().value as string)
}
