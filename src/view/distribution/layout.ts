import { StepReader } from "../arithmetic/reader.ts"
import { BINS, findDistributions, type GateDistribution, partOf } from "../gates/distribution.ts"
import { type Focus, focusOf } from "../gates/focus.ts"
import type { GatesPayload } from "../gates/payload.ts"
import { mathRuns } from "../mathName.ts"
import { arithmeticNumber, percent, shortNumber } from "../numberText.ts"
import { estimateWidth, type Mark, rightEdge, type Scene, text } from "../scene/scene.ts"
import { createSelection, type Selection } from "../selection.ts"
import { unravel } from "../unravel.ts"
import { sentence } from "../wrapText.ts"

const margin = 16
const panelWidth = 176
const panelHeight = 150
const barsHeight = 64
const plotWidth = 140

/**
 * Lays out how far each gate is open: a histogram of all its units and steps, the shares of shut and open ones;
 * the number in focus is marked.
 */
export function layoutDistribution(
  run: GatesPayload,
  width = 640,
  selection: Selection = createSelection(),
): Scene {
  const gates = findDistributions(run)
  const header = [
    text(margin, 26, [{ text: "How far the gates are open", style: "bold" }], { size: 13 }),
    text(width - margin, 26, run.title, { ink: "muted", anchor: "end" }),
  ]
  const words =
    gates.length === 0
      ? "No value of this run is a gate: none is bounded by 0 and 1."
      : "How many units and steps lie in each part from 0, shut, to 1, open."
  const note = sentence(words, margin, 46, width - 2 * margin)
  const across = Math.max(1, Math.floor((width - 2 * margin) / panelWidth))
  const focus = focusOf(run, selection)
  const panels = gates.flatMap((gate, i) => {
    const x = margin + (i % across) * panelWidth
    const y = note.bottom + 16 + Math.floor(i / across) * panelHeight
    return panelMarks(gate, x, y, focus === null ? null : numberInFocus(run, gate, focus))
  })
  const marks: readonly Mark[] = [...header, ...note.marks, ...panels]
  return {
    width: Math.max(width, Math.ceil(rightEdge(marks)) + margin),
    height: note.bottom + 16 + Math.ceil(gates.length / across) * panelHeight,
    description: describeDistribution(run),
    marks,
  }
}

/** One sentence that says what the picture shows. */
export function describeDistribution(run: GatesPayload): string {
  const gates = findDistributions(run)
  if (gates.length === 0) return `${run.title || "(anonymous)"} has no gates: no value is bounded by 0 and 1.`
  const parts = gates.map(
    ({ value, shut, open, mean }) =>
      `${value.name} ${percent(shut)} shut, ${percent(open)} open, mean ${mean === null ? "unknown" : shortNumber(mean)}`,
  )
  return `How far the gates of ${run.title} are open: ${parts.join("; ")}.`
}

/** The gate's number at the unit and step in focus; null when it has no such unit. */
function numberInFocus(run: GatesPayload, { value }: GateDistribution, focus: Focus): number | null {
  const focused = run.values.find(({ name }) => name === focus.value)
  if (String(focused?.shape) !== String(value.shape)) return null
  return new StepReader(run, focus.column).named(value.name, focus.column, unravel(focus.unit, value.shape))
}

const shades = { shut: 0.16, between: 0.5, open: 1 } as const

function panelMarks(gate: GateDistribution, x: number, y: number, focused: number | null): readonly Mark[] {
  const { value, counts, shut, open, mean, outside } = gate
  const largest = Math.max(1, ...counts)
  const top = y + 26
  const base = top + barsHeight
  const pitch = plotWidth / BINS
  const bars = counts.flatMap((count, bin): Mark[] => {
    const height = count === 0 ? 0 : Math.max(1, (barsHeight * count) / largest)
    const place = { x: x + bin * pitch, y: base - height, width: pitch - 1, height, radius: 0 }
    return count === 0 ? [] : [{ mark: "rect", ...place, fill: { scale: "gate", at: shades[partOf(bin)] } }]
  })
  const small = { size: 10, ink: "muted" } as const
  const name = mathRuns(value.name, true)
  return [
    text(x, y + 14, name, { size: 17 }),
    ...(focused === null
      ? []
      : [
          text(
            x + estimateWidth(name, 17) + 8,
            y + 14,
            [{ text: arithmeticNumber(focused), style: "mono" }],
            { size: 10, ink: "accent" },
          ),
        ]),
    text(x + plotWidth, y + 14, mean === null ? "" : `mean ${shortNumber(mean)}`, {
      ...small,
      anchor: "end",
    }),
    ...bars,
    { mark: "rect", x, y: base, width: plotWidth, height: 1, radius: 0, fill: "line" },
    text(x, base + 13, "0", small),
    text(x + plotWidth, base + 13, "1", { ...small, anchor: "end" }),
    text(x, base + 29, `${percent(shut)} shut · ${percent(open)} open`, { size: 11, ink: "muted" }),
    ...(outside > 0 ? [text(x, base + 43, `${outside} not in [0, 1]`, { size: 11, ink: "muted" })] : []),
    ...focusMarks(focused, x, top, base),
  ]
}

/** A line at the number in focus. */
function focusMarks(focused: number | null, x: number, top: number, base: number): readonly Mark[] {
  if (focused === null || !(focused >= 0 && focused <= 1)) return []
  const at = x + focused * plotWidth
  const points = [
    [at, top],
    [at, base + 4],
  ] as const
  return [{ mark: "path", points, ink: "accent", width: 1.5 }]
}
