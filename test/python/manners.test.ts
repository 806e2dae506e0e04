import { afterEach, describe, expect, expectTypeOf, test } from "vitest"
import { pythonRepr } from "../../src/display/python.ts"
import { host } from "../../src/host.ts"
import * as np from "../../src/numpy/index.ts"
import { isTuple } from "../../src/numpy/tuple.ts"
import { Typed } from "../../src/numpy/typed.ts"
import * as py from "../../src/python/index.ts"

const { enumerate, fmt, len, list, range, reversed, round, sorted, tuple, zip } = py

describe("Iteration as in Python", () => {
  test("range counts, is indexed, sliced by no copy, and shows itself", () => {
    expect(list(range(5))).toEqual([0, 1, 2, 3, 4])
    expect(list(range(10, 0, -3))).toEqual([10, 7, 4, 1])
    expect([range(3), range(1, 4), range(0, 10, 2)].map((r) => pythonRepr(r))).toEqual([
      "range(0, 3)",
      "range(1, 4)",
      "range(0, 10, 2)",
    ])
    expect([len(range(0, 10, 3)), range(10).at(-1), range(5).includes(5), len(range(5, 0))]).toEqual([
      4,
      9,
      false,
      0,
    ])
    expect(list(reversed(range(1, 10, 4)))).toEqual([9, 5, 1])
    expect(() => range(1.5)).toThrow("'float' object cannot be interpreted as an integer")
    expect(() => range(0, 1, 0)).toThrow("range() arg 3 must not be zero")
    expect(() => range(3).at(3)).toThrow("range object index out of range")
  })

  test("enumerate and zip give tuples, typed by what they walk over", () => {
    const pairs = list(enumerate(["a", "b"], 1))
    expectTypeOf(pairs).toExtend<[number, string][]>()
    expect(pythonRepr(pairs)).toBe("[(1, 'a'), (2, 'b')]")
    const rows = list(
      zip(
        [1, 2, 3],
        "ab",
        new Map([
          ["k", 0],
          ["l", 1],
        ]),
      ),
    )
    expectTypeOf(rows).toExtend<[number, string, string][]>()
    expect(pythonRepr(rows)).toBe("[(1, 'a', 'k'), (2, 'b', 'l')]")
    expect(list(zip())).toEqual([])
  })

  test("dicts are walked by key, strings by character, arrays by their first axis", () => {
    expect([list({ a: 1, b: 2 }), list(new Map([["k", 1]])), list("a😀")]).toEqual([
      ["a", "b"],
      ["k"],
      ["a", "😀"],
    ])
    const rows = list(
      reversed(
        np.array([
          [1, 2],
          [3, 4],
        ]),
      ),
    )
    expect(rows.map((row) => pythonRepr(row))).toEqual(["array([3, 4])", "array([1, 2])"])
    expect(() => list(3)).toThrow("'int' object is not iterable")
    expect(() => list(reversed(new Set([1])))).toThrow("'set' object is not reversible")
  })

  test("len counts members, keys and code points", () => {
    expect([
      len([1, 2]),
      len("a😀"),
      len(new Map([[1, 2]])),
      len(new Set()),
      len({ a: 1 }),
      len(np.zeros([3, 2])),
      len(new Uint8Array(4)),
    ]).toEqual([2, 2, 1, 0, 1, 3, 4])
    expect(() => len(new Typed(3, "float"))).toThrow("object of type 'float' has no len()")
    expect(() => len(np.array(3))).toThrow("len() of unsized object")
  })
})

describe("Lists, sorting and numbers as in Python", () => {
  test("sorted is stable, in both directions, by key, and refuses what has no order", () => {
    const words = ["bb", "a", "cc", "d"]
    expect(sorted(words, { key: len })).toEqual(["a", "d", "bb", "cc"])
    expect(sorted(words, { key: len, reverse: true })).toEqual(["bb", "cc", "a", "d"])
    expect(sorted([tuple(2, "a"), tuple(1, "b"), tuple(1, "a")]).map((pair) => pythonRepr(pair))).toEqual([
      "(1, 'a')",
      "(1, 'b')",
      "(2, 'a')",
    ])
    expect(sorted(["\u{10000}", "\uffff"])).toEqual(["\uffff", "\u{10000}"])
    expect(() => sorted([1, "a"])).toThrow("'<' not supported between instances of 'str' and 'int'")
  })

  test("min and max take members or arguments, a key and a default", () => {
    expect([
      py.max([3, 1]),
      py.min(3, 1, 2),
      py.max(["a", "bbb"], { key: len }),
      py.min([], { default: 0 }),
    ]).toEqual([3, 1, "bbb", 0])
    expect(() => py.max([])).toThrow("max() arg is an empty sequence")
  })

  test("sum adds numbers, arrays and, with a start, lists", () => {
    expect([py.sum([1, 2.5]), py.sum([[1], [2]], []), py.sum([], 5)]).toEqual([3.5, [1, 2], 5])
    expect(pythonRepr(py.sum([np.array([1, 2]), np.array([3, 4])]))).toBe("array([4, 6])")
    expect(pythonRepr(py.sum([tuple(1, 2), tuple(3, 4)], tuple()))).toBe("(1, 2, 3, 4)")
    expect(() => py.sum(["a"])).toThrow("unsupported operand type(s) for +: 'int' and 'str'")
  })

  test("round, abs and divmod work on numbers and arrays", () => {
    expect([round(2.5), round(-0.5), round(2.675, 2), round(1250, -2)]).toEqual([2, 0, 2.67, 1200])
    expect([pythonRepr(py.abs(np.array([-1.5, 2]))), py.abs(-3)]).toEqual(["array([1.5, 2. ])", 3])
    expect([py.divmod(-7, 2), py.divmod(7, -2), isTuple(py.divmod(7, 2))]).toEqual([[-4, 1], [-4, -1], true])
    expect(() => py.divmod(1, 0)).toThrow(py.ZeroDivisionError)
  })

  test("truth is Python's", () => {
    expect([0, "", [], {}, new Set(), null, 1, "0", [0], { a: 0 }].map((value) => py.bool(value))).toEqual([
      ...Array(6).fill(false),
      ...Array(4).fill(true),
    ])
    expect([py.any([0, [], "x"]), py.all([1, []]), py.all([])]).toEqual([true, false, true])
    expect(() => py.assert([], "no samples")).toThrow(new py.AssertionError("no samples"))
  })

  test("characters and bases", () => {
    expect([py.ord("a"), py.chr(0x1f600), py.hex(255), py.bin(-5), py.oct(8)]).toEqual([
      97,
      "😀",
      "0xff",
      "-0b101",
      "0o10",
    ])
    expect(() => py.ord("ab")).toThrow("ord() expected a character, but string of length 2 found")
    expect(() => py.int("5", 37)).toThrow("int() base must be >= 2 and <= 36, or 0")
  })

  test("what has no result is refused, and what has one is exact", () => {
    expect(() => py.math.log(2, 1)).toThrow(new py.ZeroDivisionError("float division by zero"))
    expect(() => fmt("%f", 10n ** 400n)).toThrow("int too large to convert to float")
    expect(py.random.triangular(1, 1, 1)).toBe(1)
    py.random.seed(3)
    // for _ in range(2000): x = random.paretovariate(3); total += x
    let total = 0
    for (let i = 0; i < 2000; i++) total += py.random.paretovariate(3)
    expect(total).toBe(2984.3629700952383)
  })

  test("a class that extends an exception is named by itself", () => {
    class ShapeError extends py.ValueError {}
    expect([new ShapeError("no").name, new py.IndexError("no").name]).toEqual(["ShapeError", "IndexError"])
  })

  test("tuple takes members of one argument, or several arguments", () => {
    expect([tuple([1]), tuple(1, 2), tuple(), tuple("ab")].map((value) => pythonRepr(value))).toEqual([
      "(1,)",
      "(1, 2)",
      "()",
      "('a', 'b')",
    ])
  })
})

describe("fmt", () => {
  test("takes the style that its template is written in", () => {
    expect(fmt("%.2f of %d", 0.125, 3)).toBe("0.12 of 3")
    expect(fmt("{:.2f} of {}", 0.125, 3)).toBe("0.12 of 3")
    expect(fmt("{name}: {x:>{w}.1f}%", { name: "loss", x: 12.345, w: 6 })).toBe("loss:   12.3%")
    expect(fmt("\\frac{a}{b} = %d", 3)).toBe("\\frac{a}{b} = 3")
    expect(fmt("%d %s", tuple(1, "a"))).toBe("1 a")
    expect([fmt("{{}} %d", 1), fmt("100%%"), fmt("plain")]).toEqual(["{{}} 1", "100%", "plain"])
  })

  test("knows the types that come with its values", () => {
    expect(fmt("{} {!r} %", new Typed(1, "float"), new Typed(2, "float64"))).toBe("1.0 np.float64(2.0) %")
    expect(() => fmt("{:d}", new Typed(3, "float"))).toThrow(
      "Unknown format code 'd' for object of type 'float'",
    )
  })

  test("formats arrays only as Python does", () => {
    const x = np.array([1.5, 2])
    expect([fmt("{}", x), fmt("%s", x), fmt("{:.1f}", np.array(2.25)), fmt("{0[1]:.3f}", x)]).toEqual([
      "[1.5 2. ]",
      "[1.5 2. ]",
      "2.2",
      "2.000",
    ])
    expect(() => fmt("{:.2f}", x)).toThrow("unsupported format string passed to numpy.ndarray.__format__")
    expect(() => fmt("%.2f", x)).toThrow("only 0-dimensional arrays can be converted to Python scalars")
  })
})

describe("open", () => {
  afterEach(() => {
    delete host.readFile
  })

  const file = (text: string) => {
    host.readFile = () => new TextEncoder().encode(text)
    return py.open("input.txt")
  }

  test("reads text whole, by line and by character", () => {
    expect(file("one\r\ntwo\rthree").read()).toBe("one\ntwo\nthree")
    expect(file("one\ntwo\n").readlines()).toEqual(["one\n", "two\n"])
    expect(file("😀b").read(1)).toBe("😀")
    const lines = file("é\nb")
    expect([lines.readline(), lines.read(1), lines.read(), lines.readline()]).toEqual(["é\n", "b", "", ""])
    expect([...file("a\nb")]).toEqual(["a\n", "b"])
  })

  test("says what cannot be read", () => {
    expect(() => py.open("x")).toThrow("open: files cannot be read here, got 'x'")
    expect(() => py.open("x", "w")).toThrow("open: only reading text ('r') is possible, got 'w'")
    host.readFile = () => new Uint8Array([0xff])
    expect(() => py.open("x")).toThrow("open: the file must be UTF-8, got other bytes in 'x'")
    host.readFile = () => {
      throw Object.assign(new Error("missing"), { code: "ENOENT" })
    }
    expect(() => py.open("x")).toThrow(new py.FileNotFoundError("[Errno 2] No such file or directory: 'x'"))
    const closed = file("a")
    closed.close()
    expect(() => closed.read()).toThrow("I/O operation on closed file.")
  })
})

test("time.sleep waits, perf_counter never goes back", () => {
  const start = py.time.perf_counter()
  py.time.sleep(0.01)
  expect(py.time.perf_counter() - start).toBeGreaterThanOrEqual(0.009)
  expect(() => py.time.sleep(-1)).toThrow("sleep length must be non-negative")
})
