import { deserialize, serialize } from "node:v8"

const headerLength = 4

/**
 * One value as a frame: its length in four bytes, then V8's structured clone of it, so that binary
 * data travels as it is.
 * @throws DataCloneError - the value holds a function or the like
 */
export function encodeFrame(value: unknown): Buffer {
  const body = serialize(value)
  const frame = Buffer.allocUnsafe(headerLength + body.length)
  frame.writeUInt32LE(body.length, 0)
  frame.set(body, headerLength)
  return frame
}

/**
 * Returns a function that takes the chunks of a stream as they come and calls `handle` with every
 * value that is complete. Chunks are joined once a frame is whole, so a large frame costs one copy.
 */
export function createFrameReader(handle: (value: unknown) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = []
  let length = 0
  let needed = headerLength
  return (chunk) => {
    chunks.push(chunk)
    length += chunk.length
    while (length >= needed) {
      const joined = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, length)
      const end = headerLength + joined.readUInt32LE(0)
      const isWhole = length >= end
      if (isWhole) handle(deserialize(joined.subarray(headerLength, end)))
      const rest = isWhole ? joined.subarray(end) : joined
      chunks = rest.length > 0 ? [rest] : []
      length = rest.length
      needed = isWhole ? headerLength : end
    }
  }
}
