import { readFileSync } from "node:fs"
import { setFlagsFromString } from "node:v8"
import { beforeAll, describe, expect, it } from "vitest"
import { np } from "../../../src/index.ts"
import { cLog } from "../../../src/numpy/elementary/cLog.ts"
import { exp } from "../../../src/numpy/elementary/exp.ts"
import { log } from "../../../src/numpy/elementary/log.ts"
import { tanh } from "../../../src/numpy/elementary/tanh.ts"
import type { ArrayInput } from "../../../src/numpy/input.ts"
import type { NDArray } from "../../../src/numpy/ndarray.ts"
import { type Matrix, matMul, matVec } from "../../../src/numpy/products/index.ts"
import { pairwiseSum } from "../../../src/numpy/reduce/pairwise.ts"
import { maybeKernels, runCLog, runExp, runLog, runTanh } from "../../../src/numpy/wasm/index.ts"
import golden from "../../golden/products.json" with { type: "json" }
import { hashOf, splitmix } from "../products/splitmix.ts"

// Node 20 knows relaxed SIMD behind this flag; later versions have it on and ignore the flag.
beforeAll(() => setFlagsFromString("--experimental-wasm-relaxed-simd"))

const edges = [
  0,
  -0,
  1,
  -1,
  NaN,
  Infinity,
  -Infinity,
  710,
  -710,
  -745.2,
  5e-324,
  2 ** -28,
  0.03125,
  19.0625,
  -19.1,
  2 ** -9,
  649.9,
  -650,
  1 + 2 ** -52,
  1 - 2 ** -53,
  0.71875,
  1.4375,
  2 ** -1022,
  1.7976931348623157e308,
]

function matrix(rows: number, columns: number, seed: number, order: string): Matrix {
  const data = splitmix(rows * columns, seed)
  if (order === "C") return matrixOf(data, rows, columns)
  const turned = Float64Array.from(data, (_, at) => data[(at % rows) * columns + Math.floor(at / rows)]!)
  return { data: turned, offset: 0, rowStride: 1, columnStride: rows, rows, columns }
}

const matrixOf = (data: Float64Array, rows: number, columns: number): Matrix => {
  return { data, offset: 0, rowStride: columns, columnStride: 1, rows, columns }
}

const vector = (data: Float64Array) => ({ data, offset: 0, stride: 1, length: data.length })

describe("The WebAssembly kernels", () => {
  it("load, and the engine fuses multiply and add", () => {
    expect(maybeKernels()).not.toBeNull()
  })

  const functions = [
    ["exp", runExp, exp],
    ["log", runLog, log],
    ["cLog", runCLog, cLog],
    ["tanh", runTanh, tanh],
  ] as const
  for (const [name, run, twin] of functions) {
    it(`${name} has the bits of its twin, at every magnitude and edge`, () => {
      for (const scale of [1e-9, 0.03, 1, 20, 800]) {
        const draws = splitmix(5000, 7)
        const x = Float64Array.of(...edges, ...draws.map((value) => value * scale))
        x.set(draws.map((value) => 1 + value * scale * 2 ** -8).subarray(0, 1000), 2000)
        const y = new Float64Array(x.length)
        run(x, 0, 1, y, 0, 1, x.length)
        expect(x.filter((value, i) => !Object.is(y[i], twin(value)))).toEqual(new Float64Array())
      }
    })

    it(`${name} reads and writes with strides, backwards too`, () => {
      const x = splitmix(300, 9)
      const y = new Float64Array(400)
      run(x, 299, -3, y, 1, 4, 100)
      const wanted = new Float64Array(400)
      for (let k = 0; k < 100; k++) wanted[1 + 4 * k] = twin(x[299 - 3 * k]!)
      expect(y).toEqual(wanted)
    })
  }

  type Operation = (x: ArrayInput, y: ArrayInput, out?: NDArray) => unknown
  const operations: readonly (readonly [string, Operation, (x: number, y: number) => number])[] = [
    ["add", np.add, (x: number, y: number) => x + y],
    ["subtract", np.subtract, (x: number, y: number) => x - y],
    ["multiply", np.multiply, (x: number, y: number) => x * y],
    ["divide", np.divide, (x: number, y: number) => x / y],
  ]
  for (const [name, ufunc, twin] of operations) {
    it(`${name} goes by tiles: arrays, numbers on either side, parts of arrays, in place`, () => {
      const [a, b] = [splitmix(20_003, 1), splitmix(20_003, 2)]
      const [x, y] = [np.asarray(a.slice()) as NDArray, np.asarray(b) as NDArray]
      const wanted = (f: (k: number) => number, n = a.length) =>
        Float64Array.from({ length: n }, (_, k) => f(k))
      const data = (result: unknown) => (result as NDArray).data
      expect(data(ufunc(x, y))).toEqual(wanted((k) => twin(a[k]!, b[k]!)))
      expect(data(ufunc(x, 0.7))).toEqual(wanted((k) => twin(a[k]!, 0.7)))
      expect(data(ufunc(0.7, x))).toEqual(wanted((k) => twin(0.7, a[k]!)))
      expect(data(ufunc(x.at("1:701"), y.at("5:705")))).toEqual(
        wanted((k) => twin(a[k + 1]!, b[k + 5]!), 700),
      )
      ufunc(x.at("1:"), y.at(":-1"), x.at("1:"))
      expect(data(x)).toEqual(wanted((k) => (k === 0 ? a[0]! : twin(a[k]!, b[k - 1]!))))
      const shifted = np.asarray(a.slice()) as NDArray
      ufunc(shifted.at(":-1"), y.at("1:"), shifted.at("1:"))
      expect(data(shifted)).toEqual(wanted((k) => (k === 0 ? a[0]! : twin(a[k - 1]!, b[k]!))))
    })
  }

  it("sums of every length are the pairwise ones", () => {
    const a = splitmix(40_000, 3)
    for (const n of [511, 512, 513, 1000, 4099, 16_384, 16_385, 39_999]) {
      const strided = new Float64Array(2 * n)
      for (let k = 0; k < n; k++) strided[2 * k] = a[k + 1]!
      expect(pairwiseSum(a, 1, 1, n)).toBe(pairwiseSum(strided, 0, 2, n))
    }
  })

  it("matMul has every bit of the oracle's by the kernel", () => {
    const cases = (golden.cases as [string, string, number, number, number, number, number][]).filter(
      ([kind, , m, k, n]) => kind === "matMul" && m * k * n >= 2000,
    )
    expect(cases.length).toBeGreaterThan(20)
    const wrong = cases.filter(([, orders, m, k, n, seed, hash]) => {
      const out = new Float64Array(m * n)
      matMul(matrix(m, k, seed, orders[0]!), matrix(k, n, seed + 1000, orders[1]!), out)
      return hashOf(out) !== hash
    })
    expect(wrong).toEqual([])
  })

  it("matVec has every bit of the oracle's by the kernel, in both orders of memory", () => {
    const cases = (golden.cases as [string, string, number, number, number, number, number][]).filter(
      ([kind, , m, k]) => kind === "matVec" && m >= 4 && m * k >= 200,
    )
    expect(cases.length).toBeGreaterThan(80)
    const wrong = cases.filter(([, order, m, k, , seed, hash]) => {
      const out = new Float64Array(m)
      matVec(matrix(m, k, seed, order), vector(splitmix(k, seed + 1000)), out)
      return hashOf(out) !== hash
    })
    expect(wrong).toEqual([])
  })

  for (const order of ["C", "F"]) {
    it(`matVec in pieces, with gaps between lines and elements, is matVec of a few rows (${order})`, () => {
      const [rows, columns] = [57, 403]
      const whole = matrix(rows + 3, columns + 5, 4, order)
      const a = { ...whole, rows, columns }
      const x = { data: splitmix(2 * columns, 5), offset: 1, stride: 2, length: columns }
      const out = new Float64Array(rows + 1)
      matVec(a, x, out, 1)
      for (let row = 0; row < 56; row += 4) {
        const four = new Float64Array(4)
        matVec({ ...a, rows: 4, offset: row * a.rowStride }, x, four)
        expect(out.subarray(row + 1, row + 5)).toEqual(four)
      }
    })
  }

  it("a column times a row is every product, never -0", () => {
    const [column, row] = [splitmix(101, 1), splitmix(165, 2)]
    column[3] = -0
    const out = new Float64Array(101 * 165)
    matMul(matrixOf(column, 101, 1), matrixOf(row, 1, 165), out)
    const wanted = Array.from(column, (a) => Array.from(row, (b) => a * b + 0)).flat()
    expect([...out]).toEqual(wanted)
  })

  it("matMul joins parts that are larger than the kernel's memory", () => {
    const a = matrix(1030, 3, 1, "C")
    const b = matrix(3, 262, 2, "F")
    const out = new Float64Array(1030 * 262)
    matMul(a, b, out)
    const cells = [
      [0, 0],
      [1023, 255],
      [1024, 256],
      [1029, 261],
    ] as const
    for (const [i, j] of cells) {
      const two = new Float64Array(4)
      const part = { ...a, offset: 3 * i, rows: 1, columns: 3 }
      const pair = { ...part, rows: 2, rowStride: 0 }
      matMul(pair, { ...b, offset: 3 * j, columns: 2, columnStride: 0 }, two)
      expect(out[i * 262 + j]).toBe(two[0])
    }
  })

  it("are embedded as they were compiled last", async () => {
    const file = new URL("../../../src/numpy/wasm/kernelBytes.ts", import.meta.url)
    const before = readFileSync(file, "utf8")
    const builder = new URL("../../../scripts/build/wasm.mjs", import.meta.url).href
    const { buildWasm } = (await import(/* @vite-ignore */ builder)) as { buildWasm(): Promise<void> }
    await buildWasm()
    expect(readFileSync(file, "utf8")).toBe(before)
  })
})
