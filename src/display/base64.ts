const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

/** Base64 of bytes, as MIME bundles carry pictures (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
  const groups: string[] = []
  for (let i = 0; i < bytes.length; i += 3) groups.push(encodeGroup(bytes, i))
  return groups.join("")
}

function encodeGroup(bytes: Uint8Array, at: number): string {
  const [a = 0, b, c] = bytes.subarray(at, at + 3)
  const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
  const sextet = (shift: number) => alphabet[(bits >> shift) & 63]!
  return sextet(18) + sextet(12) + (b === undefined ? "=" : sextet(6)) + (c === undefined ? "=" : sextet(0))
}
