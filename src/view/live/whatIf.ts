import type { Change, ChangedInput, Held } from "../../trace/whatIf/change.ts"
import type { Replay } from "../../trace/whatIf/replay.ts"
import { type GatesOptions, gatesFromTrace } from "../gates/fromTrace.ts"
import { checkCount, checkList, checkRecord, checkText, shortText } from "../payload/check.ts"
import { type Answering, answerAbout } from "./answers.ts"
import { detachNumbers } from "./detachNumbers.ts"

/** The comm target of *What if*. */
export const WHAT_IF_TARGET = "cellwise.whatif"

/** A run that a picture shows: it can be run again with something changed. */
export class LiveRun {
  readonly #create: () => Replay
  readonly options: GatesOptions
  #replay: Replay | undefined

  constructor(create: () => Replay, options: GatesOptions) {
    this.#create = create
    this.options = options
  }

  /** Put together at the first question: most pictures are only looked at. */
  get replay(): Replay {
    this.#replay ??= this.#create()
    return this.#replay
  }
}

/**
 * Answers *What if* for the runs that pictures show: `{change: {inputs, held}}` runs the function again and
 * gives the payload of its picture.
 */
export function registerWhatIf(): () => void {
  return answerAbout(WHAT_IF_TARGET, (value) => (value instanceof LiveRun ? answerFor(value) : undefined))
}

function answerFor(live: LiveRun): Answering {
  const { can, trace } = live.replay
  const { inputs, held } = can
  return {
    ready: { inputs, held, recorded: trace.recorded },
    answer({ change }) {
      const changed = live.replay.run(parseChange(change))
      // A run that a change ends early has fewer steps than there are labels.
      const tokens = changed.total === trace.total ? live.options : {}
      const { payload, buffers } = detachNumbers(gatesFromTrace(changed, tokens))
      return { data: { payload }, buffers }
    },
  }
}

/** @throws TypeError or RangeError for what is no change; that it fits the run is checked by the run */
function parseChange(value: unknown): Change {
  const { inputs = [], held = [] } = checkRecord("whatIf: change", value)
  return {
    inputs: checkList("whatIf: inputs", inputs, 10_000).map(parseInput),
    held: checkList("whatIf: held", held, 1_000).map(parseHeld),
  }
}

function parseInput(entry: unknown): ChangedInput {
  const { name, step, unit, value } = checkRecord("whatIf: inputs", entry)
  return {
    name: checkText("whatIf: name", name),
    step: checkCount("whatIf: step", step),
    unit: checkCount("whatIf: unit", unit),
    value: checkNumber(value),
  }
}

function parseHeld(entry: unknown): Held {
  const { name, value, units = null, steps = null } = checkRecord("whatIf: held", entry)
  return {
    name: checkText("whatIf: name", name),
    value: Array.isArray(value) ? value.map(checkNumber) : checkNumber(value),
    units: units === null ? null : checkPlaces("units", units),
    steps: steps === null ? null : checkPlaces("steps", steps),
  }
}

function checkPlaces(what: string, value: unknown): number[] {
  return checkList(`whatIf: ${what}`, value, 100_000).map((place) => checkCount(`whatIf: ${what}`, place))
}

function checkNumber(value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value)) return value
  throw new TypeError(`whatIf: value must be a finite number, got ${shortText(value)}`)
}
