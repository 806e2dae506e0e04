/** The snippets of test/golden/plot_snippets.py in TypeScript, under the same names. */
import * as np from "../../src/numpy/index.ts"
import { plt, sns } from "../../src/plot/index.ts"
import { range } from "../../src/python/index.ts"

const T = np.linspace(0, 2 * Math.PI, 41)
const N = np.arange(12)
const LOSS = np.add(np.divide(100, np.add(1, N)), np.multiply(3, np.sin(N)))
const GRID = np
  .array([
    [0, 1, 2, 3],
    [4, 5, 6, 7],
    [8, 9, 10, 11],
  ])
  .astype(np.float64)

const sin = np.sin(T)
const cos = np.cos(T)
const times = (x: np.NDArray, k: number) => np.multiply(x, k)
const power = (x: np.NDArray, k: number) => np.power(x, k)

function mesh(): [np.NDArray, np.NDArray, np.NDArray] {
  const [X, Y] = np.meshgrid(np.linspace(-2, 2, 21), np.linspace(-1, 3, 17)) as unknown as [
    np.NDArray,
    np.NDArray,
  ]
  return [X, Y, np.add(np.multiply(X, X), times(Y, 2))]
}

export const snippets: Readonly<Record<string, () => void>> = {
  line: () => void plt.plot([1, 3, 2]),
  line_format() {
    plt.plot(T, sin, "r--", { lw: 2, label: "sin" })
    plt.plot(T, cos, "go", { ms: 3, label: "cos" })
    plt.legend()
  },
  line_groups: () => void plt.plot(N, N, "b-", N, power(N, 2), "k:", N, power(N, 3), "^"),
  line_columns() {
    plt.plot(
      np.array([
        [1, 2, 3],
        [2, 4, 1],
        [0, 5, 5],
      ]),
    )
    plt.legend(["a", "b", "c"])
  },
  line_labels() {
    plt.plot(N, LOSS, { color: "tab:orange", marker: "s", markersize: 4, markerfacecolor: "w" })
    plt.xlabel("epoch")
    plt.ylabel("loss")
    plt.title("Training")
  },
  line_grey() {
    plt.plot([0, 1], [1, 1], { c: "0.5" })
    plt.plot([0, 1], [2, 2], "C3")
    plt.plot([0, 1], [3, 3], { color: [0.1, 0.2, 0.5] })
    plt.plot([0, 1], [0, 1], { color: "#ff8800", alpha: 0.5 })
  },
  line_single: () => void plt.plot([3], [5], "rx"),
  line_constant: () => void plt.plot([0, 1, 2], [7, 7, 7]),
  line_nan: () => void plt.plot([0, 1, Number.NaN, 3], [1, 2, 3, 4]),
  line_negative: () => void plt.plot([-5, 5], [-1e-3, 2e-3]),
  line_large: () => void plt.plot(N, times(N, 1e7)),
  line_offset: () => void plt.plot(N, np.add(1000000, times(N, 0.1))),
  line_tiny: () => void plt.plot(N, times(N, 1e-7)),
  line_years: () => void plt.plot([1990, 1995, 2020], [2, 3, 1]),
  line_words: () => void plt.plot(["mon", "tue", "wed"], [3, 1, 2], "o-"),
  limits() {
    plt.plot(N, LOSS)
    plt.xlim(2, 6)
    plt.ylim({ bottom: 0 })
  },
  limits_list() {
    plt.plot(N, LOSS)
    plt.axis([0, 5, -10, 110])
  },
  ticks() {
    plt.plot(N, LOSS)
    plt.xticks([0, 5, 10], ["start", "mid", "end"])
    plt.yticks(np.arange(0, 101, 25))
  },
  log_y: () => void plt.semilogy(np.add(N, 1), power(np.add(N.astype(np.float64), 1), 4)),
  log_x: () => void plt.semilogx([1e-4, 1e-2, 1, 100], [3, 4, 2, 1], "s-"),
  log_log: () => void plt.loglog([1, 10, 1000], [2, 50, 1e6]),
  log_scale() {
    plt.plot([1, 2, 3], [0.2, 3, 70])
    plt.yscale("log")
  },
  log_many: () => void plt.semilogy([1, 2, 3], [1e-12, 1, 1e12]),
  log_decade: () => void plt.semilogy([1, 2, 3], [2, 9, 25]),
  log_short() {
    plt.semilogy([1, 2], [3, 5])
    plt.xlabel("x")
  },
  log_nine: () => void plt.loglog([1, 1e9], [1e-3, 1e12]),
  across() {
    plt.plot(N, LOSS)
    plt.axhline(50, { color: "k", ls: ":" })
    plt.axvline({ x: 4, c: "r", lw: 1 })
    plt.axhline({ y: -20 })
  },
  spans() {
    plt.plot(N, LOSS)
    plt.axvspan(2, 4, { color: "orange", alpha: 0.3 })
    plt.axhspan(10, 20, { facecolor: "0.9" })
  },
  points: () => void plt.scatter([1, 2, 3, 4], [4, 1, 3, 2]),
  points_map() {
    plt.scatter(N, LOSS, { c: N, s: np.add(times(N, 10), 5), cmap: "plasma", alpha: 0.5 })
    plt.colorbar()
  },
  points_classes() {
    const cmap = plt.ListedColormap(["#FF0000", "#00FF00", "#0000FF"])
    plt.scatter(N, LOSS, { c: np.mod(N, 3), cmap, edgecolors: "k" })
  },
  points_colours: () => void plt.scatter([1, 2, 3], [1, 2, 3], { c: ["r", "g", "b"], marker: "x" }),
  points_twice() {
    plt.scatter([1, 2], [1, 2], { label: "a" })
    plt.scatter([2, 3], [1, 2], { label: "b", color: "red", s: 10 })
    plt.legend({ loc: "upper left" })
  },
  bars: () => void plt.bar([1, 2, 3], [3, 7, 5]),
  bars_words() {
    plt.bar(["relu", "tanh", "sigmoid"], [0.9, 0.8, 0.7], { color: ["r", "g", "b"], width: 0.5 })
    plt.ylim(0, 1)
  },
  bars_stacked() {
    plt.bar(N, N, { label: "a" })
    plt.bar(N, LOSS, { bottom: N, label: "b" })
    plt.legend()
  },
  bars_lying: () => void plt.barh(["a", "b"], [10, 20], { height: 0.4 }),
  bars_errors: () => void plt.bar([0, 1], [5, 6], { yerr: [1, 0.5], capsize: 4 }),
  bars_negative: () => void plt.bar([0, 1, 2], [-2, 3, -1], { edgecolor: "k", align: "edge" }),
  hist: () => void plt.hist([1, 2, 2, 3, 3, 3, 4, 4, 5.5]),
  hist_bins() {
    plt.hist(LOSS, { bins: 20, density: true, alpha: 0.7, label: "loss" })
    plt.legend()
  },
  hist_edges: () => void plt.hist(LOSS, { bins: [0, 10, 20, 50, 100], color: "green", edgecolor: "black" }),
  hist_range: () => void plt.hist(LOSS, 5, { range: [0, 50] }),
  hist_two() {
    plt.hist(
      [
        [1, 2, 2],
        [3, 3, 1, 2],
      ],
      { bins: 3, label: ["a", "b"] },
    )
    plt.legend()
  },
  hist_steps: () => void plt.hist(LOSS, { bins: 6, histtype: "step", cumulative: true }),
  image: () => void plt.imshow(GRID),
  image_gray() {
    plt.imshow(GRID, { cmap: "gray", vmin: 0, vmax: 20 })
    plt.axis("off")
  },
  image_lower() {
    plt.imshow(GRID, { origin: "lower", interpolation: "nearest", aspect: "auto" })
    plt.colorbar()
  },
  image_extent() {
    plt.imshow(GRID, { extent: [-1, 1, 0, 4] })
    plt.plot([0], [2], "ro")
  },
  image_colours() {
    const shares = np.divide(GRID, 11)
    plt.imshow(np.stack([shares, shares, shares], { axis: -1 }))
    plt.xticks([])
    plt.yticks([])
  },
  image_labels() {
    plt.imshow(GRID, { cmap: "Blues" })
    plt.xticks(range(4), [..."abcd"])
    plt.text(1, 1, "5", { ha: "center", va: "center", color: "w" })
    plt.title("attention")
  },
  matrix: () => void plt.matshow(GRID, { cmap: "RdBu" }),
  colormesh() {
    plt.pcolormesh(GRID, { cmap: "hot" })
    plt.colorbar({ label: "heat" })
  },
  contour: () => void plt.contour(...mesh()),
  contour_levels: () => void plt.contour(...mesh(), { levels: [0, 1, 2, 5], colors: "k" }),
  contour_filled() {
    plt.contourf(...mesh(), { cmap: plt.cm.Spectral, alpha: 0.8 })
    plt.scatter([0, 1], [0, 2], { c: [0, 1], cmap: plt.cm.Spectral })
  },
  contour_few() {
    plt.contourf(...mesh(), 3)
    plt.colorbar()
  },
  contour_boundary() {
    const [X, Y, Z] = mesh()
    plt.contourf(X, Y, np.greater(Z, 1).astype(np.int64), { alpha: 0.4 })
    plt.xlim(X.min(), X.max())
  },
  contour_plain: () => void plt.contourf(GRID),
  between() {
    plt.plot(N, LOSS)
    plt.fill_between(N, np.subtract(LOSS, 5), np.add(LOSS, 5), { alpha: 0.2, color: "b", label: "spread" })
    plt.legend()
  },
  errors() {
    plt.errorbar(N, LOSS, { yerr: 3, fmt: "o-", capsize: 3, label: "mean" })
    plt.legend()
  },
  stairs: () => void plt.step(N, LOSS, { where: "post" }),
  parallels() {
    plt.vlines([1, 2, 3], 0, [3, 4, 5], { colors: "r" })
    plt.hlines(2, 0, 4, { linestyles: "dashed" })
  },
  texts() {
    plt.plot([0, 1], [0, 1])
    plt.text(0.2, 0.8, "here", { fontsize: 14, color: "r" })
    plt.annotate("peak", { xy: [1, 1], xytext: [0.5, 0.9], arrowprops: { arrowstyle: "->" } })
  },
  grid() {
    plt.plot(N, LOSS)
    plt.grid(true, { ls: "--", alpha: 0.5 })
  },
  size() {
    plt.figure({ figsize: [10, 3] })
    plt.plot(N, LOSS)
  },
  small() {
    plt.figure({ figsize: [3, 2], dpi: 80 })
    plt.plot(N, times(LOSS, 100))
  },
  two_figures() {
    plt.figure()
    plt.plot([1, 2])
    plt.figure()
    plt.plot([2, 1])
    plt.title("second")
  },
  equal() {
    plt.plot(cos, sin)
    plt.axis("equal")
  },
  aspect() {
    plt.plot(cos, sin)
    plt.gca().set_aspect("equal")
  },
  subplots() {
    const [, ax] = plt.subplots()
    ax.plot(N, LOSS, { label: "x" })
    ax.set_xlabel("t")
    ax.set_ylabel("v")
    ax.set_title("title")
    ax.set_xlim(0, 11)
    ax.legend({ loc: "best" })
    ax.grid()
  },
  subplots_row() {
    const [fig, axs] = plt.subplots(1, 3, { figsize: [12, 3] })
    axs.forEach((ax, k) => {
      ax.plot(N, times(LOSS, k))
    })
    fig.suptitle("three")
  },
  subplots_grid() {
    const [, axs] = plt.subplots(2, 2)
    axs[0]![1]!.imshow(GRID)
    axs[1]![0]!.bar([1, 2], [3, 4])
    axs[1]![1]!.set_axis_off()
  },
  subplots_shared() {
    const [, axs] = plt.subplots(2, 1, { sharex: true })
    axs[0]!.plot([0, 5], [1, 2])
    axs[1]!.plot([0, 9], [3, 100])
  },
  subplot_numbers() {
    plt.subplot(2, 1, 1)
    plt.plot(N)
    plt.subplot(2, 2, 3)
    plt.plot(LOSS)
    plt.subplot(224)
    plt.imshow(GRID)
  },
  twin() {
    const [, ax] = plt.subplots()
    ax.plot(N, LOSS)
    const ax2 = ax.twinx()
    ax2.plot(N, N, "r")
    ax2.set_ylabel("n")
  },
  inverted() {
    plt.plot(N, LOSS)
    plt.gca().invert_yaxis()
  },
  heatmap: () =>
    void sns.heatmap(GRID, {
      annot: true,
      fmt: ".1f",
      cmap: "YlGnBu",
      xticklabels: ["a", "b", "c", "d"],
      yticklabels: ["x", "y", "z"],
    }),
  heatmap_plain: () =>
    void sns.heatmap(np.subtract(GRID, 4), { center: 0, cbar: false, square: true, linewidths: 0.5 }),
  confusion() {
    const counts = np.array([
      [50, 3],
      [2, 45],
    ])
    sns.heatmap(counts, { annot: true, fmt: "d", cmap: "Blues" })
    plt.xlabel("predicted")
    plt.ylabel("true")
  },
  colours_of_map() {
    const colours = plt.cm.jet(np.linspace(0, 1, 4))
    for (const k of range(4)) plt.plot(N, times(N, k), { color: colours.at(k).tolist() as number[] })
  },
  legend_right() {
    plt.plot(N, N, { label: "a" })
    plt.plot(N, np.negative(N), { label: "b" })
    plt.legend({ bbox_to_anchor: [1.05, 1], loc: "upper left" })
  },
  zeros: () => void plt.plot([0, 0], [0, 0]),
  step_ticks() {
    plt.plot([0, 0.3], [0.1, 0.25])
    plt.gca().set_xticks([0, 0.1, 0.2, 0.3])
  },
}
