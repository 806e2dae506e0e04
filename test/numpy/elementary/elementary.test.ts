import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { cLog } from "../../../src/numpy/elementary/cLog.ts"
import { fixedExpOf } from "../../../src/numpy/elementary/exp.ts"
import * as elementary from "../../../src/numpy/elementary/index.ts"
import { fixedLogOf } from "../../../src/numpy/elementary/log.ts"
import { roundCorrectly } from "../../../src/numpy/elementary/multiprecision/round.ts"
import cLibrary from "../../golden/c-log.json" with { type: "json" }
import golden from "../../golden/elementary.json" with { type: "json" }
import { splitmix } from "../products/splitmix.ts"

type Rounded = (...x: number[]) => number
const functions = elementary as unknown as Record<string, Rounded>

describe("Elementary functions are correctly rounded", () => {
  for (const [name, inNumPy, xs, ys] of golden.one as [string, string, number[], number[]][]) {
    it(`${name} (the same doubles: ${inNumPy})`, () => {
      const wrong = xs.filter((x, i) => !Object.is(functions[name]!(x), ys[i]))
      expect(wrong).toEqual([])
    })
  }

  for (const [name, rows] of golden.two as [string, number[][]][]) {
    it(`${name} of two arguments`, () => {
      expect(rows.filter(([x, y, z]) => functions[name]!(x!, y!) !== z)).toEqual([])
    })
  }

  it("fma: ordinary, cancelling, tied, tiny and huge sums", () => {
    const rows = golden.fma as number[][]
    expect(rows.filter(([a, b, c, d]) => elementary.fma(a!, b!, c!) !== d)).toEqual([])
  })
})

describe("The C library's logarithm", () => {
  it("is found where it is not correctly rounded, 9 times in 10", () => {
    const found = cLibrary.rows.filter(([x, y]) => cLog(x!) === y)
    expect(found.length).toBeGreaterThan(0.9 * cLibrary.rows.length)
  })

  it("is another than the correctly rounded one less than 1 time in 1,000", () => {
    const draws = splitmix(100_000, 3).map((x) => Math.abs(x) || 1)
    const others = draws.filter((x) => cLog(x) !== elementary.log(x))
    expect(others.length).toBeGreaterThan(0)
    expect(others.length).toBeLessThan(100)
  })

  it("takes the edges like any logarithm", () => {
    for (const x of [0, -0, -1, NaN, Infinity, 1, 5e-324, 2 ** -1022, 0.9375, 1.0646]) {
      expect(cLog(x)).toBe(elementary.log(x))
    }
  })
})

describe("The fast paths agree with exact integers", () => {
  it("exp and log of any double in range", () => {
    fc.assert(
      fc.property(fc.double({ min: -745, max: 709, noNaN: true }), (x) => {
        expect(elementary.exp(x)).toBe(roundCorrectly((bits) => fixedExpOf(x, bits)))
        const y = elementary.exp(x)
        if (y > 0) expect(elementary.log(y) + 0).toBe(roundCorrectly((bits) => fixedLogOf(y, bits)) + 0)
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  it("symmetries hold to the bit", () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        for (const odd of ["sin", "tan", "tanh", "sinh", "arctan", "arcsinh", "cbrt"]) {
          expect(functions[odd]!(-x)).toBe(-functions[odd]!(x))
        }
        for (const even of ["cos", "cosh"]) expect(functions[even]!(-x)).toBe(functions[even]!(x))
      }),
      { seed: 2, numRuns: 300 },
    )
  })
})

describe("Elementary functions at the ends of their domains", () => {
  const { exp, log, log1p, expm1, tanh, sin, cos, arcsin, arctan, arctan2, arctanh, power, exp2, hypot } =
    elementary
  const cases: [string, number, number][] = [
    ["exp(-inf)", exp(-Infinity), 0],
    ["exp(inf)", exp(Infinity), Infinity],
    ["exp(710)", exp(710), Infinity],
    ["exp(709.782712893384)", exp(709.782712893384), 1.7976931348622732e308],
    ["exp(-745)", exp(-745), 5e-324],
    ["exp(-746)", exp(-746), 0],
    ["exp(nan)", exp(NaN), NaN],
    ["log(0)", log(0), -Infinity],
    ["log(-1)", log(-1), NaN],
    ["log(1)", log(1), 0],
    ["log(5e-324)", log(5e-324), -744.4400719213812],
    ["log1p(-1)", log1p(-1), -Infinity],
    ["log1p(-0)", log1p(-0), -0],
    ["expm1(-0)", expm1(-0), -0],
    ["expm1(-1000)", expm1(-1000), -1],
    ["tanh(-0)", tanh(-0), -0],
    ["tanh(-20)", tanh(-20), -1],
    ["sin(-0)", sin(-0), -0],
    ["sin(inf)", sin(Infinity), NaN],
    ["cos(1e22)", cos(1e22), 0.523214785395139],
    ["sin(pi)", sin(Math.PI), 1.2246467991473532e-16],
    ["arcsin(2)", arcsin(2), NaN],
    ["arctan(inf)", arctan(Infinity), Math.PI / 2],
    ["arctan2(0, -1)", arctan2(0, -1), Math.PI],
    ["arctan2(-0, -1)", arctan2(-0, -1), -Math.PI],
    ["arctan2(-1, -inf)", arctan2(-1, -Infinity), -Math.PI],
    ["arctanh(-1)", arctanh(-1), -Infinity],
    ["power(0, 0)", power(0, 0), 1],
    ["power(-8, 1/3)", power(-8, 1 / 3), NaN],
    ["power(-2, 3)", power(-2, 3), -8],
    ["power(nan, 0)", power(NaN, 0), 1],
    ["power(1, nan)", power(1, NaN), 1],
    ["power(-1, inf)", power(-1, Infinity), 1],
    ["power(-0, -3)", power(-0, -3), -Infinity],
    ["power(2, 0.5)", power(2, 0.5), Math.SQRT2],
    ["exp2(10)", exp2(10), 1024],
    ["exp2(-1074)", exp2(-1074), 5e-324],
    ["hypot(1e308, 1e308)", hypot(1e308, 1e308), 1.4142135623730951e308],
    ["hypot(nan, inf)", hypot(NaN, Infinity), Infinity],
  ]
  for (const [call, value, wanted] of cases) {
    it(`${call} is ${Object.is(wanted, -0) ? "-0" : wanted}`, () => {
      expect(value).toBe(wanted)
    })
  }
})
