import {
  blockMarks,
  createBlock,
  type GatesBlock,
  labelColumns,
  margin,
  minimumHeight,
  noticeMarks,
  stepLabels,
} from "../gates/blocks.ts"
import type { DifferencePayload } from "../gates/figurePayload.ts"
import type { ValueSummary } from "../gates/summary.ts"
import { shortNumber } from "../numberText.ts"
import { unpackNumbers } from "../payload/numbers.ts"
import { clippedKey, infiniteKey, layKeys, nanKey, stateKey } from "../scene/key.ts"
import { heightOf, type Mark, rightEdge, type Scene, text } from "../scene/scene.ts"
import { limitOf, roundUp, statisticsOf } from "../statistics.ts"
import { unravel } from "../unravel.ts"
import { sentence } from "../wrapText.ts"
import { compareRuns, type RunDifference, type ValueDifference } from "./compareRuns.ts"

/** The picture of what differs between two runs, with what pointing needs to know of it. */
export interface DifferenceScene extends Scene {
  readonly blocks: readonly GatesBlock[]
}

const blockGap = 12
const remarksWidth = 190

/**
 * Lays the difference of two runs out as *Through time* is: each square is the second run's number less the first
 * one's, neutral where they are equal.
 */
export function layoutDifference(payload: DifferencePayload, width = 640): DifferenceScene {
  const difference = compareRuns(payload.runs, payload.labels)
  const [first] = payload.runs
  const columns = labelColumns({ values: difference.values.map(({ value }) => value) })
  const bounded = difference.values.filter(isBounded)
  const common = commonLimit(bounded.length > 0 ? bounded : difference.values)
  const header = headerMarks(payload, difference, width)
  const available = width - columns.plotX - remarksWidth - margin
  const pitchX = Math.max(2, Math.min(30, Math.floor(available / Math.max(1, difference.steps))))
  let y = header.bottom + 28
  const blocks = difference.values.map((each) => {
    const summary = summaryOf(each, isBounded(each) ? common : commonLimit([each]), common)
    const block = createBlock(each.value, difference.steps, { x: columns.plotX, y, pitchX }, null, summary)
    y += Math.max(heightOf(block.cells), minimumHeight(summary)) + blockGap
    return block
  })
  const remarksX = columns.plotX + Math.max(60, difference.steps * pitchX) + 14
  const shown = {
    steps: first.steps.slice(0, difference.steps),
    tokens: first.tokens?.slice(0, difference.steps) ?? null,
  }
  const any = (holds: (block: GatesBlock) => boolean) => blocks.some(holds)
  const legend = layKeys(
    [
      ...(blocks.length > 0 ? [(left: number, top: number) => stateKey(left, top, [common])] : []),
      ...(any(({ summary }) => summary.clipped > 0) ? [clippedKey] : []),
      ...(any(({ summary }) => summary.statistics.nan > 0) ? [nanKey] : []),
      ...(any(({ summary }) => summary.statistics.infinite > 0) ? [infiniteKey] : []),
    ],
    columns.plotX,
    y + 8,
    width - margin,
  )
  const notices = noticeMarks(difference, legend.bottom, width)
  const marks = [
    ...header.marks,
    ...(blocks.length > 0 ? stepLabels(shown, columns.plotX, header.bottom + 18, pitchX) : []),
    ...blocks.flatMap((block) => blockMarks(block, columns.roleX, remarksX)),
    ...legend.marks,
    ...notices.marks,
  ]
  return {
    width: Math.max(width, Math.ceil(rightEdge(marks)) + margin),
    height: notices.bottom + margin,
    description: describeDifference(payload),
    ...{ marks, blocks },
  }
}

/**
 * Gates and states in [-1, 1] differ by at most 2, and share one limit, so that their colours compare. A value that
 * differs by more, such as a cell state that has grown, has its own: it would make all others pale.
 */
function isBounded({ largest }: ValueDifference): boolean {
  return (largest ?? 0) <= 2
}

function commonLimit(values: readonly ValueDifference[]): number {
  const largest = Math.max(0, ...values.map(({ largest }) => largest ?? 0))
  if (largest === 0) return 1
  const all = values.flatMap(({ value }) => [...unpackNumbers(value.numbers)])
  return Math.min(roundUp(largest), limitOf(statisticsOf(all)))
}

function summaryOf(
  { value, largest, mean, at, unlike }: ValueDifference,
  limit: number,
  common: number,
): ValueSummary {
  const statistics = statisticsOf(unpackNumbers(value.numbers))
  const clipped = unpackNumbers(value.numbers).filter(
    (x) => Number.isFinite(x) && Math.abs(x) > limit * (1 + 1e-9),
  ).length
  const index = at && value.shape.length > 0 ? `[${unravel(at.unit, value.shape).join(", ")}]` : ""
  const lines =
    largest === null
      ? ["nothing to compare"]
      : largest === 0
        ? [unlike === 0 ? "equal to the last digit" : "equal where both are finite"]
        : [
            `mean |difference| ${shortNumber(mean!)}`,
            `largest ${shortNumber(largest)} at ${index === "" ? "" : `${index}, `}step ${at!.column}`,
          ]
  const odd = [
    ...(unlike > 0 ? [`${unlike} not finite`] : []),
    ...(clipped > 0 ? [`${clipped} clipped`] : []),
    ...(limit === common ? [] : [`colours to ±${shortNumber(limit)}`]),
  ]
  return { shares: null, limit, clipped, statistics, lines: [...lines, ...odd] }
}

/** One sentence that says what the picture shows. */
export function describeDifference(payload: DifferencePayload): string {
  const { values, notices } = compareRuns(payload.runs, payload.labels)
  const parts = values.map(({ value, largest }) =>
    largest === 0
      ? `${value.name} equal`
      : `${value.name} by at most ${largest === null ? "an unknown amount" : shortNumber(largest)}`,
  )
  const what = parts.length === 0 ? "they have no value of one name and shape" : parts.join(", ")
  return [`${payload.labels[1]} less ${payload.labels[0]}: ${what}.`, ...notices].join(" ")
}

function headerMarks(
  { labels, runs }: DifferencePayload,
  { values }: RunDifference,
  width: number,
): { marks: readonly Mark[]; bottom: number } {
  const title = `${labels[1]} less ${labels[0]}`
  const equal = values.length > 0 && values.every(({ largest, unlike }) => largest === 0 && unlike === 0)
  const words =
    values.length === 0
      ? "These runs have no value of one name and shape: there is nothing to compare."
      : equal
        ? "Every number of every step is the same, to the last digit."
        : "Each square is one unit at one step: neutral where both are equal, orange where it grew, blue where it shrank."
  const note = sentence(words, margin, 46, width - 2 * margin)
  const names = [...new Set(runs.map(({ title }) => title))].join(" and ")
  return {
    marks: [
      text(margin, 26, [{ text: title, style: "bold" }], { size: 13 }),
      text(width - margin, 26, names, { ink: "muted", anchor: "end" }),
      ...note.marks,
    ],
    bottom: note.bottom + 4,
  }
}
