import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { compareTexts, isFailure, parseNotebook, textOf } from "../../src/lesson/index.ts"

/** A small generator with a fixed seed (mulberry32), so that every run tests the same mutants. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const random = createRandom(20240607)
const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T

const stored = ["rnn-lstm-gru", "rnn-lstm-gru-seeded"].flatMap((name) => {
  const file = new URL(`../../notebooks/${name}.python.ipynb`, import.meta.url)
  const { cells } = parseNotebook(readFileSync(file, "utf8"), name)
  return cells.flatMap((cell) => (cell.cell_type === "code" ? cell.outputs.map(textOf) : []))
})
const outputs = [
  ...stored,
  "iter 0, loss: 107.601633\niter 100, loss: 93.014215\nsample: hello\n",
  "array([[1, 2, 3],\n       [4, 5, 6]])",
  "[[0.54881350 0.71518937]\n [0.60276338 0.54488318]]",
  "np.float64(2.7182818284590455)",
  "loss 3.1415926535897931 after 1.4142135623730951 s",
  "(np.float64(0.57721566490153287), 1.6180339887498949)",
  "{'W': array([0.5, 1.5, -2.5]), 'n': 3}",
]

/** Replaces one of the matches, chosen at random; null when there is none or nothing changes. */
function replaceOne(text: string, pattern: RegExp, by: (match: string) => string): string | null {
  const matches = [...text.matchAll(pattern)]
  if (matches.length === 0) return null
  const match = pick(matches)
  const changed = text.slice(0, match.index) + by(match[0]) + text.slice(match.index + match[0].length)
  return changed === text ? null : changed
}

/** Changes that alter what an output says: each must be found. */
const wrong: Record<string, (text: string) => string | null> = {
  "a digit in the 5th place": (text) =>
    replaceOne(text, /\d\.\d{5,}/g, (number) => {
      const digit = Number(number[5])
      return number.slice(0, 5) + ((digit + 1 + Math.floor(random() * 8)) % 10) + number.slice(6)
    }),
  "a first digit": (text) => replaceOne(text, /[1-9](?=\.\d)/g, (digit) => String((Number(digit) % 9) + 1)),
  "the last printed digit": (text) =>
    replaceOne(
      text,
      /\d\.\d{4,7}\d(?!\d)/g,
      (number) => number.slice(0, -1) + ((Number(number.at(-1)) + 1) % 10),
    ),
  "a sign": (text) =>
    replaceOne(text, /(?<![\w.-])[1-9]\d*(?:\.\d+)?|0\.\d*[1-9]\d*/g, (number) => `-${number}`),
  "the dtype": (text) =>
    replaceOne(text, /\]\)|np\.float64/g, (end) => (end === "])" ? "], dtype=float32)" : "np.float32")),
  "whole numbers to floats": (text) => replaceOne(text, /(?<![\w.])\d+(?![\w.])/g, (number) => `${number}.`),
  "the shape, by an element left out": (text) => replaceOne(text, /, -?\d+\.?\d*(?=[,\]])/g, () => ""),
  "the shape, by a bracket": (text) => replaceOne(text, /\[[^[\]]*\]/g, (row) => `[${row}]`),
  "a line left out": (text) => replaceOne(text, /(?<=\n)[^\n]*\d[^\n]*(?:\n|$)/g, () => ""),
  "a line twice": (text) => replaceOne(text, /(?<=\n)[^\n]*\d[^\n]*\n/g, (line) => line + line),
  "the order of two numbers": (text) =>
    replaceOne(text, /-?\d+\.\d+, -?\d+\.\d+/g, (both) => both.split(", ").reverse().join(", ")),
  "a word": (text) => replaceOne(text, /[a-z]{4,}/g, (word) => word.slice(1)),
}

/** The next larger double, as Python writes it. */
function nextDouble(value: number): string {
  const bits = new BigInt64Array(new Float64Array([value]).buffer)
  bits[0] = (bits[0] as bigint) + 1n
  return String(new Float64Array(bits.buffer)[0])
}

/** Changes that leave what an output says as it is: none may fail. */
const harmless: Record<string, (text: string) => string | null> = {
  "spaces after brackets, as old NumPy wrote": (text) => replaceOne(text, /(?<=[[,] ?)(?=\d)/g, () => " "),
  "line breaks": (text) => replaceOne(text, /(?<=,) /g, () => "\n  "),
  "padding before a bracket": (text) => replaceOne(text, /(?=\])/g, () => " "),
  "one unit in the last place": (text) =>
    replaceOne(text, /\d\.\d{15,}/g, (number) => nextDouble(Number(number))),
  "NumPy 1's bare scalars": (text) =>
    replaceOne(text, /np\.float64\([^)]*\)/g, (scalar) => scalar.slice(11, -1)),
  "the dtype told where it goes without saying": (text) =>
    replaceOne(text, /(?<=\.\d+)\]\)/g, () => "], dtype=float64)"),
  "Python's notation of small and large": (text) =>
    replaceOne(text, /(?<![\w.])0\.\d+/g, (number) => Number(number).toExponential(number.length - 2)),
}

/** Enough mutants of each kind that every output and many places take part. */
const mutantsOfAKind = 120

function makeMutants(kind: (text: string) => string | null): { text: string; mutant: string }[] {
  const mutants: { text: string; mutant: string }[] = []
  for (let tries = 0; tries < 4000 && mutants.length < mutantsOfAKind; tries += 1) {
    const text = pick(outputs)
    const mutant = kind(text)
    if (mutant !== null) mutants.push({ text, mutant })
  }
  return mutants
}

describe("the comparator catches every mutant", () => {
  it.each(Object.keys(wrong))("with %s changed", (kind) => {
    const mutants = makeMutants(wrong[kind] as (text: string) => string | null)
    const missed = mutants.filter(
      ({ text, mutant }) => !isFailure(compareTexts(text, mutant, "result", { rtol: null }).verdict),
    )
    expect(missed).toEqual([])
    expect(mutants).toHaveLength(mutantsOfAKind)
  })
})

describe("the comparator blames no port", () => {
  it.each(Object.keys(harmless))("for %s", (kind) => {
    const mutants = makeMutants(harmless[kind] as (text: string) => string | null)
    const blamed = mutants.filter(({ text, mutant }) =>
      isFailure(compareTexts(text, mutant, "result", { rtol: null }).verdict),
    )
    expect(blamed).toEqual([])
    expect(mutants).toHaveLength(mutantsOfAKind)
  })
})
