// Both Node and browsers have it; the library is compiled without the types of either.
declare const atob: (text: string) => string

/** The bytes that base64 text stands for (RFC 4648, section 4). */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
