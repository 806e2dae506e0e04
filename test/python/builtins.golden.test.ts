import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { pythonRepr } from "../../src/display/python.ts"
import { float, int, math } from "../../src/python/index.ts"
import { toOperand } from "../../src/python/kind.ts"
import { Random } from "../../src/python/random/random.ts"
import { range } from "../../src/python/range.ts"
import { decode, type Encoded } from "../display/values.ts"

type Outcome = { text: string } | { error: string; message: string }

const golden = JSON.parse(
  readFileSync(new URL("../golden/python-builtins.json", import.meta.url), "utf8"),
) as {
  random: { seed: string; drawn: Encoded[]; shuffled: number[] }[]
  math: [name: string, args: Encoded[], Outcome][]
  float: [text: string, Outcome][]
  int: [text: string, base: number, Outcome][]
}

/** A decoded value without the types beside it. */
function plain(value: unknown): unknown {
  const inner = toOperand(value).value
  return Array.isArray(inner) ? inner.map(plain) : inner
}

function times<T>(count: number, draw: () => T): T[] {
  return Array.from({ length: count }, draw)
}

/** The calls of `stream` in make_python_builtins.py. */
function drawAll(random: Random): unknown[] {
  return [
    times(3, random.random),
    random.getrandbits(5),
    random.getrandbits(32),
    random.getrandbits(50),
    times(10, () => random.randint(1, 6)),
    random.randrange(10),
    random.randrange(5, 50, 7),
    random.randrange(2 ** 40),
    random.choice("abcdef"),
    times(3, () => random.uniform(-1, 1)),
    times(5, () => random.gauss(0, 1)),
    times(5, () => random.normalvariate(1, 2)),
    random.expovariate(2),
    random.triangular(0, 10, 3),
    random.triangular(),
    random.lognormvariate(0, 1),
    random.paretovariate(3),
    random.sample(range(10), 4),
    random.sample(range(1000), 5),
    random.sample(range(60), 30),
    random.choices("abc", { k: 5 }),
    random.choices("abc", { weights: [1, 5, 1], k: 6 }),
    random.choices([1, 2, 3], { cum_weights: [1, 2, 9], k: 4 }),
  ]
}

function outcome(work: () => string): Outcome {
  try {
    return { text: work() }
  } catch (error) {
    return { error: (error as Error).name, message: (error as Error).message }
  }
}

/** What both show, number against number: Python's libm rounds some results one step off. */
function number(shown: Outcome): Outcome | number {
  if (!("text" in shown) || !/\d/.test(shown.text)) return shown
  return Number(shown.text)
}

describe("Python's modules give Python's numbers", () => {
  test.each(golden.random)("random with the seed $seed draws the same", ({ seed, drawn, shuffled }) => {
    const random = new Random(BigInt(seed))
    expect(drawAll(random)).toEqual(drawn.map((data) => plain(decode(data))))
    const letters = [1, 2, 3, 4, 5, 6, 7]
    random.shuffle(letters)
    expect(letters).toEqual(shuffled)
  })

  test("math gives the same values, within the last digit of libm, and raises the same errors", () => {
    const different = golden.math.flatMap(([name, args, python]) => {
      const call = (math as unknown as Record<string, (...args: unknown[]) => unknown>)[name]!
      const mine = outcome(() => pythonRepr(call(...args.map((arg) => plain(decode(arg))))))
      const [a, b] = [number(mine), number(python)]
      const close =
        typeof a === "number" && typeof b === "number" && Math.abs(a - b) <= 2 ** -52 * Math.abs(b)
      return close || JSON.stringify(a) === JSON.stringify(b)
        ? []
        : [{ name, args: JSON.stringify(args), python, mine }]
    })
    expect(different).toEqual([])
  })

  test("float and int read what Python reads, and refuse the rest in its words", () => {
    for (const [text, python] of golden.float)
      expect(outcome(() => pythonRepr(float(text), "float"))).toEqual(python)
    for (const [text, base, python] of golden.int)
      expect(outcome(() => pythonRepr(int(text, base)))).toEqual(python)
  })
})
