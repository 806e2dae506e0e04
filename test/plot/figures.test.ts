import { afterEach, describe, expect, test } from "vitest"
import { pythonRepr } from "../../src/display/python.ts"
import { type HostBundle, host } from "../../src/host.ts"
import { getItem } from "../../src/operators/index.ts"
import { plt, sns } from "../../src/plot/index.ts"

/** Runs `cell` as the kernel does and gives the bundles that come at its end. */
function run(cell: () => unknown): readonly HostBundle[] {
  const shows: (() => readonly HostBundle[])[] = []
  host.atCellEnd = (show) => shows.push(show)
  try {
    cell()
    return shows.flatMap((show) => show())
  } finally {
    delete host.atCellEnd
  }
}

function said(cell: () => unknown): string {
  const texts: string[] = []
  host.write = (_, text) => texts.push(text)
  run(cell)
  return texts.join("")
}

afterEach(() => {
  delete host.write
  delete host.cell
  delete host.display
})

describe("Figures", () => {
  test("come at the end of the cell, each once, as Vega-Lite and matplotlib's text", () => {
    const bundles = run(() => {
      plt.plot([1, 2, 3])
      plt.figure({ figsize: [3, 2] })
      plt.subplots(1, 2)
    })
    expect(bundles.map(({ data }) => data["text/plain"])).toEqual([
      "<Figure size 640x480 with 1 Axes>",
      "<Figure size 300x200 with 0 Axes>",
      "<Figure size 640x480 with 2 Axes>",
    ])
    expect(bundles[0]?.data["application/vnd.vegalite.v5+json"]).toMatchObject({
      $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    })
    expect(run(() => {})).toEqual([])
  })

  test("are shown where plt.show stands, and not again", () => {
    const shown: HostBundle[] = []
    host.display = (bundle) => shown.push(bundle)
    const after = run(() => {
      plt.plot([1, 2])
      plt.show()
    })
    expect(shown.map(({ data }) => data["text/plain"])).toEqual(["<Figure size 640x480 with 1 Axes>"])
    expect(after).toEqual([])
  })

  test("that a stopped cell left open do not come in the next one", () => {
    host.cell = () => "cell-1"
    plt.plot([1, 2])
    host.cell = () => "cell-2"
    expect(run(() => plt.plot([1], [1])).length).toBe(1)
  })

  test("give axes that are indexed as in Python", () => {
    run(() => {
      const [fig, axs] = plt.subplots(2, 2)
      expect(getItem(axs, 0, 1)).toBe(axs[0]?.[1])
      expect(getItem(axs, -1, -1)).toBe(axs[1]?.[1])
      expect([axs.shape, axs.flatten().length, [...axs.flat()].length]).toEqual([[2, 2], 4, 4])
      expect(pythonRepr([fig, axs])).toBe(
        "[<Figure size 640x480 with 4 Axes>, array([[<Axes: >, <Axes: >], [<Axes: >, <Axes: >]], dtype=object)]",
      )
    })
  })
})

describe("What is not drawn", () => {
  test("is said once in a cell, and the rest is drawn", () => {
    host.cell = () => "cell-7"
    const text = said(() => {
      for (let i = 0; i < 3; i++) plt.plot([1, 2], { label: "a", sketch: 3 })
      plt.gca().set_rasterization_zorder(1)
      plt.quiver([1], [1])
      sns.pairplot([1])
    })
    expect(text).toBe(
      "plot: the argument 'sketch' is not drawn here; the rest is\n" +
        "Axes.set_rasterization_zorder: this is not drawn here; the rest is\n" +
        "plt.quiver: this is not drawn here; the rest is\n" +
        "sns.pairplot: this is not drawn here; the rest is\n",
    )
  })

  test("wrong values are errors in matplotlib's words", () => {
    const errors = [
      () => plt.plot([1], [1, 2]),
      () => plt.plot([1], "rr"),
      () => plt.plot([1], { color: "reed" }),
      () => plt.imshow([[1]], { cmap: "viridiss" }),
      () => plt.contourf([[1]]),
      () => plt.colorbar(),
      () => plt.subplot(2, 1, 3),
    ].map((call) => {
      try {
        run(call)
      } catch (error) {
        return (error as Error).message
      }
      return "none"
    })
    expect(errors).toEqual([
      "x and y must have same first dimension, but have shapes (1,) and (2,)",
      "'rr' is not a valid format string (a color, a marker, a line style)",
      "'reed' is not a valid color",
      "'viridiss' is not a valid value for cmap",
      "Input z must be at least a (2, 2) shaped array, but has shape (1, 1)",
      "No mappable was found to use for colorbar creation. First define a mappable such as an image (with imshow) or a contour set (with contourf).",
      "num must be an integer with 1 <= num <= 2, not 3",
    ])
  })
})
