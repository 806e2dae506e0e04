import { describe, expect, test } from "vitest"
import { mimeBundle } from "../../src/display/mime.ts"
import { host } from "../../src/host.ts"
import * as np from "../../src/numpy/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import { tuple } from "../../src/numpy/tuple.ts"
import { arrayBundle, isArrayGroup, isDrawnArray } from "../../src/view/array/bundle.ts"
import { arrayPayload } from "../../src/view/array/fromArray.ts"
import { describeArrays, layoutArray } from "../../src/view/array/layout.ts"
import { ARRAY_MIME, type ArrayPayload, pickedShape } from "../../src/view/array/payload.ts"
import { pickPositions } from "../../src/view/array/sample.ts"
import { unpackNumbers } from "../../src/view/payload/numbers.ts"
import { registerViews } from "../../src/view/register.ts"
import { renderSvg } from "../../src/view/scene/svg.ts"
import { dark, light } from "../../src/view/scene/theme.ts"
import { arrayOf } from "./samples.ts"

describe("what a picture of an array carries", () => {
  test("all of a small array, views in their own order", () => {
    const transposed = np.transpose(arrayOf([2, 3], (i) => i)) as NDArray
    const [part] = arrayPayload([transposed], "array").parts
    expect(part!.shape).toEqual([3, 2])
    expect([...unpackNumbers(part!.numbers)]).toEqual([0, 3, 1, 4, 2, 5])
  })

  test("64-bit integers, negative ones too", () => {
    const [part] = arrayPayload([np.array([-1, 2 ** 40, 0]) as NDArray], "array").parts
    expect([...unpackNumbers(part!.numbers)]).toEqual([-1, 2 ** 40, 0])
  })

  test("statistics without NaN and the infinities, which are counted", () => {
    const [part] = arrayPayload(
      [arrayOf([6], (i) => [1, 2, 3, Number.NaN, Infinity, -Infinity][i]!)],
      "array",
    ).parts
    expect(part!.summary).toEqual({
      low: 1,
      high: 3,
      mean: 2,
      sd: Math.sqrt(2 / 3),
      nan: 1,
      infinite: 2,
      counted: 6,
    })
  })

  test("10,000 x 10,000 numbers take less than 200 KB, and the picture says what was sampled", () => {
    const large = np.broadcast_to(np.array([0.5]), [10_000, 10_000]) as NDArray
    const payload = arrayPayload([large], "array")
    expect(pickedShape(payload.parts[0]!)).toEqual([94, 94])
    expect(payload.parts[0]!.picked[0]!.at(-1)).toBe(9_999)
    expect(JSON.stringify(payload).length).toBeLessThan(200_000)
    expect(describeArrays(payload)).toBe(
      "Array, float64, shape (10000, 10000), all 0.50, sampled: 8,836 of 100,000,000.",
    )
  })

  test("what it takes in memory stands beside its shape, and a histogram on its legend", () => {
    const svg = renderSvg(layoutArray(arrayPayload([arrayOf([300, 400], (i) => i)], "array")), light)
    expect(svg).toContain("· shape (300, 400) · 960 KB ·")
    const bars = layoutArray(arrayPayload([arrayOf([100], (i) => (i < 75 ? -1 : 1))], "array")).marks.filter(
      (mark) => mark.mark === "rect",
    )
    expect(bars.map((mark) => (mark.mark === "rect" ? mark.height : 0))).toEqual([20, 20 / 3])
  })

  test("statistics of every element where the picture is sampled", () => {
    const [part] = arrayPayload([arrayOf([300, 400], (i) => i)], "array").parts
    expect(part!.summary).toMatchObject({ low: 0, high: 119_999, counted: 120_000 })
  })

  test.each([
    [[5000], [2048]],
    [
      [1_000_000, 2],
      [160, 2],
    ],
    [
      [3, 1_000_000],
      [3, 160],
    ],
    [
      [50, 40, 30],
      [12, 27, 27],
    ],
    [
      [2, 3, 4, 5],
      [2, 3, 4, 5],
    ],
    [
      [0, 7],
      [0, 7],
    ],
    [
      [1, 1, 1],
      [1, 1, 1],
    ],
  ])("of shape %j the places %j are drawn", (shape, drawn) => {
    const picked = pickPositions(shape)
    expect(pickedShape({ shape, picked })).toEqual(drawn)
    for (const [axis, positions] of picked.entries())
      if (positions)
        expect([positions[0], positions.at(-1)]).toEqual([0, positions.length > 1 ? shape[axis]! - 1 : 0])
  })
})

describe("the picture", () => {
  const cases: readonly (readonly [string, ArrayPayload])[] = [
    ["matrix", arrayPayload([arrayOf([3, 4], (i) => (i - 5) / 10)], "array")],
    [
      "tuple",
      arrayPayload(
        [0, 1, 2, 3].map((k) => arrayOf([4], (i) => Math.tanh(0.3 * (i + k)))),
        "tuple",
      ),
    ],
    [
      "odd",
      arrayPayload([arrayOf([2, 3], (i) => [0.1, Number.NaN, Infinity, -Infinity, 40, -0.2][i]!)], "array"),
    ],
    ["cube", arrayPayload([arrayOf([2, 2, 3], (i) => Math.cos(i))], "array")],
    [
      "mixed-list",
      arrayPayload(
        [arrayOf([2, 2], (i) => i % 2, "bool"), arrayOf([70], (i) => -i), arrayOf([0, 3], () => 0)],
        "list",
      ),
    ],
  ]
  test.each(cases)("of a %s stays as it was approved, in light and in dark", async (name, payload) => {
    const scene = layoutArray(payload)
    await expect(renderSvg(scene, light)).toMatchFileSnapshot(`golden/array-${name}-light.svg`)
    await expect(renderSvg(scene, dark)).toMatchFileSnapshot(`golden/array-${name}-dark.svg`)
  })

  test("of many numbers is a bitmap, not a rectangle for each", () => {
    const svg = renderSvg(
      layoutArray(arrayPayload([arrayOf([100, 100], (i) => Math.sin(i))], "array")),
      light,
    )
    expect(svg).toContain("data:image/png;base64,iVBOR")
    expect(svg.length).toBeLessThan(60_000)
  })
})

describe("a displayed array", () => {
  test("is data and NumPy's text; a bitmap too where the host draws", () => {
    const unregister = registerViews()
    const h = arrayOf([2], (i) => i + 0.5)
    expect(mimeBundle(h).data).toEqual({
      [ARRAY_MIME]: arrayPayload([h], "array"),
      "text/plain": "array([0.5, 1.5])",
    })
    host.rasterise = (svg) => new TextEncoder().encode(svg.slice(0, 4))
    const { data, metadata } = mimeBundle(tuple(h, h))
    delete host.rasterise
    expect(data["image/png"]).toBe("PHN2Zw==".slice(0, 8))
    expect(metadata["image/png"]).toMatchObject({ width: expect.any(Number), height: expect.any(Number) })
    expect(data["text/plain"]).toBe("(array([0.5, 1.5]), array([0.5, 1.5]))")
    unregister()
    expect(Object.keys(mimeBundle(h).data)).toEqual(["text/plain"])
  })

  test("numbers, empty lists, lists of other things are not drawn", () => {
    const scalar = arrayOf([], () => 1)
    expect(
      [scalar, 3, [], [1, 2], [arrayOf([2], () => 1), 3], "x", null].map(
        (v) => isDrawnArray(v) || isArrayGroup(v),
      ),
    ).toEqual(Array(7).fill(false))
  })

  test("a list and a tuple are told apart by their mark and by their type", () => {
    const pair = [arrayOf([2], () => 1), arrayOf([2], () => 2)]
    const group = (value: readonly NDArray[], type = null as Parameters<typeof arrayBundle>[1]) =>
      (arrayBundle(value, type).data[ARRAY_MIME] as ArrayPayload).group
    expect([group(pair), group(tuple(...pair)), group(pair, { tuple: [null, null] })]).toEqual([
      "list",
      "tuple",
      "tuple",
    ])
  })
})
