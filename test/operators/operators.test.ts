import { describe, expect, expectTypeOf, test } from "vitest"
import * as np from "../../src/numpy/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import type { bool, float, float64, int, int64 } from "../../src/numpy/scalar.ts"
import * as cw from "../../src/operators/index.ts"
import { sliceSequence } from "../../src/operators/sequences.ts"
import type { ScalarQuotient, ScalarResult } from "../../src/operators/types.ts"

const vector = np.array([1.5, 2.5])
const whole = np.array([1, 2, 3], "int64")

describe("operators on primitives are JavaScript's", () => {
  test("numbers, bigints, strings and mixtures", () => {
    expect(cw.add(1, 2)).toBe(3)
    expect(cw.add("a", 1)).toBe("a1")
    expect(cw.mul(3n, 4n)).toBe(12n)
    expect(cw.mod(-1, 3)).toBe(-1)
    expect(cw.pow(2, -1)).toBe(0.5)
    expect(cw.neg(3)).toBe(-3)
    expect(cw.lt("a", "b")).toBe(true)
    expect(cw.eq("1" as unknown, 1)).toBe(true)
    expect(cw.shr(-8, 1)).toBe(-4)
  })
  test("a typed scalar is unwrapped", () => {
    expect(cw.add(cw.typed(1, "float") as unknown as number, 2)).toBe(3)
  })
})

describe("operators on arrays are NumPy's", () => {
  test("elementwise, broadcasting, with the dtype of the promotion", () => {
    expect(String(cw.add(whole, 1))).toBe("[2 3 4]")
    expect(cw.mul(whole, 0.5).dtype.name).toBe("float64")
    expect(String(cw.mod(np.array([-1, 1]), 3))).toBe("[2 1]")
    expect(String(cw.eq(whole, 2))).toBe("[False  True False]")
    expect(String(cw.add(vector, [1, 2]))).toBe("[2.5 4.5]")
  })
  test("in place they keep the array and its dtype", () => {
    const x = np.array([1, 2])
    expect(cw.iadd(x, 1)).toBe(x)
    expect(String(x)).toBe("[2 3]")
    expect(() => cw.iadd(x, 0.5)).toThrow(TypeError)
  })
  test("nothing compares with null elementwise", () => {
    expect((cw.eq as (a: unknown, b: unknown) => unknown)(vector, null)).toBe(false)
    expect((cw.ne as (a: unknown, b: unknown) => unknown)(vector, undefined)).toBe(true)
  })
})

describe("types say what the values are", () => {
  test("dtype and rank of arrays, brands of scalars", () => {
    expectTypeOf(cw.add(1, 2)).toEqualTypeOf<number>()
    expectTypeOf<ScalarQuotient<1, 2>>().toEqualTypeOf<float>()
    expectTypeOf<ScalarResult<float, 2>>().toEqualTypeOf<float>()
    expectTypeOf<ScalarResult<float64, float>>().toEqualTypeOf<float64>()
    expectTypeOf<ScalarResult<int, int>>().toEqualTypeOf<int>()
    const row = {} as () => NDArray<float64, 1>
    const table = {} as () => NDArray<int64, 2>
    const types = () => ({
      sum: cw.add(row(), table()),
      less: cw.lt(row(), 1),
      ratio: cw.div(table(), 2),
      same: cw.eq(1, 2),
    })
    expectTypeOf<ReturnType<typeof types>["sum"]>().toEqualTypeOf<NDArray<float64, 2>>()
    expectTypeOf<ReturnType<typeof types>["less"]>().toEqualTypeOf<NDArray<bool, 1>>()
    expectTypeOf<ReturnType<typeof types>["ratio"]>().toEqualTypeOf<NDArray<float64, 2>>()
    expectTypeOf<ReturnType<typeof types>["same"]>().toEqualTypeOf<boolean>()
  })
})

describe("items", () => {
  const table = () =>
    np.array([
      [1, 2],
      [3, 4],
    ])
  test("are read, stored and updated through one door", () => {
    const x = table()
    expect(cw.getItem(x, 1, 0)).toBe(3)
    expect(cw.setItem(x, [0, ":"], 9)).toBe(9)
    cw.updateItem(x, [1], cw.iadd as never, 1)
    cw.updateItem(x, [0, 0], cw.isub as never, 8)
    const place = cw.place(x, 1, 1)
    place.value++
    expect(x.tolist()).toEqual([
      [1, 9],
      [4, 6],
    ])
  })
  test("of anything else are JavaScript's, slices of sequences apart", () => {
    const get = cw.getItem as (x: unknown, key: unknown) => unknown
    expect(get([1, 2, 3], "1:")).toEqual([2, 3])
    expect(get("lesson", "::-1")).toBe("nossel")
    expect(get({ "1:": "kept" }, "1:")).toBe("kept")
    expect(get([1, 2], -1)).toBe(undefined)
    expect(() => get(null, 0)).toThrow(TypeError)
  })
})

describe("slices of sequences are Python's", () => {
  const letters = "abcdef"
  const cases = [
    [":", "abcdef"],
    ["1:-1", "bcde"],
    ["-3:", "def"],
    [":100", "abcdef"],
    ["4:2", ""],
    ["::2", "ace"],
    ["4:1:-1", "edc"],
    ["-100::-1", ""],
    [" 1 : 3 ", "bc"],
  ] as const
  for (const [slice, expected] of cases)
    test(`"${letters}"[${slice}]`, () => {
      expect(sliceSequence(letters, slice)).toBe(expected)
      expect(sliceSequence([...letters], slice)).toEqual([...expected])
    })
  test("assigned as in Python", () => {
    const set = cw.setItem as (x: unknown, index: readonly [string], value: unknown) => unknown
    const assigned = (slice: string, value: unknown) => {
      const list = [0, 1, 2, 3]
      set(list, [slice], value)
      return list
    }
    expect(assigned("1:3", [9])).toEqual([0, 9, 3])
    expect(assigned("2:1", [9])).toEqual([0, 1, 9, 2, 3])
    expect(assigned("::-2", [8, 9])).toEqual([0, 9, 2, 8])
    expect(() => assigned("::2", [9])).toThrow("slice: must be given 2 items, got 1")
  })
  test("a step of 0 is refused", () => {
    expect(() => sliceSequence(letters, "::0")).toThrow("slice: step must not be 0, got 0")
  })
})

test("an array of several elements has no truth value", () => {
  expect(cw.truth(np.array([0]))).toBe(false)
  expect(cw.truth(np.array([np.nan]))).toBe(true)
  expect(cw.truth("text")).toBe("text")
  expect(() => cw.truth(vector)).toThrow("Use a.any() or a.all()")
  expect(() => cw.truth(np.zeros(0))).toThrow("empty array is ambiguous")
})

test("a tuple is an array that remembers its brackets", () => {
  expect(cw.tuple(1, "a")).toEqual([1, "a"])
  expect(cw.isTuple(cw.tuple())).toBe(true)
  expect(cw.isTuple([])).toBe(false)
})
