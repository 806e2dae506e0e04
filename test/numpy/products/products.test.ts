import { describe, expect, it } from "vitest"
import { dotVector, type Matrix, matMul, matVec } from "../../../src/numpy/products/index.ts"
import golden from "../../golden/products.json" with { type: "json" }
import { hashOf, splitmix } from "./splitmix.ts"

type Case = [kind: string, layout: string, m: number, k: number, n: number, seed: number, hash: number]
const cases = golden.cases as Case[]

function matrix(rows: number, columns: number, seed: number, order: string): Matrix {
  const data = splitmix(rows * columns, seed)
  if (order === "C") return { data, offset: 0, rowStride: columns, columnStride: 1, rows, columns }
  const turned = new Float64Array(data.length)
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) turned[i + j * rows] = data[i * columns + j]!
  }
  return { data: turned, offset: 0, rowStride: 1, columnStride: rows, rows, columns }
}

const products: Record<string, (one: Case) => Float64Array> = {
  dot: ([, layout, , k, , seed]) => {
    const stride = layout === "strided" ? 2 : 1
    const a = { data: splitmix(2 * k, seed), offset: 0, stride, length: k }
    return Float64Array.of(
      dotVector(a, { data: splitmix(2 * k, seed + 1000), offset: 0, stride: 1, length: k }),
    )
  },
  matVec: ([, order, m, k, , seed]) => {
    const out = new Float64Array(m)
    const x = { data: splitmix(k, seed + 1000), offset: 0, stride: 1, length: k }
    matVec(matrix(m, k, seed, order), x, out)
    return out
  },
  matMul: ([, orders, m, k, n, seed]) => {
    const out = new Float64Array(m * n)
    matMul(matrix(m, k, seed, orders[0]!), matrix(k, n, seed + 1000, orders[1]!), out)
    return out
  },
}

describe("Products of raw arrays", () => {
  for (const kind of ["dot", "matVec", "matMul"]) {
    it(`${kind} has every bit of the oracle's, at every remainder and block edge`, () => {
      const wrong = cases.filter((one) => one[0] === kind && hashOf(products[kind]!(one)) !== one[6])
      expect(wrong.map((one) => one.slice(0, 6).join(" "))).toEqual([])
    })
  }

  it("gives zeros for an inner dimension of 0", () => {
    const out = new Float64Array(4).fill(7)
    matMul(matrix(2, 0, 1, "C"), matrix(0, 2, 1, "C"), out)
    expect([...out]).toEqual([0, 0, 0, 0])
  })
})
