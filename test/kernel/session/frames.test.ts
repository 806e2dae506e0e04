import fc from "fast-check"
import { expect, it } from "vitest"
import { createFrameReader, encodeFrame } from "../../../kernel/session/frames.ts"

it("Values come out of a stream of frames whole and in order, however the stream is cut", () => {
  const value = fc.record({
    text: fc.string(),
    bytes: fc.uint8Array({ maxLength: 40 }),
    list: fc.array(fc.integer()),
  })
  const cuts = fc.array(fc.integer({ min: 1, max: 17 }), { minLength: 1 })
  fc.assert(
    fc.property(fc.array(value), cuts, (values, lengths) => {
      const stream = Buffer.concat(values.map(encodeFrame))
      const received: unknown[] = []
      const read = createFrameReader((received_value) => received.push(received_value))
      for (let start = 0, cut = 0; start < stream.length; cut++) {
        const end = start + (lengths[cut % lengths.length] as number)
        read(stream.subarray(start, end))
        start = end
      }
      expect(received).toEqual(values)
    }),
  )
})
