import { authorsName, explainUnit, plainText, writeEquation } from "../arithmetic/arithmetic.ts"
import { StepReader } from "../arithmetic/reader.ts"
import { describeDifference } from "../difference/layout.ts"
import { describeDistribution } from "../distribution/layout.ts"
import { describeMemory, layoutMemory } from "../memory/layout.ts"
import { shortNumber } from "../numberText.ts"
import { createSelection } from "../selection.ts"
import { describeTraining } from "../training/layout.ts"
import type { FigurePayload, TrainingPayload } from "./figurePayload.ts"
import { focusOf, stepText } from "./focus.ts"
import type { GatesPayload } from "./payload.ts"
import { renderGatesText } from "./text.ts"

/** A triangle of more steps is not written as numbers. */
const MOST_ROWS = 12

/** A figure as text, for front ends without pictures: the numbers that it shows. */
export function renderFigureText(payload: FigurePayload): string {
  if ("runs" in payload)
    return payload.picture === "difference" ? describeDifference(payload) : trainingText(payload)
  if (payload.picture === "throughTime") return renderGatesText(payload)
  if (payload.picture === "oneStep") return stepTextOf(payload)
  return payload.picture === "memory" ? memoryText(payload) : describeDistribution(payload)
}

function stepTextOf(run: GatesPayload): string {
  const focus = focusOf(run, createSelection())
  if (!focus) return `${run.title}: no step was run.`
  const reader = new StepReader(run, focus.column)
  const equations = run.values.flatMap(({ name }) => {
    const equation = writeEquation(reader, name, authorsName)
    return equation ? [`  ${plainText(equation)}`] : []
  })
  const { names, lines, note } = explainUnit(run, focus.column, focus.value, focus.unit, authorsName)
  const arithmetic = [names, ...lines].map(plainText)
  return [
    `${run.title}, one step: ${stepText(run, focus.column)}`,
    ...equations,
    ...arithmetic,
    ...(note === "" ? [] : [note]),
  ].join("\n")
}

function memoryText(run: GatesPayload): string {
  const { memory, description } = layoutMemory(run)
  if (!memory || memory.columns.length > MOST_ROWS) return description
  const count = memory.columns.length
  const labels = memory.columns.map((column) => run.tokens?.[column] ?? `t=${run.steps[column]}`)
  const width = Math.max(5, ...labels.map((label) => label.length + 1))
  const rows = labels.map((label, t) => {
    const shares = Array.from({ length: t + 1 }, (_, s) =>
      shortNumber(memory.shares[t * count + s]!).padStart(width),
    )
    return `${label.padEnd(width)}${shares.join("")}`
  })
  const header = " ".repeat(width) + labels.map((label) => label.padStart(width)).join("")
  return [describeMemory(run, memory), header, ...rows].join("\n")
}

function trainingText(payload: TrainingPayload): string {
  const rows = payload.labels.map((label, i) => {
    const loss = payload.losses[i]
    return `  ${label}${loss === null || loss === undefined ? "" : `: loss ${shortNumber(loss)}`}`
  })
  return [describeTraining(payload), ...rows].join("\n")
}
