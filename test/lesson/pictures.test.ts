import { encode } from "fast-png"
import { describe, expect, it } from "vitest"
import { toBase64 } from "../../src/display/base64.ts"
import { compareOutputs } from "../../src/lesson/compare/output.ts"
import type { JsonObject, Output } from "../../src/lesson/notebook/notebook.ts"

const display = (data: JsonObject): Output => ({ output_type: "display_data", data, metadata: {} })

/** A grey square, `dots` of its pixels black, with a note in the file so that the bytes differ. */
function picture(dots: number, side = 40, note = "a"): Output {
  const data = new Uint8Array(side * side * 4).fill(200)
  for (let at = 0; at < dots; at += 1) data.set([0, 0, 0, 255], at * 4 * (side + 1))
  for (let at = 3; at < data.length; at += 4) data[at] = 255
  const bytes = encode({ width: side, height: side, data, channels: 4, text: { note } })
  return display({ "image/png": toBase64(bytes), "text/plain": "<Figure>" })
}

const chart = (y: number): Output =>
  display({
    "application/vnd.vegalite.v5+json": { mark: "line", data: { values: [{ x: 1, y }] } },
    "image/png": "QQ==",
  })

function compare(python: Output, typescript: Output) {
  const [compared] = compareOutputs([{ cell: 0, output: python }], [{ cell: 0, output: typescript }], {
    rtol: null,
  })
  return { verdict: compared?.verdict, reason: compared?.reason }
}

describe("two pictures", () => {
  it("are identical where their bytes are", () => {
    expect(compare(picture(3), picture(3)).verdict).toBe("identical")
  })

  it("are equal where the eye sees the same, whatever else the file says", () => {
    expect(compare(picture(3), picture(3, 40, "b"))).toEqual({
      verdict: "equal",
      reason: "the same picture to the eye",
    })
    expect(compare(picture(0), picture(1))).toEqual({
      verdict: "equal",
      reason: "the same picture but for 0.063 % of its pixels",
    })
  })

  it("that differ to the eye are shown together, not judged, and the share of the pixels is told", () => {
    expect(compare(picture(0), picture(30))).toEqual({
      verdict: "notComparable",
      reason: "pictures: 1.9 % of their pixels differ, shown together, not judged",
    })
  })

  it("of other sizes, or not readable, are shown together", () => {
    expect(compare(picture(0), picture(0, 41)).reason).toContain("of 40 x 40 and 41 x 41 pixels")
    expect(compare(picture(0), display({ "image/png": "QQ==" }))).toEqual({
      verdict: "notComparable",
      reason: "pictures: shown together, not judged",
    })
  })

  it("are compared as data where both hold their numbers", () => {
    expect(compare(chart(0.5), chart(0.5))).toEqual({
      verdict: "identical",
      reason: "the picture's data: 2 numbers, every character",
    })
    expect(compare(chart(0.5), chart(0.75))).toMatchObject({
      verdict: "different",
      reason: expect.stringContaining("0.75, Python has 0.5"),
    })
  })
})
