import { checkChoice, checkCount, checkList, checkRecord, checkShape, checkText } from "../payload/check.ts"
import { type Bits, checkSquares, createNumbers, type Numbers, parseNumbers } from "../payload/numbers.ts"
import { type UnitOrder, unitOrders } from "../selection.ts"
import { parseGraphs, type StepGraphs } from "./graphs.ts"

/** The MIME type of gate pictures drawn by the extension. */
export const GATES_MIME = "application/vnd.cellwise.gates.v1+json"

/** A gate lies in [0, 1]; a state is drawn about 0; an input came from outside the step. */
export type ValueKind = "gate" | "state" | "input"

/** One named value through time. */
export interface GatesValue {
  /** The author's own name of it: `c_tilde`. */
  readonly name: string
  /** What it does, in a word or two: `forget`, `candidate`. May be empty. */
  readonly role: string
  readonly kind: ValueKind
  readonly dtype: string
  /** Its shape in one step. */
  readonly shape: readonly number[]
  /** The line of its `const`, counted from 1 in its cell; null where unknown. */
  readonly line: number | null
  /** The columns in which it exists; null stands for all of them. */
  readonly present: readonly number[] | null
  /** Its numbers, step by step: shape [present steps, units]. */
  readonly numbers: Numbers
}

/** A parameter that hands on a value of the step before: `h_prev` carries `h_t`. */
export interface HandedValue extends GatesValue {
  readonly carries: string
}

/** The pictures of one run. */
export const runPictures = ["throughTime", "oneStep", "memory", "distribution"] as const
export type RunPicture = (typeof runPictures)[number]

/** What is selected when a picture is first shown. */
export interface FirstSelection {
  readonly step: number | null
  readonly units: readonly number[]
  readonly value: string | null
  readonly order: UnitOrder
}

/** What the gate renderer draws: pure data, checked by `parseGatesPayload`. */
export interface GatesPayload {
  readonly version: 1
  /** The step function's name. */
  readonly title: string
  readonly cell: string | null
  readonly line: number | null
  /** The steps that are drawn, by their number in the run, counted from 0. */
  readonly steps: readonly number[]
  /** How many steps were run. */
  readonly total: number
  /** A label for each drawn step, such as its letter; null without labels. */
  readonly tokens: readonly string[] | null
  /** The named values in the order computed. */
  readonly values: readonly GatesValue[]
  /** Sentences the reader must know: what was left out, and why. */
  readonly notices: readonly string[]
  /**
   * The parameters that hand on a value, with their numbers in the steps (`present`) where they are not
   * those of the drawn step before: in the first one as a rule.
   */
  readonly handed: readonly HandedValue[]
  /** The operations behind the values; null when there are none, or too many to draw. */
  readonly graphs: StepGraphs | null
  readonly picture: RunPicture
  readonly selection: FirstSelection
}

/** The fields of a value, with its numbers not yet packed. */
export type GatesValueFields = Omit<GatesValue, "numbers"> & { readonly values: ArrayLike<number> }

/** No picture has more columns and blocks than these. */
export const MOST_STEPS = 10_000
export const MOST_VALUES = 100

/** Packs one value's numbers. @param bits - fewer for large pictures */
export function createGatesValue({ values, ...fields }: GatesValueFields, bits: Bits = 64): GatesValue {
  return { ...fields, numbers: createNumbers(values, bits) }
}

/** How many units a value has in one step. */
export function unitsOf(value: Pick<GatesValue, "shape">): number {
  return value.shape.reduce((product, length) => product * length, 1)
}

/**
 * Checks a payload from outside (a saved notebook, an untrusted one) and returns it typed.
 * @throws TypeError or RangeError `gates payload...: rule, got value`
 */
export function parseGatesPayload(value: unknown): GatesPayload {
  const where = "gates payload"
  const record = checkRecord(where, value)
  const total = checkCount(`${where}.total`, record.total)
  const steps = checkList(`${where}.steps`, record.steps, MOST_STEPS).map((step) =>
    checkCount(`${where}.steps`, step, total - 1),
  )
  return {
    version: checkChoice(`${where}.version`, record.version, [1]),
    title: checkText(`${where}.title`, record.title),
    cell: record.cell === null ? null : checkText(`${where}.cell`, record.cell),
    line: record.line === null ? null : checkCount(`${where}.line`, record.line),
    steps,
    total,
    tokens: parseTokens(`${where}.tokens`, record.tokens, steps.length),
    values: checkList(`${where}.values`, record.values, MOST_VALUES).map((entry, i) =>
      parseValue(`${where}.values[${i}]`, entry, steps.length),
    ),
    notices: checkList(`${where}.notices`, record.notices, 20).map((notice) =>
      checkText(`${where}.notices`, notice, 500),
    ),
    handed: checkList(`${where}.handed`, record.handed ?? [], MOST_VALUES).map((entry, i) =>
      parseHanded(`${where}.handed[${i}]`, entry, steps.length),
    ),
    graphs:
      (record.graphs ?? null) === null ? null : parseGraphs(`${where}.graphs`, record.graphs, steps.length),
    picture: checkChoice(`${where}.picture`, record.picture ?? "throughTime", runPictures),
    selection: parseSelection(`${where}.selection`, record.selection ?? noSelection),
  }
}

export const noSelection: FirstSelection = {
  ...{ step: null, units: [], value: null, order: "computed" },
}

function parseSelection(where: string, value: unknown): FirstSelection {
  const record = checkRecord(where, value)
  return {
    step: record.step === null ? null : checkCount(`${where}.step`, record.step),
    units: checkList(`${where}.units`, record.units, 4096).map((unit) => checkCount(`${where}.units`, unit)),
    value: record.value === null ? null : checkText(`${where}.value`, record.value),
    order: checkChoice(`${where}.order`, record.order ?? "computed", unitOrders),
  }
}

function parseHanded(where: string, value: unknown, steps: number): HandedValue {
  const carries = checkText(`${where}.carries`, checkRecord(where, value).carries)
  return { ...parseValue(where, value, steps), carries }
}

function parseTokens(where: string, value: unknown, steps: number): readonly string[] | null {
  if (value === null) return null
  const tokens = checkList(where, value, MOST_STEPS)
  if (tokens.length !== steps)
    throw new RangeError(`${where}: must label each of ${steps} steps, got ${tokens.length}`)
  return tokens.map((token) => checkText(where, token))
}

function parseValue(where: string, value: unknown, steps: number): GatesValue {
  const record = checkRecord(where, value)
  const shape = checkShape(`${where}.shape`, record.shape)
  const present =
    record.present === null
      ? null
      : checkList(`${where}.present`, record.present, steps).map((column) =>
          checkCount(`${where}.present`, column, steps - 1),
        )
  checkSquares(`${where}.shape`, unitsOf({ shape }) * steps)
  const count = unitsOf({ shape }) * (present?.length ?? steps)
  return {
    name: checkText(`${where}.name`, record.name),
    role: checkText(`${where}.role`, record.role),
    kind: checkChoice(`${where}.kind`, record.kind, ["gate", "state", "input"]),
    dtype: checkText(`${where}.dtype`, record.dtype, 40),
    shape,
    line: record.line === null ? null : checkCount(`${where}.line`, record.line),
    present,
    numbers: parseNumbers(`${where}.numbers`, record.numbers, count),
  }
}
