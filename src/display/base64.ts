// Both Node and browsers have it; the library is compiled without the types of either.
declare const btoa: (binary: string) => string
declare const atob: (base64: string) => string

/** Base64 of bytes, as MIME bundles carry pictures (RFC 4648, section 4); in pieces because a call takes only so many arguments. */
export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let start = 0; start < bytes.length; start += 8192)
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + 8192)))
  return btoa(pieces.join(""))
}

/** The bytes of base64. @throws an error for text that is none. */
export function fromBase64(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
