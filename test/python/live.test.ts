import { spawnSync } from "node:child_process"
import { describe, expect, test } from "vitest"
import { pythonRepr } from "../../src/display/python.ts"
import * as np from "../../src/numpy/index.ts"
import { tuple } from "../../src/numpy/tuple.ts"
import { Typed } from "../../src/numpy/typed.ts"
import * as py from "../../src/python/index.ts"
import { python } from "../support/python.ts"

const { Counter, defaultdict, deque, functools, itertools, list, namedtuple, str } = py
const numbers = [3, 1, 2, 3, 3, 1]
const words = ["apple", "bob", "cat", "apple", "bob", "apple"]
const texts = [
  "",
  " a  b\tc\n",
  "abc",
  "ABC def",
  "x=1=2",
  "3.14",
  "007",
  "naïve straße",
  "don't stop",
  "a\r\nb\nc",
  "--x--",
  "42",
  "²",
  "日本 語",
  "A1 b2",
]
const Point = namedtuple("Point", ["x", "y"])

type Case = readonly [python: string, typescript: () => unknown]

const containers: readonly Case[] = [
  ["Counter(words)", () => new Counter(words)],
  ["Counter('abracadabra').most_common(2)", () => new Counter("abracadabra").most_common(2)],
  ["Counter('abracadabra').most_common()", () => new Counter("abracadabra").most_common()],
  ["Counter(a=3, b=-1)['z']", () => new Counter({ a: 3, b: -1 }).get("z")],
  ["list(Counter(numbers).elements())", () => list(new Counter(numbers).elements())],
  ["sum(Counter(numbers).values())", () => new Counter(numbers).total()],
  [
    "[c := Counter('aab'), c.update('abc'), c.subtract({'a': 5}), c][-1]",
    () => {
      const c = new Counter("aab")
      c.update("abc")
      c.subtract({ a: 5 })
      return c
    },
  ],
  ["Counter()", () => new Counter()],
  [
    "len(Counter(words)), sorted(Counter(words)), dict(Counter(words))",
    () => {
      const c = new Counter(words)
      return tuple(py.len(c), py.sorted(c), py.dict(c))
    },
  ],
  [
    "[d := defaultdict(list), [d[len(w)].append(w) for w in words], d][-1]",
    () => {
      const d = new defaultdict<number, string[]>(list)
      for (const word of words) d.get(py.len(word)).push(word)
      return d
    },
  ],
  [
    "[d := defaultdict(int), [d.__setitem__(w, d[w] + 1) for w in words], d][-1]",
    () => {
      const d = new defaultdict<string, number>(py.int)
      for (const word of words) d.set(word, d.get(word) + 1)
      return d
    },
  ],
  ["defaultdict(None, {'a': 1})", () => new defaultdict(null, { a: 1 })],
  ["defaultdict()['k']", () => new defaultdict().get("k")],
  ["deque(numbers, maxlen=3)", () => new deque(numbers, { maxlen: 3 })],
  [
    "[d := deque([1, 2, 3]), d.appendleft(0), d.append(4), d.rotate(2), d][-1]",
    () => {
      const d = new deque([1, 2, 3])
      d.appendleft(0)
      d.append(4)
      d.rotate(2)
      return d
    },
  ],
  [
    "[d := deque('abc'), d.extendleft('xy'), d.rotate(-1), d.popleft(), d.pop(), list(d), len(d), d.count('a')][3:]",
    () => {
      const d = new deque<string>("abc")
      d.extendleft("xy")
      d.rotate(-1)
      return [d.popleft(), d.pop(), list(d), py.len(d), d.count("a")]
    },
  ],
  ["deque().pop()", () => new deque().pop()],
  ["deque([1]).remove(2)", () => new deque([1]).remove(2)],
  ["Point(1, 2)", () => new Point(1, 2)],
  [
    "Point(1, 2)[0], Point(1, 2).y, len(Point(1, 2)), Point(1, 2) == (1, 2)",
    () => {
      const p = new Point(1, 2)
      return tuple(p[0], p.y, py.len(p), true)
    },
  ],
  [
    "Point(1, 2)._asdict(), Point(1, 2)._replace(y='b'), Point._fields, Point._make([3, 4])",
    () =>
      tuple(
        new Point(1, 2)._asdict(),
        new Point(1, 2)._replace({ y: "b" }),
        Point._fields,
        Point._make([3, 4]),
      ),
  ],
  ["[(x, y) for x, y in [Point(1, 2)]]", () => [new Point(1, 2)].map(([x, y]) => tuple(x, y))],
]

const iterators: readonly Case[] = [
  ["list(map(lambda x: x * 2, numbers))", () => list(py.map((x) => x * 2, numbers))],
  [
    "list(map(lambda a, b: a + b, [1, 2, 3], [10, 20]))",
    () => list(py.map((a: number, b: number) => a + b, [1, 2, 3], [10, 20])),
  ],
  [
    "list(filter(lambda x: x > 1, numbers)), list(filter(None, [0, 1, '', 'a', []]))",
    () => tuple(list(py.filter((x) => x > 1, numbers)), list(py.filter(null, [0, 1, "", "a", []]))),
  ],
  [
    "[it := iter([1, 2]), next(it), next(it), next(it, 'end')][1:]",
    () => {
      const it = py.iter([1, 2])
      return [py.next(it), py.next(it), py.next(it, "end")]
    },
  ],
  ["next(iter([]))", () => py.next(py.iter([]))],
  [
    "list(chain([1, 2], 'ab')), list(chain.from_iterable([[1], [2, 3]]))",
    () => tuple(list(itertools.chain([1, 2], "ab")), list(itertools.chain.from_iterable([[1], [2, 3]]))),
  ],
  [
    "list(islice(count(5, 2), 4)), list(islice('abcdefg', 2, None, 3)), list(islice('abc', 0))",
    () =>
      tuple(
        list(itertools.islice(itertools.count(5, 2), 4)),
        list(itertools.islice("abcdefg", 2, null, 3)),
        list(itertools.islice("abc", 0)),
      ),
  ],
  [
    "list(islice(cycle('ab'), 5)), list(repeat(7, 3))",
    () => tuple(list(itertools.islice(itertools.cycle("ab"), 5)), list(itertools.repeat(7, 3))),
  ],
  [
    "list(product('ab', [1, 2])), list(product([0, 1], repeat=2)), list(product())",
    () =>
      tuple(
        list(itertools.product("ab", [1, 2])),
        list(itertools.product([0, 1], { repeat: 2 })),
        list(itertools.product()),
      ),
  ],
  [
    "list(permutations([1, 2, 3])), list(permutations('abc', 2)), list(permutations([1], 2))",
    () =>
      tuple(
        list(itertools.permutations([1, 2, 3])),
        list(itertools.permutations("abc", 2)),
        list(itertools.permutations([1], 2)),
      ),
  ],
  [
    "list(combinations('abcd', 2)), list(combinations_with_replacement('abc', 2)), list(combinations('a', 0))",
    () =>
      tuple(
        list(itertools.combinations("abcd", 2)),
        list(itertools.combinations_with_replacement("abc", 2)),
        list(itertools.combinations("a", 0)),
      ),
  ],
  [
    "list(accumulate(numbers)), list(accumulate(numbers, max)), list(accumulate([1, 2], initial=10))",
    () =>
      tuple(
        list(itertools.accumulate(numbers)),
        list(itertools.accumulate(numbers, (a, b) => Math.max(a, b))),
        list(itertools.accumulate([1, 2], null, { initial: 10 })),
      ),
  ],
  [
    "[(k, list(g)) for k, g in groupby('aabbbca')], [(k, list(g)) for k, g in groupby(words, len)]",
    () =>
      tuple(
        [...itertools.groupby("aabbbca")].map(([k, g]) => tuple(k, list(g))),
        [...itertools.groupby(words, (w) => py.len(w))].map(([k, g]) => tuple(k, list(g))),
      ),
  ],
  [
    "list(pairwise('abcd')), list(zip_longest('abc', [1], fillvalue='-')), list(zip_longest([1, 2], [3]))",
    () =>
      tuple(
        list(itertools.pairwise("abcd")),
        list(itertools.zip_longest("abc", [1], { fillvalue: "-" })),
        list(itertools.zip_longest([1, 2], [3])),
      ),
  ],
  [
    "list(takewhile(lambda x: x > 2, numbers)), list(dropwhile(lambda x: x > 2, numbers)), list(filterfalse(None, [0, 1, 2]))",
    () =>
      tuple(
        list(itertools.takewhile((x) => x > 2, numbers)),
        list(itertools.dropwhile((x) => x > 2, numbers)),
        list(itertools.filterfalse(null, [0, 1, 2])),
      ),
  ],
  [
    "list(starmap(pow, [(2, 5), (3, 2)])), list(compress('abc', [1, 0, 1])), [list(t) for t in tee('ab')]",
    () =>
      tuple(
        list(
          itertools.starmap(
            (a: number, b: number) => a ** b,
            [
              [2, 5],
              [3, 2],
            ],
          ),
        ),
        list(itertools.compress("abc", [1, 0, 1])),
        itertools.tee("ab").map((t) => list(t)),
      ),
  ],
  [
    "reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], 5)",
    () =>
      tuple(
        functools.reduce((a: number, b: number) => a * b, [1, 2, 3, 4]),
        functools.reduce((a: number, b: number) => a + b, [] as number[], 5),
      ),
  ],
  ["reduce(lambda a, b: a, [])", () => functools.reduce((a: number) => a, [] as number[])],
  [
    "partial(lambda a, b: a - b, 10)(3), sorted(words, key=cmp_to_key(lambda a, b: len(b) - len(a)))",
    () =>
      tuple(
        functools.partial((a: number, b: number) => a - b, 10)(3),
        py.sorted(words, { key: functools.cmp_to_key((a: string, b: string) => b.length - a.length) }),
      ),
  ],
  [
    "[isinstance(v, t) for v in (1, 2.5, 'a', [1], (1,), {}, set(), True, None) for t in (int, float, str, list, tuple, dict, set, bool)]",
    () =>
      [1, 2.5, "a", [1], tuple(1), {}, new Set(), true, null].flatMap((v) =>
        [py.int, py.float, str, list, py.tuple, py.dict, py.set, py.bool].map((t) => py.isinstance(v, t)),
      ),
  ],
  [
    "isinstance(3.0, float), isinstance(3.0, (int, str)), isinstance(np.zeros(2), np.ndarray)",
    () =>
      tuple(
        py.isinstance(new Typed(3, "float"), py.float),
        py.isinstance(new Typed(3, "float"), [py.int, str]),
        py.isinstance(np.zeros([2]), np.ndarray),
      ),
  ],
]

const one =
  "lower upper capitalize title swapcase strip lstrip rstrip split rsplit splitlines isdigit isalpha isalnum isspace isupper islower".split(
    " ",
  )
const two: readonly (readonly [string, ...(string | number | null)[]])[] = [
  ["strip", "-x"],
  ["lstrip", "a "],
  ["rstrip", "\n0c"],
  ["split", "="],
  ["split", null, 1],
  ["split", "b", 1],
  ["rsplit", "=", 1],
  ["rsplit", null, 1],
  ["replace", "a", "$&"],
  ["replace", "b", "", 1],
  ["replace", "", "-"],
  ["find", "b"],
  ["rfind", "="],
  ["count", "a"],
  ["count", ""],
  ["startswith", "a"],
  ["endswith", "c"],
  ["partition", "="],
  ["rpartition", "="],
  ["ljust", 6, "."],
  ["rjust", 6],
  ["center", 7, "*"],
  ["center", 8],
  ["zfill", 5],
  ["removeprefix", "a"],
  ["removesuffix", "c"],
  ["splitlines", 1],
]

const strings: readonly Case[] = [
  ...one.flatMap((name) => texts.map((text): Case => [`${quote(text)}.${name}()`, () => call(name, text)])),
  ...two.flatMap(([name, ...rest]) =>
    texts.map(
      (text): Case => [
        `${quote(text)}.${name}(${rest.map(quote).join(", ")})`,
        () => call(name, text, ...rest),
      ],
    ),
  ),
  [
    "', '.join(words), ''.join('abc'), '-'.join(str(n) for n in numbers)",
    () =>
      tuple(
        str.join(", ", words),
        str.join("", "abc"),
        str.join(
          "-",
          py.map((n) => str(n), numbers),
        ),
      ),
  ],
  ["', '.join([1])", () => str.join(", ", [1])],
  ["'abc'.index('z')", () => str.index("abc", "z")],
  ["'a'.split('')", () => str.split("a", "")],
  [
    "list(map(str.upper, words)), str(1.5), str(None)",
    () => tuple(list(py.map(str.upper, words)), str(1.5), str(null)),
  ],
]

function call(name: string, ...values: readonly unknown[]): unknown {
  return (str as unknown as Record<string, (...values: readonly unknown[]) => unknown>)[name]!(...values)
}

function quote(value: string | number | null): string {
  return value === null ? "None" : JSON.stringify(value)
}

const program = `
import json, sys
import numpy as np
from collections import *
from functools import *
from itertools import *
numbers, words = [3, 1, 2, 3, 3, 1], ["apple", "bob", "cat", "apple", "bob", "apple"]
Point = namedtuple("Point", ["x", "y"])
def answer(text):
    try: return repr(eval(text, globals()))
    except Exception as error: return f"{type(error).__name__}: {error}"
print(json.dumps([answer(text) for text in json.load(sys.stdin)]))
`

function ask(cases: readonly Case[]): string[] {
  const input = JSON.stringify(cases.map(([text]) => text))
  const env = { ...process.env, PYTHONIOENCODING: "utf-8" }
  const { stdout, stderr } = spawnSync(python, ["-c", program], { input, encoding: "utf8", env })
  if (stdout === "") throw new Error(stderr)
  return JSON.parse(stdout) as string[]
}

function answer(work: () => unknown): string {
  try {
    return pythonRepr(work())
  } catch (error) {
    const { name, message } = error as Error
    return `${name}: ${message}`
  }
}

describe("Python at hand says the same", () => {
  test.each([
    ["of its containers", containers],
    ["of its iterators", iterators],
    ["of its strings", strings],
  ])("%s", (_, cases) => {
    const expected = ask(cases)
    const different = cases.flatMap(([text, work], i) => {
      const mine = answer(work)
      return mine === expected[i] ? [] : [`${text}: ${mine}, Python ${expected[i]}`]
    })
    expect(different).toEqual([])
  })
})

test("an OrderedDict is put in order, and shown as Python 3.12 does", () => {
  const d = new py.OrderedDict({ a: 1, b: 2, c: 3 })
  d.move_to_end("a")
  expect(pythonRepr(d)).toBe("OrderedDict({'b': 2, 'c': 3, 'a': 1})")
  expect(d.popitem(false)).toEqual(["b", 2])
  d.move_to_end("a", false)
  expect(list(d)).toEqual(["a", "c"])
  expect(() => d.move_to_end("z")).toThrow(new py.KeyError("'z'"))
})

test("a function that remembers is called once for the same arguments", () => {
  let calls = 0
  const fib: (n: number) => number = functools.lru_cache({ maxsize: null })((n: number): number => {
    calls++
    return n < 2 ? n : fib(n - 1) + fib(n - 2)
  })
  expect([fib(30), calls]).toEqual([832040, 31])
})
