/**
 * What a message may be at most. A client has the key and may run any code, so this is no defence against it: it
 * keeps a broken one from ending the kernel.
 */

/** A frame, in bytes: a binary buffer of a comm may be large. A peer that sends more is disconnected. */
export const maxFrameLength = 1 << 30
/** One of the four JSON parts, in bytes; V8's longest string is not much longer. */
export const maxPartLength = 1 << 28
/** How deep objects and lists may be nested: what walks over them later does so on its stack. */
export const maxNesting = 500

const [quote, backslash] = [...'"\\'].map((character) => character.charCodeAt(0))
const opening = new Set(Buffer.from("[{"))
const closing = new Set(Buffer.from("]}"))

/**
 * Refuses JSON that is too long or nested too deeply, before it is parsed.
 * @throws RangeError - with the part's name and the limit
 */
export function checkLimits(name: string, part: Buffer): void {
  if (part.length > maxPartLength)
    throw new RangeError(`message: ${name} must have at most ${maxPartLength} bytes, got ${part.length}`)
  if (part.length > maxNesting && isTooDeep(part))
    throw new RangeError(`message: ${name} must be nested at most ${maxNesting} deep, got more`)
}

function isTooDeep(part: Buffer): boolean {
  let depth = 0
  for (let at = 0; at < part.length; at++) {
    const byte = part[at] as number
    if (byte === quote) at = findStringEnd(part, at)
    else if (opening.has(byte) && ++depth > maxNesting) return true
    else if (closing.has(byte)) depth--
  }
  return false
}

/** The quote that ends the string which begins at `start`; an even number of backslashes before it are text. */
function findStringEnd(part: Buffer, start: number): number {
  for (let end = part.indexOf('"', start + 1); end >= 0; end = part.indexOf('"', end + 1)) {
    let before = end
    while (part[before - 1] === backslash) before--
    if ((end - before) % 2 === 0) return end
  }
  return part.length
}
