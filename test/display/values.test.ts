import { describe, expect, test } from "vitest"
import { mimeBundle } from "../../src/display/mime.ts"
import { displayRepr, pythonRepr, pythonStr } from "../../src/display/python.ts"
import { tuple } from "../../src/numpy/tuple.ts"
import { Typed } from "../../src/numpy/typed.ts"

describe("The static type decides what the value does not tell", () => {
  test("a number is an int when it is integral, and what its type says otherwise", () => {
    expect([pythonRepr(3), pythonRepr(3.5), pythonRepr(3, "float"), pythonRepr(-0)]).toEqual([
      "3",
      "3.5",
      "3.0",
      "-0.0",
    ])
    expect([pythonRepr(3, "float64"), pythonRepr(3, "int64"), pythonRepr(true, "np.bool")]).toEqual([
      "np.float64(3.0)",
      "np.int64(3)",
      "np.True_",
    ])
    expect([pythonStr(3, "float64"), pythonStr(true, "np.bool"), pythonStr(new Typed(1, "float"))]).toEqual([
      "3.0",
      "True",
      "1.0",
    ])
  })

  test("a type that does not fit the value never changes the value", () => {
    expect([
      pythonRepr(0.5, "int"),
      pythonRepr("a", "float"),
      pythonRepr(null, "float"),
      pythonRepr([1], "float"),
    ]).toEqual(["0.5", "'a'", "None", "[1]"])
  })

  test("list and tuple types reach the members, and a tuple type makes a tuple", () => {
    expect(pythonRepr([1, 2], { list: "float64" })).toBe("[np.float64(1.0), np.float64(2.0)]")
    expect(pythonRepr([1, 2], { tuple: ["int", "float"] })).toBe("(1, 2.0)")
    expect(pythonRepr(tuple([1]), { tuple: [{ list: "float" }] })).toBe("([1.0],)")
  })
})

describe("JavaScript's own values are shown in their own terms, bounded", () => {
  class Cell {
    size = 4
    weights = [0.5, null]
    get broken(): never {
      throw new Error("never read")
    }
  }

  test("instances by class and fields, functions and classes by name", () => {
    expect(pythonRepr(new Cell())).toBe("Cell {size: 4, weights: [0.5, None]}")
    expect(pythonRepr([Cell, function step() {}, () => 1, Symbol("s")])).toBe(
      "[<class Cell>, <function step>, <function (anonymous)>, Symbol(s)]",
    )
  })

  test("errors as Python shows exceptions: their message printed, their name in a list", () => {
    const error = new RangeError("axis 2 is out of bounds")
    expect([pythonStr(error), pythonRepr(error)]).toEqual([
      "axis 2 is out of bounds",
      "RangeError('axis 2 is out of bounds')",
    ])
  })

  test("dates, typed arrays and promises", () => {
    expect(
      pythonRepr([
        new Date(0),
        new Date(Number.NaN),
        new Float32Array([1, 0.5]),
        new BigInt64Array([1n]),
        Promise.resolve(1),
      ]),
    ).toBe(
      "[1970-01-01T00:00:00.000Z, Invalid Date, Float32Array(2) [1.0, 0.5], BigInt64Array(1) [1], Promise {}]",
    )
    expect(pythonRepr(new Uint8Array(1000))).toMatch(/^Uint8Array\(1000\) \[(0, ){100}\.\.\. 900 more\]$/)
  })

  test("Maps and records as dicts, Sets as sets, and None for undefined", () => {
    expect(
      pythonRepr({ a: 1, b: new Map<unknown, unknown>([[tuple(1, 2), undefined]]), c: new Set(["x"]) }),
    ).toBe("{'a': 1, 'b': {(1, 2): None}, 'c': {'x'}}")
    expect(pythonRepr(Object.create(null))).toBe("{}")
  })

  test("a value inside itself is an ellipsis in its own brackets", () => {
    const list: unknown[] = [1]
    list.push(list, tuple(list))
    const record: Record<string, unknown> = {}
    record.self = record
    expect([pythonRepr(list), displayRepr(record)]).toEqual(["[1, [...], ([...],)]", "{'self': {...}}"])
    expect(pythonRepr([record, record])).toBe("[{'self': {...}}, {'self': {...}}]")
  })

  test("a class's own __repr__ and __str__, or its toString, are asked", () => {
    const vector = { __repr__: () => "Vector(1, 2)", __str__: () => "<1, 2>" }
    class Named {
      toString() {
        return "a name"
      }
    }
    expect([
      pythonRepr([vector]),
      pythonStr(vector),
      pythonStr(new Named()),
      pythonRepr(new Named()),
    ]).toEqual(["[Vector(1, 2)]", "<1, 2>", "a name", "Named {}"])
  })
})

describe("No value makes showing it fail", () => {
  const hostile: readonly [name: string, value: unknown][] = [
    [
      "a getter that throws",
      {
        get x() {
          throw new Error("no")
        },
      },
    ],
    [
      "a proxy that refuses everything",
      new Proxy(
        {},
        {
          get() {
            throw new Error("no")
          },
          ownKeys() {
            throw new Error("no")
          },
          getPrototypeOf() {
            throw new Error("no")
          },
          has() {
            throw new Error("no")
          },
        },
      ),
    ],
    ["a revoked proxy", revoked()],
    [
      "a __repr__ that throws",
      {
        __repr__() {
          throw new Error("no")
        },
      },
    ],
    ["a __repr__ that returns a number", { __repr__: () => 3 }],
    [
      "a toString that throws",
      {
        toString() {
          throw new Error("no")
        },
      },
    ],
    ["a class without a name", new (class {})()],
    ["lists a hundred thousand deep", nested(100_000)],
    ["an object whose constructor is a number", { constructor: 3 }],
    ["an invalid boxed date", Object.create(Date.prototype)],
    [
      "throwing undefined",
      {
        __repr__() {
          throw undefined
        },
      },
    ],
  ]

  test.each(hostile)("%s", (_, value) => {
    for (const show of [pythonRepr, pythonStr, displayRepr]) expect(typeof show([value])).toBe("string")
    for (const show of [pythonRepr, pythonStr, displayRepr]) expect(typeof show(value)).toBe("string")
    expect(typeof mimeBundle(value).data["text/plain"]).toBe("string")
  })

  test("and what failed is named with the reason", () => {
    expect(
      pythonRepr({
        __repr__() {
          throw new Error("no weights yet")
        },
      }),
    ).toBe("<unprintable Object object: Error: no weights yet>")
  })

  function revoked(): unknown {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    return proxy
  }

  function nested(depth: number): unknown {
    let list: unknown[] = []
    for (let i = 0; i < depth; i++) list = [list]
    return list
  }
})
