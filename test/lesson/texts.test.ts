import { describe, expect, it } from "vitest"
import { compareTexts } from "../../src/lesson/index.ts"

const compare = (python: string, typescript: string, rtol: number | null = null) =>
  compareTexts(python, typescript, "result", { rtol })

describe("compareTexts", () => {
  it.each([
    ["array([0.5, 1. ])", "array([0.5, 1. ])", "identical", "1 array, 2 numbers, every character"],
    ["array([ 0.5,  1. ])", "array([0.5, 1. ])", "format", "only the spacing differs"],
    ["0.1", "np.float64(0.1)", "format", "the same number in another notation"],
    ["1e-05", "0.00001", "format", "another notation"],
    ["0.333333", "0.33333333", "format", "printed with fewer digits"],
    ["True", "np.True_", "format", "the same truth value"],
    ["{1, 2}", "{2, 1}", "format", "another order"],
    ["{(1, 2), (3, 4)}", "{(3, 4), (1, 2)}", "format", "another order"],
    ["{0.1, 0.2}", "{0.2, 0.10000000000000002}", "equal", "equal within 1e-9"],
    ["{np.float32(0.5)}", "{np.float64(0.5)}", "different", "float64, Python has float32"],
    ["array([1, 2], dtype=int64)", "array([1, 2])", "format", ""],
    ["np.float64(0.1)", "np.float64(0.10000000000000002)", "equal", "equal within 1e-9"],
    ["array([0., 1.])", "array([-0., 1.])", "equal", "zeros of opposite sign"],
    ["diff 3.1e-10", "diff 1.7e-10", "noise", "residues below 1e-7"],
    [
      "array([0.19200078])",
      "array([0.19200079])",
      "different",
      "[0] is 0.19200079, Python has 0.19200078 (1 in the 8th digit)",
    ],
    ["(array([1., 2.]), 3)", "(array([1., 2.5]), 3)", "different", "[0][1] is 2.5, Python has 2."],
    ["array([1, 2])", "array([1., 2.])", "different", "dtype float64, Python has int64"],
    ["np.float32(0.5)", "np.float64(0.5)", "different", "float64, Python has float32"],
    ["array([[1, 2]])", "array([1, 2])", "different", "shape (2,), Python has (1, 2)"],
    ["loss: 3.0", "loss: 3", "different", "int64, Python has float64"],
    ["a\nb\n", "a\n", "different", "line 2: 'b' is left out"],
    ["a\n", "a\nb\n", "different", "line 1: 'b', where Python has nothing"],
    ["True", "False", "different", "'False', Python has 'True'"],
    ["(1, 2)", "[1, 2]", "different", "a list of 2, Python has a tuple of 2"],
    ["{'a': 1}", "{'a': 2}", "different", "['a'] is 2, Python has 1"],
    ["9007199254740993", "9007199254740992", "different", ""],
    ["nan", "0.0", "different", ""],
    ["0x10", "0x20", "different", "'0x20', Python has '0x10'"],
    ["12.50ms", "12.5ms", "format", "another notation"],
    ["<function <lambda> at 0x7f11>", "<function <lambda> at 0x2200>", "notComparable", "a memory address"],
    ["<Net object at 0x7f11>", "<Net object at 0x2200>", "notComparable", "a memory address"],
  ] as const)("%j beside %j is %s: %s", (python, typescript, verdict, reason) => {
    const compared = compare(python, typescript)
    expect(compared.verdict).toBe(verdict)
    expect(compared.reason).toContain(reason)
  })

  it("takes NaN and infinity on both sides as the same", () => {
    expect(compare("array([nan, inf])", "array([ nan,  inf])").verdict).toBe("format")
  })

  it("judges by the given tolerance", () => {
    expect(compare("0.19200078", "0.19200079", 1e-7).verdict).toBe("equal")
    expect(compare("0.19200078", "0.19200079", 0).verdict).toBe("different")
  })

  it("allows float32 its own precision", () => {
    const [a, b] = ["array([0.12345678], dtype=float32)", "array([0.12345679], dtype=float32)"]
    expect(compare(a, b).verdict).toBe("equal")
  })

  it("measures the largest difference, in units in the last place where every digit is there", () => {
    expect(compare("(0.1, 1.0)", "(0.10000000000000002, 1.0)")).toMatchObject({
      maxUlp: 1,
      maxAbsoluteDifference: 0.1 - 0.1 + (0.10000000000000002 - 0.1),
    })
    expect(compare("array([0.5])", "array([0.75])")).toMatchObject({
      maxUlp: null,
      maxAbsoluteDifference: 0.25,
    })
    expect(compare("text", "text")).toMatchObject({ maxUlp: null, maxAbsoluteDifference: null })
  })

  it("says where each difference stands on both sides", () => {
    const [python, typescript] = ["array([1., 2.])", "array([ 1., 2.5])"]
    const [finding] = compare(python, typescript).findings
    expect(python.slice(finding?.python.start, finding?.python.end)).toBe("2.")
    expect(typescript.slice(finding?.typescript.start, finding?.typescript.end)).toBe("2.5")
  })
})
