import { checkFiniteOrNull, checkList, checkRecord, checkText } from "../payload/check.ts"
import { type GatesPayload, parseGatesPayload } from "./payload.ts"

/** Two runs beside each other: what differs, number by number. */
export interface DifferencePayload {
  readonly version: 1
  readonly picture: "difference"
  /** The second less the first is drawn. */
  readonly runs: readonly [GatesPayload, GatesPayload]
  /** What each is called: `before`, `after`. */
  readonly labels: readonly [string, string]
}

/** One run at several moments of a training. */
export interface TrainingPayload {
  readonly version: 1
  readonly picture: "training"
  readonly runs: readonly GatesPayload[]
  /** What each moment is called: `epoch 10`. */
  readonly labels: readonly string[]
  /** The loss at each moment; null where there is none. */
  readonly losses: readonly (number | null)[]
}

/** Everything that travels under `GATES_MIME`. */
export type FigurePayload = GatesPayload | DifferencePayload | TrainingPayload

/** More moments of a training are not drawn. */
export const MOST_RUNS = 64

/** Checks a payload from outside and returns it typed. @throws like {@link parseGatesPayload} */
export function parseFigurePayload(value: unknown): FigurePayload {
  const where = "gates payload"
  const record = checkRecord(where, value)
  if (record.picture === "difference") return parseDifference(where, record)
  return record.picture === "training" ? parseTraining(where, record) : parseGatesPayload(value)
}

type Fields = Readonly<Record<string, unknown>>

function parseDifference(where: string, record: Fields): DifferencePayload {
  const runs = checkList(`${where}.runs`, record.runs, 2).map(parseGatesPayload)
  const labels = parseLabels(`${where}.labels`, record.labels, 2)
  if (runs.length !== 2) throw new RangeError(`${where}.runs: must be two, got ${runs.length}`)
  return { version: 1, picture: "difference", runs: [runs[0]!, runs[1]!], labels: [labels[0]!, labels[1]!] }
}

function parseTraining(where: string, record: Fields): TrainingPayload {
  const runs = checkList(`${where}.runs`, record.runs, MOST_RUNS).map(parseGatesPayload)
  const losses = checkList(`${where}.losses`, record.losses, runs.length).map((loss) =>
    checkFiniteOrNull(`${where}.losses`, loss),
  )
  if (losses.length !== runs.length)
    throw new RangeError(`${where}.losses: must be ${runs.length}, got ${losses.length}`)
  const labels = parseLabels(`${where}.labels`, record.labels, runs.length)
  return { version: 1, picture: "training", runs, labels, losses }
}

function parseLabels(where: string, value: unknown, count: number): readonly string[] {
  const labels = checkList(where, value, count).map((label) => checkText(where, label))
  if (labels.length !== count) throw new RangeError(`${where}: must be ${count}, got ${labels.length}`)
  return labels
}
