import { describe, expect, it } from "vitest"
import { History } from "../../../kernel/protocol/history.ts"

function createHistory(...inputs: string[]): History {
  const history = new History()
  inputs.forEach((input, index) => {
    history.add(index + 1, input, null)
  })
  return history
}

const inputsOf = (entries: readonly { readonly input: string }[]) => entries.map(({ input }) => input)

describe("history", () => {
  const history = createHistory("a = 1", "b = 2", "a = 1", "[c]")

  it("tells the last entries, oldest first", () => {
    expect(inputsOf(history.tail(2))).toEqual(["a = 1", "[c]"])
    expect(history.tail(0)).toEqual([])
  })

  it("tells a range of lines, its end excluded, of this session", () => {
    expect(inputsOf(history.range({ session: 0, start: 2, stop: 4 }))).toEqual(["b = 2", "a = 1"])
    expect(inputsOf(history.range({ session: 1, start: 4 }))).toEqual(["[c]"])
    expect(history.range({ session: -1, start: 1 })).toEqual([])
  })

  it("finds by the patterns of a shell, and each input once when asked", () => {
    expect(inputsOf(history.search({ pattern: "a*", unique: false }))).toEqual(["a = 1", "a = 1"])
    expect(inputsOf(history.search({ pattern: "? = [12]", unique: true }))).toEqual(["b = 2", "a = 1"])
    expect(inputsOf(history.search({ pattern: "? = ?", unique: false, n: 1 }))).toEqual(["a = 1"])
    expect(inputsOf(history.search({ pattern: "[[]c]", unique: false }))).toEqual(["[c]"])
    expect(history.search({ pattern: "*", unique: false, n: 0 })).toEqual([])
  })
})
