import { scaleLinear, scaleLog } from "d3-scale"
import { margin } from "../gates/blocks.ts"
import type { TrainingPayload } from "../gates/figurePayload.ts"
import { type GatesScene, layoutGates } from "../gates/layout.ts"
import { type GatesPayload, type GatesValue, unitsOf } from "../gates/payload.ts"
import { limitOfValue, summariseValue } from "../gates/summary.ts"
import { mathRuns } from "../mathName.ts"
import { percent, shortNumber } from "../numberText.ts"
import { unpackNumbers } from "../payload/numbers.ts"
import { layKeys, rampKey, stateKey } from "../scene/key.ts"
import { type CellsMark, estimateWidth, type Mark, rightEdge, type Scene, text } from "../scene/scene.ts"
import type { Selection } from "../selection.ts"
import { sentence } from "../wrapText.ts"

const curveHeight = 90
/** The picture that stands still shows so many moments. */
const MOST_PANELS = 5

/**
 * Lays a training out as a picture that stands still: the loss, and below it each gate and state at some moments,
 * the first and the last among them.
 */
export function layoutTraining(payload: TrainingPayload, width = 640): Scene {
  const moments = pickMoments(payload.runs.length)
  const header = headerMarks(payload, width)
  const curve = lossMarks(payload, header.bottom, width, moments)
  const names = valuesOf(payload)
  const left = margin + Math.max(40, ...names.map((name) => estimateWidth(mathRuns(name, true), 18))) + 14
  const panel = Math.floor((width - left - margin) / Math.max(1, moments.length)) - 10
  const marks: Mark[] = [...header.marks, ...curve.marks]
  for (const [i, moment] of moments.entries())
    marks.push(
      text(left + i * (panel + 10), curve.bottom + 22, payload.labels[moment]!, { size: 11, ink: "muted" }),
    )
  let y = curve.bottom + 32
  for (const name of names) {
    const limit = commonLimit(payload, name)
    marks.push(text(margin, y + 34, mathRuns(name, true), { size: 18 }))
    if (limit !== 1) marks.push(text(margin, y + 50, `to ±${shortNumber(limit)}`, { size: 9, ink: "muted" }))
    for (const [i, moment] of moments.entries())
      marks.push(...panelMarks(payload.runs[moment]!, name, left + i * (panel + 10), y, panel, limit))
    y += 84
  }
  const legend = layKeys(
    [
      ...(hasKind(payload, "gate")
        ? [(x: number, top: number) => rampKey(x, top, "gate", "0 shut", "1 open")]
        : []),
      ...(hasKind(payload, "state") ? [(x: number, top: number) => stateKey(x, top, [1])] : []),
    ],
    left,
    y + 6,
    width - margin,
  )
  return {
    width: Math.max(width, Math.ceil(rightEdge([...marks, ...legend.marks])) + margin),
    height: legend.bottom + margin,
    description: describeTraining(payload),
    marks: [...marks, ...legend.marks],
  }
}

/** A moment of a training: the loss with the moment marked, and the run's picture through time below it. */
export function layoutMoment(
  payload: TrainingPayload,
  moment: number,
  width: number,
  selection: Selection,
): GatesScene & { readonly height: number } {
  const header = headerMarks(payload, width)
  const curve = lossMarks(payload, header.bottom, width, [moment])
  const run = payload.runs[moment]
  if (!run) return { ...layoutTraining(payload, width), blocks: [] }
  const scene = layoutGates(run, width, "Point at one to read it.", selection)
  const shift = curve.bottom + 8
  const moved = new Map(scene.marks.map((mark) => [mark, lowered(mark, shift)]))
  return {
    ...{ width: scene.width, height: scene.height + shift },
    description: `${describeTraining(payload)} Shown: ${payload.labels[moment]}. ${scene.description}`,
    marks: [...header.marks, ...curve.marks, ...moved.values()],
    blocks: scene.blocks.map((block) => ({ ...block, cells: moved.get(block.cells) as CellsMark })),
  }
}

function lowered(mark: Mark, by: number): Mark {
  if (mark.mark === "path") return { ...mark, points: mark.points.map(([x, y]) => [x, y + by] as const) }
  return { ...mark, y: mark.y + by }
}

/** One sentence that says what the picture shows. */
export function describeTraining({ runs, labels, losses }: TrainingPayload): string {
  const known = losses.filter((loss) => loss !== null)
  const loss =
    known.length === 0 ? "" : ` Loss from ${shortNumber(known[0]!)} to ${shortNumber(known.at(-1)!)}.`
  const [first, last] = [runs[0], runs.at(-1)]
  if (!first || !last) return "A training of which nothing was recorded."
  const gates = first.values.flatMap((value) => {
    const later = last.values.find(({ name }) => name === value.name)
    const [a, b] = [summariseValue(value).shares, later && summariseValue(later).shares]
    return a && b ? [`${value.name} open from ${percent(a.open)} to ${percent(b.open)}`] : []
  })
  return `${first.title} from ${labels[0]} to ${labels.at(-1)}.${loss}${gates.length > 0 ? ` ${gates.join("; ")}.` : ""}`
}

function headerMarks(payload: TrainingPayload, width: number): { marks: readonly Mark[]; bottom: number } {
  const words =
    payload.runs.length === 0
      ? "No run was recorded: hand in a trace for each moment of the training."
      : "The loss, and what each gate and state does at some moments of the training."
  const note = sentence(words, margin, 46, width - 2 * margin)
  return {
    marks: [text(margin, 26, [{ text: "Training", style: "bold" }], { size: 13 }), ...note.marks],
    bottom: note.bottom + 8,
  }
}

function pickMoments(count: number): readonly number[] {
  if (count <= MOST_PANELS) return Array.from({ length: count }, (_, i) => i)
  return Array.from({ length: MOST_PANELS }, (_, i) => Math.round((i * (count - 1)) / (MOST_PANELS - 1)))
}

/** The names drawn: gates and states, not inputs. */
function valuesOf({ runs }: TrainingPayload): readonly string[] {
  return (
    runs[0]?.values
      .filter(({ kind }) => kind !== "input")
      .map(({ name }) => name)
      .slice(0, 12) ?? []
  )
}

function hasKind({ runs }: TrainingPayload, kind: GatesValue["kind"]): boolean {
  return runs.some((run) => run.values.some((value) => value.kind === kind))
}

/** The loss as a curve, on a logarithmic scale where it falls to less than a tenth. */
function lossMarks(
  { losses, labels }: TrainingPayload,
  top: number,
  width: number,
  marked: readonly number[],
): { marks: readonly Mark[]; bottom: number } {
  const known = losses.flatMap((loss, i) => (loss === null ? [] : [[i, loss] as const]))
  if (known.length < 2) return { marks: [], bottom: top }
  const values = known.map(([, loss]) => loss)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const isLog = low > 0 && high / low > 10
  const left = margin + 46
  const x = scaleLinear([0, losses.length - 1], [left, width - margin - 8])
  const domain = low === high ? [low - 1, high + 1] : [isLog ? low : Math.min(0, low), high]
  const y = (isLog ? scaleLog : scaleLinear)(domain, [top + curveHeight, top + 18])
  const ticks = isLog ? [low, high] : y.ticks(3)
  const small = { size: 10, ink: "muted" } as const
  const points = known.map(([i, loss]) => [x(i), y(loss)] as const)
  const markers = known
    .filter(([i]) => marked.includes(i))
    .flatMap(([i, loss]): Mark[] => [
      {
        mark: "frame",
        x: x(i) - 4,
        y: y(loss) - 4,
        width: 8,
        height: 8,
        radius: 4,
        ink: "accent",
        line: 2,
        filled: true,
      },
    ])
  return {
    marks: [
      ...ticks.flatMap((tick): Mark[] => [
        {
          mark: "rect",
          x: left,
          y: y(tick),
          width: width - margin - left,
          height: 1,
          radius: 0,
          fill: "line",
        },
        text(left - 6, y(tick) + 4, shortNumber(tick), { ...small, anchor: "end" }),
      ]),
      { mark: "path", points, ink: "ink", width: 1.5 },
      ...markers,
      text(left, top + curveHeight + 16, labels[0]!, small),
      text(width - margin, top + curveHeight + 16, labels.at(-1)!, { ...small, anchor: "end" }),
      text(margin, top + 6, isLog ? "loss (logarithmic)" : "loss", small),
    ],
    bottom: top + curveHeight + 20,
  }
}

/** One limit for a value at all moments, so that its colours compare. */
function commonLimit({ runs }: TrainingPayload, name: string): number {
  const limits = runs.flatMap((run) =>
    run.values.filter((value) => value.name === name).map((value) => limitOfValue(value, run)),
  )
  return Math.max(...limits)
}

/** One value of one moment, small. */
function panelMarks(
  run: GatesPayload,
  name: string,
  x: number,
  y: number,
  width: number,
  limit: number,
): readonly Mark[] {
  const value = run.values.find((candidate) => candidate.name === name)
  if (!value) return [text(x, y + 34, "not there", { size: 11, ink: "muted" })]
  const [steps, units] = [run.steps.length, unitsOf(value)]
  const numbers = unpackNumbers(value.numbers)
  const columns = value.present ?? run.steps.map((_, column) => column)
  const values = new Float64Array(units * steps).fill(Number.NaN)
  for (const [place, column] of columns.entries())
    for (let unit = 0; unit < units; unit++) values[unit * steps + column] = numbers[place * units + unit]!
  const absent = new Set(run.steps.flatMap((_, column) => (columns.includes(column) ? [] : [column])))
  const cells: CellsMark = {
    ...{ mark: "cells", x, y, columns: steps, rows: units, values, absent },
    ...{
      pitchX: Math.min(14, width / Math.max(1, steps)),
      pitchY: Math.min(9, 56 / Math.max(1, units)),
      gap: 0,
    },
    ...{ scale: value.kind === "gate" ? "gate" : "state", limit },
  }
  const { lines } = summariseValue(value)
  return [cells, text(x, y + 69, lines[0] ?? "", { size: 9, ink: "muted" })]
}
