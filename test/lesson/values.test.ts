import { describe, expect, it } from "vitest"
import { parseValues } from "../../src/lesson/index.ts"
import type { Value } from "../../src/lesson/values/value.ts"

/** A value in short: `float64[2,2](1. 2. 3. 4.)`. */
function show(value: Value): string {
  switch (value.kind) {
    case "array":
      return `${value.dtype}[${value.shape.map((extent) => extent ?? "?")}](${value.items.map(show).join(" ")})`
    case "number":
      return value.scalarType === null ? value.text : `${value.scalarType}:${value.text}`
    case "word":
      return value.text
    case "string":
      return `'${value.text}'`
    default:
      return `${value.name || value.kind}(${value.items.map(show).join(", ")})`
  }
}

const parse = (text: string) => parseValues(text).map(show).join(" | ")

describe("parseValues", () => {
  it.each([
    ["array([0.1, 0.2])", "float64[2](0.1 0.2)"],
    ["array([ 0.1,  0.2])", "float64[2](0.1 0.2)"],
    ["array([[1, 2],\n       [3, 4]], dtype=int32)", "int32[2,2](1 2 3 4)"],
    ["array([], dtype=float64)", "float64[0]()"],
    ["array(3.5)", "float64[](3.5)"],
    ["array([1.+2.j, 3.-1.j])", "complex128[2](1.+2.j 3.-1.j)"],
    ["array([ True, False])", "bool[2](True False)"],
    ["array(['a', 'b'], dtype='<U1')", "<U1[2]('a' 'b')"],
    ["array([0, 1, 2, ..., 7, 8, 9], shape=(10,))", "int64[10](0 1 2 ... 7 8 9)"],
    ["array([nan, inf, -inf, 1.])", "float64[4](nan inf -inf 1.)"],
    ["[[1. 2.]\n [3. 4.]]", "float64[2,2](1. 2. 3. 4.)"],
    ["[0 1 2 ... 8 9]", "int64[?](0 1 2 ... 8 9)"],
    ["[[1]\n [2]]", "int64[2,1](1 2)"],
    ["np.float64(0.5)", "float64:0.5"],
    ["(array([1]), np.int64(2), 'x')", "tuple(int64[1](1), int64:2, 'x')"],
    ["{'a': 1, 'b': [1, 2]}", "dict('a', 1, 'b', list(1, 2))"],
    ["{1, 2}", "set(1, 2)"],
    ["OrderedDict([('a', 1)])", "OrderedDict(list(tuple('a', 1)))"],
    ["(1+2j)", "1+2j"],
    ["3L", "3L"],
    ["u'old'", "'old'"],
    ["dtype('float64')", "dtype('float64')"],
    ["<Figure size 640x480 with 1 Axes>", "<Figure size 640x480 with 1 Axes>"],
  ])("reads %j", (text, shown) => {
    expect(parse(text)).toBe(shown)
  })

  it.each([
    ["loss: 3.0, it's (epoch 3)", "loss | : | 3.0 | , | it | ' | s | ( | epoch | 3 | )"],
    ["h_1 = -0.5", "h_1 | = | -0.5"],
    ["2024-01-05", "2024 | - | 01 | - | 05"],
    ["W:\n[[1 2]\n [3 4]] done", "W | : | int64[2,2](1 2 3 4) | done"],
    ["([{ 1,", "( | [ | { | 1 | ,"],
  ])("leaves prose %j as words and numbers", (text, shown) => {
    expect(parse(text)).toBe(shown)
  })

  it("knows where each number stands", () => {
    const text = "a [0.5 0.25]"
    const [, array] = parseValues(text)
    const items = array?.kind === "array" ? array.items : []
    expect(items.map(({ span }) => text.slice(span.start, span.end))).toEqual(["0.5", "0.25"])
  })

  it("reads thousands of brackets that never close", () => {
    expect(parseValues("[".repeat(5000))).toHaveLength(5000)
  })
})
