import { writeSync } from "node:fs"
import { encodeFrame } from "../frames.ts"
import { descriptors, type Report } from "../messages.ts"

/** A word to wait on: nothing ever wakes it, so a wait is a pause of the given length. */
const pause = new Int32Array(new SharedArrayBuffer(4))

/**
 * Tells the parent something, in order and at once: the write blocks while the parent is behind, so
 * a cell that prints without end cannot fill the memory, and what was said survives a crash.
 */
export function report(message: Report): void {
  const frame = encodeFrame(message)
  for (let offset = 0; offset < frame.length; ) offset += writeSome(frame, offset)
}

function writeSome(frame: Buffer, offset: number): number {
  try {
    return writeSync(descriptors.reports, frame, offset)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error
    Atomics.wait(pause, 0, 0, 1)
    return 0
  }
}
