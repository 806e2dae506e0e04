import { spawnSync } from "node:child_process"
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { createGlob } from "../../../kernel/protocol/glob.ts"
import { History } from "../../../kernel/protocol/history.ts"
import { HistoryFile } from "../../../kernel/protocol/historyFile.ts"
import { python } from "../../support/python.ts"

let directory = ""
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "cellwise-history-"))
})
afterEach(() => rmSync(directory, { recursive: true }))

const fail = (problem: string) => {
  throw new Error(problem)
}

function openHistory(limit?: number): History {
  return new History(new HistoryFile(directory, fail, limit))
}

function addAll(history: History, ...inputs: string[]): void {
  inputs.forEach((input, index) => {
    history.add(index + 1, input, null)
  })
}

const inputsOf = (entries: readonly { readonly input: string }[]) => entries.map(({ input }) => input)
const whole = { pattern: "*", unique: false }

describe("history", () => {
  it("tells the last entries, oldest first", () => {
    const history = openHistory()
    addAll(history, "a = 1", "b = 2", "a = 1", "[c]")
    expect(inputsOf(history.tail(2))).toEqual(["a = 1", "[c]"])
    expect(history.tail(0)).toEqual([])
  })

  it("tells a range of lines, its end excluded, of this session", () => {
    const history = openHistory()
    addAll(history, "a = 1", "b = 2", "a = 1", "[c]")
    expect(inputsOf(history.range({ session: 0, start: 2, stop: 4 }))).toEqual(["b = 2", "a = 1"])
    expect(inputsOf(history.range({ session: 1, start: 4 }))).toEqual(["[c]"])
    expect(inputsOf(history.range({ session: 0, start: -2 }))).toEqual(["a = 1", "[c]"])
    expect(inputsOf(history.range({ session: 0, start: 1, stop: -2 }))).toEqual(["a = 1", "b = 2"])
    expect(history.range({ session: -1, start: 1 })).toEqual([])
  })

  it("finds by the patterns of a shell, and each input once when asked", () => {
    const history = openHistory()
    addAll(history, "a = 1", "b = 2", "a = 1", "[c]")
    expect(inputsOf(history.search({ pattern: "a*", unique: false }))).toEqual(["a = 1", "a = 1"])
    expect(inputsOf(history.search({ pattern: "? = [12]", unique: true }))).toEqual(["b = 2", "a = 1"])
    expect(inputsOf(history.search({ pattern: "? = ?", unique: false, n: 1 }))).toEqual(["a = 1"])
    expect(inputsOf(history.search({ pattern: "[[]c]", unique: false }))).toEqual(["[c]"])
    expect(history.search({ ...whole, n: 0 })).toEqual([])
  })

  it("is kept: a later session finds what an earlier one has run, by its number and by one that counts back", () => {
    addAll(openHistory(), "first", "second\nline")
    const later = openHistory()
    addAll(later, "third")
    expect(later.tail(3).map(({ session, line, input }) => [session, line, input])).toEqual([
      [1, 1, "first"],
      [1, 2, "second\nline"],
      [2, 1, "third"],
    ])
    expect(inputsOf(later.range({ session: -1, start: 1 }))).toEqual(["first", "second\nline"])
    expect(inputsOf(later.range({ session: 1, start: 2 }))).toEqual(["second\nline"])
  })

  it("of sessions that run at once is one history, in which each has a number of its own", () => {
    const [one, other] = [openHistory(), openHistory()]
    addAll(one, "a")
    addAll(other, "b", "c")
    one.add(2, "d", "4")
    for (const history of [one, other]) {
      expect(history.tail(9).map(({ session, input, output }) => [session, input, output])).toEqual([
        [1, "a", null],
        [1, "d", "4"],
        [2, "b", null],
        [2, "c", null],
      ])
    }
  })

  it("skips lines that a kernel which died has left unfinished, and loses no line after them", () => {
    addAll(openHistory(), "whole")
    const [name = ""] = readdirSync(directory)
    appendFileSync(join(directory, name), '{"session":1,"line":2,"inp')
    addAll(openHistory(), "next")
    writeFileSync(
      join(directory, name),
      `${readFileSync(join(directory, name), "utf8")}null\n5\n{"session":"x"}\n`,
    )
    expect(inputsOf(openHistory().tail(9))).toEqual(["whole", "next"])
  })

  it("is bounded: a full file is followed by another, the one before it goes, and sessions count on", () => {
    const limit = 2000
    for (let session = 1; session <= 100; session++) {
      const history = openHistory(limit)
      history.add(1, `cell of ${session}`, null)
      expect(history.tail(1)).toMatchObject([{ session, input: `cell of ${session}` }])
    }
    const sizes = readdirSync(directory).map((name) => statSync(join(directory, name)).size)
    expect(sizes.length).toBeLessThanOrEqual(2)
    expect(Math.max(...sizes)).toBeLessThan(limit + 200)
    expect(openHistory(limit).tail(1000).length).toBeGreaterThan(10)
  })

  it("can be read by its owner alone", () => {
    addAll(openHistory(), "secret")
    for (const name of readdirSync(directory)) expect(statSync(join(directory, name)).mode & 0o077).toBe(0)
  })

  it("that cannot be written is said to be so once, and is kept for the session", () => {
    const file = join(directory, "file")
    writeFileSync(file, "")
    const problems: string[] = []
    const history = new History(new HistoryFile(join(file, "below"), (problem) => problems.push(problem)))
    addAll(history, "a", "b")
    expect(inputsOf(history.tail(9))).toEqual(["a", "b"])
    expect(problems).toEqual([
      expect.stringMatching(/^history: must be writable, got ENOTDIR.*session only$/),
    ])
  })
})

describe("a pattern of history", () => {
  it("means what SQLite's GLOB means", () => {
    const characters = fc.constantFrom("a", "b", "c", "[", "]", "^", "-", "*", "?", "\\", "🧠")
    const texts = fc.array(characters, { maxLength: 7 }).map((pieces) => pieces.join(""))
    const samples = fc.sample(fc.tuple(texts, texts), { numRuns: 4000, seed: 1 })
    const script = `
import json, sqlite3, sys
glob = sqlite3.connect(":memory:").execute
print(json.dumps([bool(glob("select ? glob ?", (text, pattern)).fetchone()[0]) for pattern, text in json.load(sys.stdin)]))`
    const { stdout } = spawnSync(python, ["-c", script], { input: JSON.stringify(samples), encoding: "utf8" })
    const expected: boolean[] = JSON.parse(stdout)
    expect(expected.filter(Boolean).length).toBeGreaterThan(100)
    const wrong = samples.filter(([pattern, text], index) => createGlob(pattern)(text) !== expected[index])
    expect(wrong).toEqual([])
  })

  it("of many stars does not take long to fail", () => {
    expect(createGlob(`${"*a".repeat(2000)}*b`)("a".repeat(20_000))).toBe(false)
  })
})
