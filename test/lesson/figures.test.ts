import { describe, expect, it } from "vitest"
import { compareFigures } from "../../src/lesson/compare/figures.ts"

/** The data of a figure with one curve, as src/plot/describe.ts and kernel/python/figure_data.py tell it. */
function figure({ y = [0.5, 0.25], label = "loss", color = "#1f77b4ff", box = [0, 0, 1, 1] } = {}) {
  const line = { x: [0, 1], y, color, lw: 1.5, marker: "None" }
  const axis = { limits: [0, 1], scale: "linear", ticks: [0, 1], texts: ["0", "1"], label }
  return {
    size: [640, 480],
    repr: "<Figure>",
    axes: [{ box, x: axis, lines: [line], images: [], legend: null }],
  }
}

const compare = (typescript: unknown) => compareFigures(figure(), typescript, { rtol: null })

describe("the data of two figures", () => {
  it("are identical, but for where boxes lie: that depends on the widths of letters", () => {
    const same = { verdict: "identical", reason: "the figure's data, 9 numbers" }
    expect(compare(figure())).toMatchObject(same)
    expect(compare({ ...figure({ box: [0.1, 0, 0.9, 1] }), size: [1280, 960], repr: "" })).toMatchObject(same)
  })

  it("are equal where numbers agree within the tolerance", () => {
    expect(compare(figure({ y: [0.5, 0.25 + 1e-12] }))).toMatchObject({
      verdict: "equal",
      reason: "the figure's data, 9 numbers: 1 equal within the tolerance",
    })
  })

  it.each([
    [{ y: [0.5, 0.26] }, "1 places differ: axes[0].lines[0].y[1] is 0.26, Python has 0.25"],
    [{ y: [0.5] }, 'axes[0].lines[0].y is "1 of them", Python has "2 of them"'],
    [{ label: "lost" }, 'axes[0].x.label is "lost", Python has "loss"'],
    [{ color: "#ff7f0eff" }, 'axes[0].lines[0].color is "#ff7f0eff", Python has "#1f77b4ff"'],
  ])("differ by %j, and the place is named", (change, reason) => {
    expect(compare(figure(change))).toMatchObject({
      verdict: "different",
      reason: expect.stringContaining(reason),
    })
  })

  it("differ where a curve is left out, or stands for nothing", () => {
    expect(compare({ ...figure(), axes: [] }).verdict).toBe("different")
    expect(compare({ ...figure(), axes: [null] }).verdict).toBe("different")
    expect(compare(undefined).verdict).toBe("different")
  })

  it("tell NaN and infinity by their names", () => {
    const python = figure() as { axes: { lines: { y: unknown[] }[] }[] }
    python.axes[0]!.lines[0]!.y = ["nan", "inf"]
    expect(compareFigures(python, python, { rtol: null }).verdict).toBe("identical")
    expect(compareFigures(python, figure(), { rtol: null }).verdict).toBe("different")
  })
})
