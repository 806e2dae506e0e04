import { describe, expect, test } from "vitest"
import { arrayPayload } from "../../src/view/array/fromArray.ts"
import { parseArrayPayload } from "../../src/view/array/payload.ts"
import { parseGatesPayload } from "../../src/view/gates/payload.ts"
import { createNumbers, unpackNumbers } from "../../src/view/payload/numbers.ts"
import { arrayOf, lstmPayload } from "./samples.ts"

const throughJson = (value: unknown) => JSON.parse(JSON.stringify(value))

describe("numbers in a payload", () => {
  test("come back with every bit: NaN, infinities, minus zero, the smallest and the largest", () => {
    const numbers = [0.1, -0, Number.NaN, Infinity, -Infinity, 5e-324, Number.MAX_VALUE, Math.PI]
    expect([...unpackNumbers(createNumbers(numbers))]).toEqual(numbers)
    expect([...unpackNumbers(createNumbers([0.1, 7], 32))]).toEqual([Math.fround(0.1), 7])
    expect([...unpackNumbers(createNumbers([]))]).toEqual([])
  })

  test("as levels of a byte lie within a 500th of their range, NaN and the infinities as they are", () => {
    const numbers = Array.from({ length: 999 }, (_, i) => Math.sin(i) * 3)
    const packed = createNumbers([...numbers, Number.NaN, Infinity, -Infinity], 8)
    const levels = unpackNumbers(packed)
    for (const [i, x] of numbers.entries()) expect(Math.abs(levels[i]! - x)).toBeLessThanOrEqual(6.001 / 500)
    expect([...levels.slice(-3)]).toEqual([Number.NaN, Infinity, -Infinity])
    const ends = [-Number.MAX_VALUE, 0, Number.MAX_VALUE]
    expect([...unpackNumbers(createNumbers(ends, 8))]).toEqual(ends)
    expect([...unpackNumbers(createNumbers([7, 7], 8))]).toEqual([7, 7])
    expect([...unpackNumbers(createNumbers([Number.NaN], 8))]).toEqual([Number.NaN])
  })
})

describe("a payload from a file", () => {
  test("of ours comes back as it was", () => {
    const gates = lstmPayload(4, 3, ["a", "b", "c"])
    expect(parseGatesPayload(throughJson(gates))).toEqual(gates)
    const arrays = arrayPayload([arrayOf([2, 3], (i) => i), arrayOf([0], () => 0)], "tuple")
    expect(parseArrayPayload(throughJson(arrays))).toEqual(arrays)
  })

  test("keeps nothing that it should not have", () => {
    const payload = throughJson(lstmPayload(2, 2))
    const parsed = parseGatesPayload({ ...payload, onload: "alert(1)", __proto__: { evil: true } })
    expect(Object.keys(parsed)).not.toContain("onload")
    expect("evil" in parsed).toBe(false)
  })

  const array = () => throughJson(arrayPayload([arrayOf([2, 3], (i) => i)], "array"))
  const broken = (change: (part: Record<string, unknown>, payload: Record<string, unknown>) => void) => {
    const payload = array()
    change(payload.parts[0], payload)
    return () => parseArrayPayload(payload)
  }

  const huge = /: must have at most 2000000 numbers, got/
  test.each([
    ["nothing", () => parseArrayPayload(null), "array payload: must be an object, got null"],
    ["text", () => parseGatesPayload("<script>"), 'gates payload: must be an object, got "<script>"'],
    [
      "another version",
      broken((_, payload) => (payload.version = 2)),
      "array payload.version: must be one of 1, got 2",
    ],
    ["a huge shape", broken((part) => (part.shape = [1e6, 1e6])), huge],
    ["a huge shape of nothing", broken((part) => (part.shape = [1e7, 0])), huge],
    [
      "steps of a huge shape without numbers",
      () => {
        const { values, ...payload } = lstmPayload(2, 2)
        const empty = { ...values[0], shape: [1e8], present: [], numbers: createNumbers([]) }
        parseGatesPayload({ ...payload, values: [empty] })
      },
      huge,
    ],
    [
      "a negative shape",
      broken((part) => (part.shape = [-1, 3])),
      "array payload.parts[0].shape: must be from 0 to",
    ],
    ["a shape of words", broken((part) => (part.shape = ["2", 3])), 'shape: must be a whole number, got "2"'],
    [
      "too few numbers",
      broken((part) => (part.numbers = createNumbers([1, 2]))),
      "must have 64 characters for 6 numbers, got 24",
    ],
    [
      "no base64",
      broken((part) => (part.numbers = { bits: 64, base64: "!".repeat(64) })),
      "array payload.parts[0].numbers.base64: must be base64",
    ],
    [
      "a long name",
      broken((part) => (part.name = "x".repeat(1000))),
      "name: must have at most 200 characters, got 1000",
    ],
    [
      "positions outside",
      broken((part) => (part.picked = [[5], null])),
      "picked[0]: must be from 0 to 1, got 5",
    ],
    [
      "infinite statistics",
      broken((part) => (part.summary = { low: "∞" })),
      'summary.low: must be a finite number or null, got "∞"',
    ],
  ])("%s is refused with the rule it breaks", (_, parse, message) => {
    expect(parse).toThrow(message)
  })

  test("tokens must label each step", () => {
    const payload = { ...lstmPayload(2, 3), tokens: ["a"] }
    expect(() => parseGatesPayload(payload)).toThrow(
      "gates payload.tokens: must label each of 3 steps, got 1",
    )
  })
})
