import { describe, expect, it } from "vitest"
import { compareTexts } from "../../src/lesson/index.ts"

const lines = Array.from({ length: 100_000 }, (_, at) => `step ${at} loss ${(1 / (at + 1)).toFixed(6)}`)
const text = lines.join("\n")
const compare = (typescript: string) => compareTexts(text, typescript, "stream", { rtol: null })

describe("an output of megabytes", () => {
  it("is identical to itself", () => {
    expect(compare(text)).toMatchObject({
      verdict: "identical",
      reason: `${text.length} characters, every one`,
    })
  })

  it("is different where one digit of one line is, and the line is named", () => {
    expect(compare(lines.with(71_999, "step 71999 loss 0.000015").join("\n"))).toMatchObject({
      verdict: "different",
      reason: expect.stringMatching(/^line 72000: 1 of 2 numbers differs/),
      maxAbsoluteDifference: expect.closeTo(1e-6, 12),
    })
  })

  it("is the same in another notation, with Windows line ends too", () => {
    const windows = { verdict: "format", reason: "only line ends differ" }
    expect(compare(text.replaceAll("\n", "\r\n"))).toMatchObject(windows)
    expect(compare(lines.with(5, "step  5 loss 0.166667").join("\n")).verdict).toBe("format")
    expect(compare(`${text}\n`)).toMatchObject(windows)
  })

  it("is different where the front end cut it off, and both lengths are told", () => {
    expect(compare(lines.slice(0, 60_000).join("\n"))).toMatchObject({
      verdict: "different",
      reason: "60000 lines, Python has 100000",
    })
  })
})
