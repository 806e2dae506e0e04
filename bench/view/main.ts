// What a picture costs in the kernel: its payload as JSON, the scene, the SVG and the PNG that go with it, beside the
// plain way, an SVG with a rectangle for each square. LSTMs of several sizes traced by `trace`, and a large array.
// Best of several rounds; timings in the page are taken in a real JupyterLab (test/e2e).
import { fillHost } from "../../kernel/session/child/nodeHost.ts"
import { host, lstm, np, trace, unroll } from "../../src/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import type { Trace } from "../../src/trace/model.ts"
import { arrayPayload } from "../../src/view/array/fromArray.ts"
import { layoutArray } from "../../src/view/array/layout.ts"
import { gatesFromTrace } from "../../src/view/gates/fromTrace.ts"
import { layoutFigure } from "../../src/view/gates/layoutFigure.ts"
import { type RunPicture, runPictures } from "../../src/view/gates/payload.ts"
import { lookOf, squaresOf } from "../../src/view/scene/look.ts"
import type { Scene } from "../../src/view/scene/scene.ts"
import { renderSvg } from "../../src/view/scene/svg.ts"
import { light, shadesOf } from "../../src/view/scene/theme.ts"

fillHost(false)

/** An LSTM's run of so many units and steps. */
function traceLstm(units: number, steps: number): Trace {
  const random = np.random.default_rng(0)
  const params = lstm.init(16, units)
  const xs = random.normal(0, 1, [steps, 16]) as NDArray
  const zeros = np.zeros(units) as NDArray
  const traced = trace((inputs: NDArray) => unroll(lstm, params, inputs, [zeros, zeros]))
  traced(xs)
  return traced.trace
}

interface Timed<T> {
  readonly value: T
  readonly ms: number
}

function best<T>(rounds: number, work: () => T): Timed<T> {
  let found: Timed<T> | undefined
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    const value = work()
    const ms = performance.now() - start
    if (!found || ms < found.ms) found = { value, ms }
  }
  return found!
}

/** The plain way: each square a rectangle with its colour. */
function renderPlainly(scene: Scene): string {
  const rects: string[] = []
  for (const mark of scene.marks)
    if (mark.mark === "cells")
      for (const { row, column, value } of squaresOf(mark)) {
        const look = lookOf(value, mark.scale, mark.limit)
        const colour = "shade" in look ? shadesOf(light, mark.scale)[look.shade]! : light.inks.line
        const [x, y] = [mark.x + column * mark.pitchX, mark.y + row * mark.pitchY]
        rects.push(
          `<rect x="${x}" y="${y}" width="${mark.pitchX - mark.gap}" height="${mark.pitchY - mark.gap}" fill="${colour}"/>`,
        )
      }
  return `<svg xmlns="http://www.w3.org/2000/svg">${rects.join("")}</svg>`
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} KB`
const time = (ms: number) => `${ms.toFixed(ms < 10 ? 1 : 0)} ms`

function measure(
  name: string,
  rounds: number,
  payload: () => unknown,
  layout: (payload: never) => Scene,
): string[] {
  const made = best(rounds, payload)
  const scene = best(rounds, () => layout(made.value as never))
  const svg = best(rounds, () => renderSvg(scene.value, light))
  const png = best(Math.min(2, rounds), () => host.rasterise!(svg.value, 1))
  const plain = renderPlainly(scene.value).length
  return [
    ...[name, kilobytes(JSON.stringify(made.value).length), time(made.ms), time(scene.ms)],
    ...[kilobytes(svg.value.length), time(svg.ms), time(png.ms), kilobytes(png.value.length)],
    plain > svg.value.length ? `${(plain / svg.value.length).toFixed(1)} x` : "–",
  ]
}

function measureRun(
  units: number,
  steps: number,
  rounds: number,
  pictures: readonly RunPicture[],
): string[][] {
  const recorded = traceLstm(units, steps)
  return pictures.map((picture) =>
    measure(
      `${picture} ${units} x ${steps}`,
      rounds,
      () => gatesFromTrace(recorded, {}, picture),
      layoutFigure,
    ),
  )
}

const large = np.broadcast_to(np.array([0.5]), [10_000, 10_000]) as NDArray
const random = np.random.default_rng(1).normal(0, 1, [1_000, 1_000]) as NDArray

const table = [
  ["picture", "payload", "made in", "scene", "SVG", "SVG in", "PNG in", "PNG", "rectangles / SVG"],
  ...measureRun(8, 12, 10, runPictures),
  ...measureRun(128, 100, 5, runPictures),
  ...measureRun(512, 2_000, 2, ["throughTime", "oneStep", "distribution"]),
  measure("array 1,000 x 1,000", 5, () => arrayPayload([random], "array"), layoutArray),
  measure("array 10,000 x 10,000", 5, () => arrayPayload([large], "array"), layoutArray),
]
for (const row of table)
  console.log(row.map((cell, i) => (i === 0 ? cell.padEnd(26) : cell.padStart(13))).join(""))
