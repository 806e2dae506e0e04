import { describe, expect, test } from "vitest"
import { plainNames } from "../../kernel/compiler/libraryCalls.ts"
import * as cells from "../../src/cells/index.ts"
import { pythonRepr } from "../../src/display/python.ts"
import * as library from "../../src/index.ts"
import * as traces from "../../src/trace/index.ts"
import * as views from "../../src/view/index.ts"
import { bodyOf, openNotebook } from "./replSession.ts"

const notebook = await openNotebook()
await notebook.value(
  'import { np } from "cellwise"\nconst v = np.array([1, 2, 3])\nconst m = np.array([[1.0, 2.0], [3.0, 4.0]])',
)

/** Runs a cell and gives its run text and Python's text of its result. */
async function run(source: string): Promise<[text: string, shown: string]> {
  const { compiled, value, error } = await notebook.run(source)
  if (!compiled) throw new Error(error?.traceback.join("\n"))
  if (error) throw new Error(error.traceback.join("\n"))
  const text = bodyOf(compiled).replace(/\s*\n\s*/g, " ")
  return [text, pythonRepr(value, compiled.resultType)]
}

describe("operators on arrays are NumPy's", () => {
  const cases: readonly (readonly [source: string, text: string, shown: string])[] = [
    ["v + 1", "$cw.add(v, 1);", "array([2, 3, 4])"],
    ["2 * v - v / 2", "$cw.sub($cw.mul(2, v), $cw.div(v, 2));", "array([1.5, 3. , 4.5])"],
    ["v % 2", "$cw.mod(v, 2);", "array([1, 0, 1])"],
    ["v ** 2", "$cw.pow(v, 2);", "array([1, 4, 9])"],
    ["-v", "$cw.neg(v);", "array([-1, -2, -3])"],
    ["v > 1", "$cw.gt(v, 1);", "array([False,  True,  True])"],
    ["v == 2", "$cw.eq(v, 2);", "array([False,  True, False])"],
    ["v != v", "$cw.ne(v, v);", "array([False, False, False])"],
    ["(v > 1) & (v < 3)", "$cw.and($cw.gt(v, 1), $cw.lt(v, 3));", "array([False,  True, False])"],
    ["~(v > 1)", "$cw.invert($cw.gt(v, 1));", "array([ True, False, False])"],
    ["v << 1", "$cw.shl(v, 1);", "array([2, 4, 6])"],
    ["v * 2.0", '$cw.mul(v, $cw.typed(2, "float"));', "array([2., 4., 6.])"],
    ["m * 2.0", "$cw.mul(m, 2);", "array([[2., 4.],\n       [6., 8.]])"],
    [
      "1 / (1 + np.exp(-v))",
      "$cw.div(1, $cw.add(1, np.exp($cw.neg(v))));",
      "array([0.73105858, 0.88079708, 0.95257413])",
    ],
    ["v === v", "v === v;", "True"],
    ["v == null", "v == null;", "False"],
  ]
  for (const [source, text, shown] of cases)
    test(source, async () => {
      expect(await run(source)).toEqual([text, shown])
    })

  test("comments between operands stay where they are", async () => {
    expect((await run("v /* minus - */ - 1"))[1]).toBe("array([0, 1, 2])")
    expect((await run("v // plus +\n  + 1"))[1]).toBe("array([2, 3, 4])")
  })

  test("a function for scalars and arrays dispatches at run time", async () => {
    await notebook.value("const twice = (x: any) => x * 2\nconst sum3 = (x: number | NDArray) => x + 3")
    expect((await run("twice(v)"))[1]).toBe("array([2, 4, 6])")
    expect((await run("twice(4)"))[1]).toBe("8")
    expect((await run("sum3(v)"))[1]).toBe("array([4, 5, 6])")
  })
})

test("a comparison with a literal is a mask where its operand turns out to be an array", async () => {
  await notebook.value("const doubled = (x: any) => x * 2")
  expect((await run("~(doubled(v) != 2)"))[1]).toBe("array([ True, False, False])")
  expect((await run("doubled(1) == 2"))[1]).toBe("True")
})

describe("in-place operators change the array", () => {
  test("on a const, seen through every name of it", async () => {
    await notebook.value("const weights = np.zeros(2)\nconst same = weights")
    expect((await run("weights += 1; same"))[0]).toBe("$cw.iadd(weights, 1); same;")
    expect((await run("for (const w of [weights, same]) w *= 3\nsame"))[1]).toBe("array([9., 9.])")
  })
  test("on a property", async () => {
    await notebook.value("const params = { W: np.zeros(2) }\nconst held = params.W")
    expect((await run("params.W -= 1; held"))[1]).toBe("array([-1., -1.])")
  })
  test("on elements, rows and slices", async () => {
    await notebook.value("const grid = np.zeros([2, 2])")
    expect((await run("grid[0, 1] += 5; grid[1] += 2; grid[':', 0] *= 4; grid"))[1]).toBe(
      "array([[0., 5.],\n       [8., 2.]])",
    )
    expect((await run("grid[0, 1]++; grid[0, 1]"))[1]).toBe("np.float64(6.0)")
  })
  test("through an assertion, a fallback and a destructured place", async () => {
    await notebook.value("const cells = np.zeros(3)")
    expect((await run("cells[0]! += 1; (cells[1] as any) = 7; cells[2]!++; cells[2] ||= 9; cells"))[1]).toBe(
      "array([1., 7., 1.])",
    )
  })
  test("a number stays a number", async () => {
    expect(await run("let count = 1; count += 2; count")).toEqual(["let count = 1; count += 2; count;", "3"])
  })
})

describe("indexes are NumPy's", () => {
  const cases: readonly (readonly [source: string, text: string, shown: string])[] = [
    ["v[0]", "$cw.getItem(v, 0);", "np.int64(1)"],
    ["v[-1]", "$cw.getItem(v, -1);", "np.int64(3)"],
    ['v["1:"]', '$cw.getItem(v, "1:");', "array([2, 3])"],
    ['v["::-1"]', '$cw.getItem(v, "::-1");', "array([3, 2, 1])"],
    ["v[v > 1]", "$cw.getItem(v, $cw.gt(v, 1));", "array([2, 3])"],
    ["v[[2, 0]]", "$cw.getItem(v, [2, 0]);", "array([3, 1])"],
    ["m[1, 0]", "$cw.getItem(m, 1, 0);", "np.float64(3.0)"],
    ["m[1][0]", "$cw.getItem($cw.getItem(m, 1), 0);", "np.float64(3.0)"],
    ['m[":", 1]', '$cw.getItem(m, ":", 1);', "array([2., 4.])"],
    ['m["...", 0]', '$cw.getItem(m, "...", 0);', "array([1., 3.])"],
  ]
  for (const [source, text, shown] of cases)
    test(source, async () => {
      expect(await run(source)).toEqual([text, shown])
    })

  test("a slice string made at run time", async () => {
    expect((await run("const from: number = 1\nv[`${" + "from}:`]"))[1]).toBe("array([2, 3])")
  })

  test("assigned: elements, slices, masks, index arrays, several axes", async () => {
    await notebook.value("const z = np.zeros([2, 3])")
    expect(await run('z[0, 1] = 7; z[1] = [1, 2, 3]; z[":", 2] = 9; z[z == 1] = -1; z')).toEqual([
      '$cw.setItem(z, [0, 1], 7); $cw.setItem(z, [1], [ 1, 2, 3 ]); $cw.setItem(z, [":", 2], 9); $cw.setItem(z, [$cw.eq(z, 1)], -1); z;',
      "array([[ 0.,  7.,  9.],\n       [-1.,  2.,  9.]])",
    ])
  })

  test("swapped by destructuring", async () => {
    expect((await run("const q = np.array([1, 2]);\n[q[0], q[1]] = [q[1], q[0]]\nq"))[1]).toBe(
      "array([2, 1])",
    )
  })

  test("after ?. only where there is something", async () => {
    await notebook.value(
      "const maybe: { v: NDArray<any, 1> } | null = { v } as any; const nothing = null as typeof maybe",
    )
    expect((await run("maybe?.v[-1]"))[1]).toBe("3")
    expect((await run("maybe?.v['1:'][0]"))[1]).toBe("2")
    expect((await run("nothing?.v['1:']"))[1]).toBe("None")
    expect((await run("maybe?.v?.['::-1']"))[1]).toBe("array([3, 2, 1])")
  })

  test("plain arrays, records and maps keep JavaScript's index", async () => {
    expect(
      await run("const list = [1, 2]; const table: Record<string, number> = { a: 1 }; list[1] + table['a']"),
    ).toEqual(['let list = [1, 2]; let table = { a: 1 }; list[1] + table["a"];', "3"])
  })
})

describe("types are passed on where values do not tell them", () => {
  test("a scalar of NumPy shows its dtype", async () => {
    expect((await run("np.max(m)"))[1]).toBe("np.float64(4.0)")
    expect((await run("np.max(m), 1.0, 1"))[1]).toBe("(np.float64(4.0), 1.0, 1)")
  })
  test("literals with a point make float arrays", async () => {
    expect(await run("np.array([1.0, 2.0])")).toEqual([
      'np.array($cw.typed([1, 2], "float"));',
      "array([1., 2.])",
    ])
    expect((await run("np.array([[1.0, 2], [3, 4]])"))[1]).toBe("array([[1., 2.],\n       [3., 4.]])")
    expect(await run("np.array([1, 2])")).toEqual(["np.array([1, 2]);", "array([1, 2])"])
  })
  test("print and templates follow Python", async () => {
    expect((await run("print(np.sum(m), 2.0)"))[0]).toBe(
      'print($cw.typed(np.sum(m), "float64"), $cw.typed(2, "float"));',
    )
    expect((await run("const loss = np.sum(m);\n`loss ${" + "loss}`"))[1]).toBe("'loss 10.0'")
  })
})

describe("cells, traces and their pictures take plain values", () => {
  test("a state that is a pair by its type is handed to a cell as it is", async () => {
    const source = 'import { lstm } from "cellwise"; const state = [np.zeros(2), np.zeros(2)] as const'
    await notebook.value(source)
    expect(await run("lstm(lstm.init(3, 2), np.zeros(3), state).length")).toEqual([
      "lstm(lstm.init(3, 2), np.zeros(3), state).length;",
      "2",
    ])
  })
  test("their names are all that the library exports of them", () => {
    const names = [cells, traces, views].flatMap((module) => Object.keys(module))
    const exported = names.filter((name) => name in library && name !== "relu" && name !== "sigmoid")
    expect([...plainNames].sort()).toEqual(exported.sort())
  })
})

describe("the type of an array is as near as is known", () => {
  const cases: readonly (readonly [source: string, type: string])[] = [
    ["np.array([1, 2])", "NDArray<int64, 1>"],
    ["np.array([1.0, 2])", "NDArray<float64, 1>"],
    ["np.array([])", "NDArray<float64, 1>"],
    ["np.array([[1, 0], [0, 1]]) * 0.5", "NDArray<float64, 2>"],
    ["np.tanh(v)", "NDArray<float64, 1>"],
    ["v > 1", "NDArray<bool, 1>"],
    ["m[0]", "NDArray<float64, 1>"],
    ["m[0, 1]", "float64"],
    ['m["1:", 0]', "NDArray<float64, 1>"],
    ["m[m > 1]", "NDArray<float64, 1>"],
    ["m[[0, 1]]", "NDArray<float64, 2>"],
    ["m[np.array([0, 1])]", "NDArray<float64, 2>"],
    ["m.T", "NDArray<float64, 2>"],
    ["np.sum(m, { axis: 0 })", "NDArray<float64, 1>"],
    ["np.arange(3).reshape(3, 1)", "NDArray<number, 2>"],
    ["np.zeros_like(m)", "NDArray<float64, 2>"],
    ["np.append(m, 1)", "NDArray<float64, any>"],
    ["np.random.choice(5, 3)", "NDArray<int64, 1>"],
    ["np.random.choice(['a', 'b'])", "string"],
    ["m.tolist()", "float[][]"],
    ["v.astype('float32')", "NDArray<float32, 1>"],
  ]
  for (const [source, type] of cases)
    test(`${source}: ${type}`, async () => {
      await notebook.value(`const asked = ${source}`)
      const { data } = await notebook.compiler.inspect("asked", 5, 0)
      expect(data["text/plain"]).toBe(`asked: ${type}`)
    })

  test("an empty list, on which the checker's interface fails, is like any other", async () => {
    await notebook.value("const none: [] = []\nconst held = [none, 1] as const")
    expect((await run("np.array(none), np.array([]), none, [[]]"))[1]).toBe(
      "(array([], dtype=float64), array([], dtype=float64), (), [[]])",
    )
  })

  test("a value tells its own type once it has outgrown the static one", async () => {
    await notebook.value("let halved = np.array([1, 2])\nhalved = halved / 2")
    expect((await run("halved[0]"))[1]).toBe("np.float64(0.5)")
  })
})

describe("errors on arrays", () => {
  test("wrong operands are refused before the run", async () => {
    const { error } = await notebook.run("v + 'x'")
    expect(error?.evalue).toBe(
      "Operator '+' cannot be applied to types 'NDArray<int64, 1>' and '\"x\"'. (TS2365)",
    )
  })
  test("NumPy's own errors stand at the author's operator", async () => {
    const { error } = await notebook.run("const four = np.zeros(4)\nconst sum = v + four")
    expect(error?.ename).toBe("RangeError")
    expect(error?.traceback.slice(1)).toEqual([
      "",
      expect.stringMatching(/^In \[\d+\], line 2$/),
      "  1 | const four = np.zeros(4)",
      "> 2 | const sum = v + four",
      "    |             ^",
    ])
  })
  test("a condition of several elements is refused in NumPy's words", async () => {
    const { error } = await notebook.run("if (v > 1) print('never')")
    expect(error?.evalue).toBe(
      "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()",
    )
  })
})

describe("marks of a trace", () => {
  test("name the parameters and each const that may be an array, with the author's lines", async () => {
    const [text] = await run(
      "function step(x: NDArray, n = 2) {\n  const k = n + 1\n  const h = np.tanh(x)\n  return h\n}",
    )
    expect(text.replace(/cell-\d+/, "cell-CELL")).toBe(
      'let step = function (x, n = 2) { $cw.rec.on && ({x, n} = $cw.rec.enter("step", { x, n }, { cell: "cell-CELL", line: 1 })); const k = n + 1; let h = np.tanh(x); $cw.rec.on && (h = $cw.rec.name("h", h, 3, "step")); return h; };',
    )
  })
})

test("one float in a list makes an array of floats, also when the list has a name", async () => {
  await notebook.value(
    "const data = [1.0, 2]\nconst rows = [[1, 2.0], [-3, 4]]\nconst exact: [0.5, 1] = [0.5, 1]",
  )
  expect((await run("np.array(data)"))[1]).toBe("array([1., 2.])")
  expect((await run("np.array(rows)"))[1]).toBe("array([[ 1.,  2.],\n       [-3.,  4.]])")
  expect((await run("np.array([1, 2])"))[1]).toBe("array([1, 2])")
  expect((await run("[0.5, 1], [1.5, [2]]"))[1]).toBe("([0.5, 1], [1.5, [2]])")
  expect((await run("exact[1] === 1"))[1]).toBe("True")
})
