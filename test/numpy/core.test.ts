import { inspect } from "node:util"
import { describe, expect, expectTypeOf, test } from "vitest"
import { np, Typed } from "../../src/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import { observing } from "../../src/numpy/observe.ts"
import { isTuple } from "../../src/numpy/tuple.ts"

describe("what TypeScript adds to NumPy", () => {
  test("whole numbers make int64 and fractions float64, unless a type says float", () => {
    expect(np.array([1, 2]).dtype).toBe(np.int64)
    expect(np.array([1, 2.5]).dtype).toBe(np.float64)
    expect(np.array(new Typed([1, 0], "float")).dtype).toBe(np.float64)
    expect(np.array(new Typed([1, 0], { list: "float" })).dtype).toBe(np.float64)
    expect(np.arange(new Typed(3, "float")).dtype).toBe(np.float64)
    expect(np.full(2, new Typed(1, "float")).dtype).toBe(np.float64)
  })

  test("a typed scalar promotes as its type: Python's are weak, NumPy's are strong", () => {
    const single = np.array([1, 2], { dtype: "float32" })
    expect(np.add(single, new Typed(1, "float")).dtype).toBe(np.float32)
    expect(np.add(single, new Typed(1, "float64")).dtype).toBe(np.float64)
    expect(np.add(np.array([1]), new Typed(1, "float")).dtype).toBe(np.float64)
    expect(np.add(np.array([1]), new Typed(1, "int")).dtype).toBe(np.int64)
  })

  test("a dtype converts scalars and arrays", () => {
    expect(np.float32(0.1)).toBe(Math.fround(0.1))
    expect(np.int64(-2.7)).toBe(-2)
    expect(np.bool(3)).toBe(true)
    expect(np.float64("1e-3")).toBe(0.001)
    expect(np.array_repr(np.int8([1.9, -1.9]))).toBe("array([ 1, -1], dtype=int8)")
    expect(() => np.uint8(300)).toThrow("Python integer 300 out of bounds for uint8")
  })

  test("shape is a tuple of its own, so that nobody can bend an array by it", () => {
    const x = np.zeros([2, 3])
    expect(isTuple(x.shape)).toBe(true)
    ;(x.shape as number[])[0] = 7
    expect(x.shape).toEqual([2, 3])
  })

  test("an array shows its repr in Node and its str in text, and goes along its first axis", () => {
    const x = np.array([
      [1, 2],
      [3, 4],
    ])
    expect(inspect(x)).toBe("array([[1, 2],\n       [3, 4]])")
    expect(`${np.array([0.5])}`).toBe("[0.5]")
    expect([...x].map(String)).toEqual(["[1 2]", "[3 4]"])
    expect(() => [...np.array(1)]).toThrow("iteration over a 0-d array")
    expect(JSON.stringify(x)).toBe("[[1,2],[3,4]]")
  })

  test("a keyword that a function does not have is refused by name", () => {
    const wrong = { axs: 1 } as object
    expect(() => np.sum(np.zeros(3), wrong)).toThrow("sum() got an unexpected keyword argument 'axs'")
  })

  test("the observer hears of array operations, in order", () => {
    const heard: string[] = []
    observing.observer = { operation: (name) => heard.push(name) }
    const x = np.array([
      [1.5, 2],
      [3, 4],
    ])
    np.tanh(np.add(np.dot(x, x.at(0)), 1))
    observing.observer = null
    expect(heard).toEqual(["getItem", "dot", "add", "tanh"])
  })

  test("types know dtype and rank where they can", () => {
    const x = np.zeros([2, 3])
    expectTypeOf(x).toEqualTypeOf<NDArray<np.float64, 2>>()
    expectTypeOf(x.at(0)).toEqualTypeOf<NDArray<np.float64, 1>>()
    expectTypeOf(x.shape).toEqualTypeOf<[number, number]>()
    const wide: NDArray = np.add(x, np.zeros(3))
    expect(wide.ndim).toBe(2)
  })
})

describe("64-bit integers", () => {
  test("wrap mod 2^64 as NumPy's, in memory exact beyond what a number can say", () => {
    const big = np.array([2 ** 52 * 2 - 1])
    expect(String(np.multiply(big, big))).toBe("[-18014398509481983]")
    expect(String(np.add(np.multiply(big, 1000), 1))).toBe("[9007199254740991001]")
    expect(np.add(np.multiply(big, 1000), 1).at(0)).toBe(Number("9007199254740991001"))
    expect(String(np.subtract(np.array([0], { dtype: "uint64" }), 1))).toBe("[18446744073709551615]")
  })
})

describe("out, where and in place", () => {
  test("out receives the result and is returned", () => {
    const x = np.array([1.5, 2, 3])
    expect(np.multiply(x, 2, x)).toBe(x)
    expect(String(x)).toBe("[3. 4. 6.]")
    expect(np.add(x, 1, { out: x })).toBe(x)
    expect(String(x)).toBe("[4. 5. 7.]")
  })

  test("an output that overlaps an input is written as if there were two memories", () => {
    const x = np.arange(5)
    np.add(x.at(":-1"), x.at("1:"), { out: x.at("1:") })
    expect(String(x)).toBe("[0 1 3 5 7]")
  })

  test("where leaves the other elements of out alone", () => {
    const out = np.full(3, 9)
    np.add(np.array([1, 2, 3]), 1, { out, where: np.array([true, false, true]) })
    expect(String(out)).toBe("[2 9 4]")
  })

  test("a float result does not go into an integer array", () => {
    const x = np.array([1, 2])
    expect(() => np.add(x, 0.5, { out: x })).toThrow(
      "Cannot cast ufunc 'add' output from dtype('float64') to dtype('int64') with casting rule 'same_kind'",
    )
    expect(String(x)).toBe("[1 2]")
  })

  test("out of another shape or kind is refused, whatever the function", () => {
    const x = np.zeros([2, 3])
    const calls: [() => unknown, string][] = [
      [() => np.sum(x, { axis: 0, out: np.zeros([4, 3]) }), "sum: out must have shape (3,), got (4, 3)"],
      [() => np.mean(x, { axis: 0, out: np.zeros([4, 3]) }), "mean: out must have shape (3,), got (4, 3)"],
      [() => np.cumsum(x, { axis: 0, out: np.zeros(3) }), "cumsum: out must have shape (2, 3), got (3,)"],
      [() => np.concatenate([x, x], { out: np.zeros(3) }), "Output array has wrong dimensionality"],
      [() => np.dot(x, x.T, np.zeros([5, 2, 2])), "output array is not acceptable"],
      [() => np.sum(x, { out: 5 as never }), "return arrays must be of ArrayType"],
      [
        () => np.matmul(x, x.T, np.zeros([2, 2], "int64")),
        "Cannot cast ufunc 'matmul' output from dtype('float64') to dtype('int64') with casting rule 'same_kind'",
      ],
      [
        () => np.clip(x, 0, 2, np.zeros([2, 3], "int64")),
        "Cannot cast ufunc 'clip' output from dtype('float64') to dtype('int64') with casting rule 'same_kind'",
      ],
    ]
    for (const [call, message] of calls) expect(call).toThrow(message)
  })

  test("dtype and casting say what may be cast; an unknown keyword is refused", () => {
    const x = np.ones(2)
    expect(() => np.add(x, 0.5, { dtype: "int64" })).toThrow(
      "Cannot cast ufunc 'add' input 0 from dtype('float64') to dtype('int64') with casting rule 'same_kind'",
    )
    expect(() => np.add(x, 1, { out: np.zeros(2, "float32"), casting: "safe" })).toThrow(
      "Cannot cast ufunc 'add' output from dtype('float64') to dtype('float32') with casting rule 'safe'",
    )
    expect(() => np.add(x, 1, { axis: 1 } as object)).toThrow(
      "add() got an unexpected keyword argument 'axis'",
    )
  })

  test("where leaves elements out of a reduction, its count and its initial value", () => {
    const x = np.array([
      [1, 2],
      [3, 4.5],
    ])
    const where = np.array([
      [true, false],
      [true, true],
    ])
    expect(np.sum(np.array([1, 2, 3]), { where: np.array([true, false, true]), initial: 5 })).toBe(9)
    expect(String(np.mean(x, { axis: 0, where }))).toBe("[2.  4.5]")
    expect(np.mean(x, { where: np.array([true, false]) })).toBe(2)
    expect(String(np.std(x, { axis: 1, where }))).toBe("[0.   0.75]")
  })

  test("a sum of booleans in bool is true however many there are", () => {
    expect(np.sum(np.ones(256, "bool"), { dtype: "bool" })).toBe(true)
  })

  test("a view of another dtype of the same itemsize takes any strides, and shares memory", () => {
    const x = np.array([
      [1.5, 2],
      [3, 4],
    ])
    const bits = x.T.view("uint64")
    expect(String(bits.at(0, ":"))).toBe("[4609434218613702656 4613937818241073152]")
    x.set([0, 0], 0)
    expect(bits.at(0, 0)).toBe(0)
    expect(x.T.at(0).base).toBe(x)
  })

  test("a broadcast too large for memory says what it would take", () => {
    const column = np.zeros([3e5, 1])
    expect(() => np.add(column, np.zeros([1, 3e5]))).toThrow(
      "Unable to allocate 671 GiB for an array with shape (300000, 300000) and data type float64",
    )
  })

  test("add.at counts an index as often as it comes", () => {
    const x = np.zeros([3, 2])
    np.add.at(
      x,
      np.array([0, 2, 0]),
      np.array([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
    )
    expect(x.tolist()).toEqual([
      [6, 8],
      [0, 0],
      [3, 4],
    ])
  })

  test("a broadcast view is read-only", () => {
    const view = np.broadcast_to(np.array([1, 2]), [3, 2])
    expect(() => view.set([0, 0], 5)).toThrow("assignment destination is read-only")
  })
})

describe("positional and keyword arguments", () => {
  const x = np.array([
    [3, 1],
    [2, 5],
  ])
  test.each([
    [() => np.tri(2, { k: 1 }), "[[1. 1.]\n [1. 1.]]"],
    [() => np.transpose(np.zeros([2, 3]), { axes: [1, 0] }).shape, "3,2"],
    [() => np.tensordot(x, x, { axes: 1 }), "[[11  8]\n [16 27]]"],
    [() => np.ravel(x, { order: "F" }), "[3 2 1 5]"],
    [() => x.flatten({ order: "F" }), "[3 2 1 5]"],
    [() => x.reshape([-1], { order: "F" }), "[3 2 1 5]"],
    [() => x.trace({ offset: 1 }), "1"],
    [() => x.item([1, 0]), "2"],
    [() => x.cumsum({ axis: 0 }), "[[3 1]\n [5 6]]"],
    [() => x.argsort({ axis: 0 }), "[[1 0]\n [0 1]]"],
    [() => np.count_nonzero(x, { axis: 0 }), "[2 2]"],
    [() => np.unique(np.array([2, 1, 2]), true)[1], "[1 0]"],
    [() => np.linspace(0, 1, { num: 5, retstep: true })[1], "0.25"],
    [() => np.bincount(np.array([1, 2]), { minlength: 4 }), "[0 1 1 0]"],
  ] as [() => unknown, string][])("are the same, case %#", (call, text) => {
    expect(String(call())).toBe(text)
  })
})

describe("results that NumPy decides by its own arithmetic", () => {
  test("the last of 0 and -0 is the maximum; two scalar bounds leave the element", () => {
    expect(Object.is(np.max(np.array([0.5 - 0.5, -0])), -0)).toBe(true)
    expect(Object.is(np.min(np.array([-0, 0.5 - 0.5])), 0)).toBe(true)
    expect(String(np.clip(np.array([-0, 0.5]), 0, 1))).toBe("[-0.   0.5]")
  })

  test("a power of 0.5 is the square root", () => {
    expect(String(np.power(np.array([-Infinity, -0]), 0.5))).toBe("[nan -0.]")
  })

  test("what does not fit uint64 casts as x86 casts it", () => {
    expect(String(np.array([Infinity, 1e20, Number.NaN]).astype("uint64"))).toBe(
      "[                  0                   0 9223372036854775808]",
    )
  })

  test("arange repeats the difference of its first two elements, in its dtype", () => {
    expect(String(np.arange(0.5, 5, 0.5, "int64"))).toBe("[0 1 2 3 4 5 6 7 8]")
    expect(np.arange(0, 1, 0.1, "float32").at(9)).toBe(Math.fround(0.90000004))
  })

  test("tril of a vector takes it for every row; argwhere of a scalar has no columns", () => {
    expect(String(np.tril(np.arange(3)))).toBe("[[0 0 0]\n [0 1 0]\n [0 1 2]]")
    expect(np.argwhere(5).shape).toEqual([1, 0])
  })

  test("a dot of more axes takes columns where they lie, and sums over none to zeros", () => {
    expect(np.dot(np.ones([2, 3, 0]), np.ones([0, 4])).shape).toEqual([2, 3, 4])
    // The even and the odd terms of a strided column have sums of their own; those of a copy do not.
    const a = np.array([[[1, 2 ** 60, 1, -(2 ** 60), 1]]])
    expect(np.dot(a, np.ones([5, 2])).tolist()).toEqual([[[3, 3]]])
  })
})

describe("bad input", () => {
  test.each([
    [() => np.arange(3).at(undefined as never), "are valid indices, got undefined"],
    [() => np.array([1, 2], { copy: false }), "Unable to avoid copy while creating an array as requested."],
    [() => np.bincount(np.array([1, 2]), np.array([1])), "The weights and list don't have the same length."],
    [() => np.bincount(np.zeros([2, 2], "int64")), "object too deep for desired array"],
    [() => np.bincount(np.array([1]), { weight: 3 } as object), "unexpected keyword argument 'weight'"],
    [() => np.searchsorted(np.zeros([2, 2]), 1), "object too deep for desired array"],
    [
      () => np.searchsorted(np.arange(3), 1, "middle" as never),
      "search side must be 'left' or 'right' (got 'middle')",
    ],
    [() => np.repeat(np.arange(3), 2, { axes: 0 } as object), "unexpected keyword argument 'axes'"],
    [() => np.zeros(-1), "negative dimensions are not allowed"],
    [() => np.zeros(1.5), "zeros: shape must be whole numbers, got 1.5"],
    [() => np.zeros(3, "float46"), "data type 'float46' not understood"],
    [
      () => np.zeros([1e6, 1e6]),
      "Unable to allocate 7.28 TiB for an array with shape (1000000, 1000000) and data type float64",
    ],
    [() => np.array(["a"] as never), 'array: elements must be numbers or booleans, got "a"'],
    [() => np.arange(4).at(Number.NaN), "only integers, slices (`:`)"],
    [() => np.arange(4).at("1-2"), 'got "1-2" (a slice is written "start:stop:step")'],
    [() => np.arange(4).at("::0"), "slice step cannot be zero"],
    [() => np.sum(np.arange(4), 3), "axis 3 is out of bounds for array of dimension 1"],
    [
      () => np.dot(np.zeros([2, 3]), np.zeros(4)),
      "shapes (2,3) and (4,) not aligned: 3 (dim 1) != 4 (dim 0)",
    ],
    [() => np.arange(3).at([0]).set([0], Number.NaN), "cannot convert float NaN to integer"],
  ] as [() => unknown, string][])("is refused by name and value, case %#", (call, message) => {
    expect(call).toThrow(message)
  })

  test("an assignment that fails leaves the array as it was", () => {
    const x = np.arange(4)
    expect(() => x.set([np.array([0, 9])], 5)).toThrow("index 9 is out of bounds for axis 0 with size 4")
    expect(() => x.set(":2", np.array([1, 2, 3]))).toThrow(
      "could not broadcast input array from shape (3,) into shape (2,)",
    )
    expect(String(x)).toBe("[0 1 2 3]")
  })
})
