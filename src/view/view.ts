import { type Displayable, displaySymbol } from "../display/mime.ts"
import { NDArray } from "../numpy/ndarray.ts"
import type { Trace } from "../trace/model.ts"
import { isTraced, type Traced } from "../trace/trace.ts"
import { arrayDifferenceBundle } from "./array/difference.ts"
import { figureBundle, keepRun } from "./gates/bundle.ts"
import { type DifferencePayload, MOST_RUNS, type TrainingPayload } from "./gates/figurePayload.ts"
import { type GatesOptions, gatesFromTrace, MOST_NUMBERS } from "./gates/fromTrace.ts"
import type { GatesPayload, RunPicture } from "./gates/payload.ts"
import { type ArraysThroughTime, isArraysThroughTime, runFromArrays } from "./gates/runFromArrays.ts"

/** A traced function, or what it recorded. */
export type Run = Traced | Trace

/** What two runs, or two arrays, are called beside each other. */
export interface DifferenceOptions {
  /** Names of the first and of the second one: `["before", "after"]`. */
  readonly labels?: readonly [string, string]
  /** A label for each step: the letters of the input. */
  readonly tokens?: readonly string[]
}

/** One moment of a training. */
export interface Moment {
  /** What was recorded then: `traced.trace`, read before the next moment clears it. */
  readonly trace: Run
  readonly loss?: number
  /** What it is called; its place among the others without it. */
  readonly label?: string
}

/**
 * *Through time*: every unit of every named value at every step. What a traced function shows by itself.
 * @throws TypeError when nothing traced is given; RangeError when the options do not fit the run
 */
export function throughTime(run: Run, options: GatesOptions = {}): Displayable {
  return showRun("throughTime", run, options)
}

/**
 * *One step*: the cell as a graph of values and operations, with the arithmetic of one unit term by term.
 *
 *     view.oneStep(traced, { step: 6, unit: 5, value: "c_t" })
 *
 * @param options - the step (the last one without it), the unit in C order (0), the value (the state)
 * @throws TypeError when nothing traced is given; RangeError for a step, unit or value that is not there
 */
export function oneStep(run: Run, options: GatesOptions = {}): Displayable {
  return showRun("oneStep", run, options)
}

/**
 * *Memory*: how much of the state of step s is still there at step t, the product of what multiplied it: forget
 * gates, or 1 - z. Found from the equations of any function; a sentence says so where nothing is kept.
 * @param options - `unit` for one unit; the mean over all of them without it
 */
export function memory(run: Run, options: GatesOptions = {}): Displayable {
  return showRun("memory", run, options)
}

/** How far each gate is open: a histogram over units and steps, with the shares of shut and open ones. */
export function distribution(run: Run, options: GatesOptions = {}): Displayable {
  return showRun("distribution", run, options)
}

/**
 * What differs between two runs, number by number: before and after training, two cells on one input, TypeScript
 * and Python (arrays by name, each of shape [steps, ...], as `np.savez` stored them). Two arrays of one shape are
 * shown beside their difference.
 *
 *     view.difference(before, after, { labels: ["before", "after"] })
 *     view.difference(traced, np.load("python.npz"), { labels: ["TypeScript", "Python"] })
 *
 * @throws TypeError when something else is given; RangeError when arrays have different shapes
 */
export function difference(
  first: Run | ArraysThroughTime | NDArray,
  second: Run | ArraysThroughTime | NDArray,
  options: DifferenceOptions = {},
): Displayable {
  const labels = options.labels ?? ["first", "second"]
  if (first instanceof NDArray && second instanceof NDArray)
    return show(arrayDifferenceBundle(first, second, labels))
  const runs = [first, second].map((run, i) =>
    runOf("view.difference", run, labels[i]!, options),
  ) as unknown as readonly [GatesPayload, GatesPayload]
  const payload: DifferencePayload = { version: 1, picture: "difference", runs, labels }
  return show(figureBundle(payload))
}

/**
 * A training: the loss, and what the gates do at each of its moments; in JupyterLab a slider goes through them.
 *
 *     moments.push({ trace: traced.trace, loss, label: `epoch ${epoch}` })
 *     view.training(moments)
 *
 * @throws TypeError when a moment has no trace
 */
export function training(moments: readonly Moment[], options: Omit<GatesOptions, "order"> = {}): Displayable {
  if (!Array.isArray(moments))
    throw new TypeError(`view.training: must be given a list, got ${typeof moments}`)
  const picked = pickMoments(moments)
  const most = Math.floor(MOST_NUMBERS / Math.max(1, picked.length))
  const runs = picked.map(({ trace }) => ({
    ...gatesFromTrace(traceOf("view.training", trace), options, "throughTime", most),
    graphs: null,
    handed: [],
  }))
  const payload: TrainingPayload = {
    ...{ version: 1, picture: "training", runs },
    labels: picked.map(({ label, place }) => (label ?? String(place)).slice(0, 200)),
    losses: picked.map(({ loss }) => (typeof loss === "number" && Number.isFinite(loss) ? loss : null)),
  }
  return show(figureBundle(payload))
}

/** All moments, or as many as are drawn, evenly. */
function pickMoments(moments: readonly Moment[]): readonly (Moment & { readonly place: number })[] {
  const placed = moments.map((moment, place) => ({ ...moment, place }))
  if (placed.length <= MOST_RUNS) return placed
  return Array.from(
    { length: MOST_RUNS },
    (_, i) => placed[Math.round((i * (placed.length - 1)) / (MOST_RUNS - 1))]!,
  )
}

function showRun(picture: RunPicture, run: Run, options: GatesOptions): Displayable {
  const trace = traceOf(`view.${picture}`, run)
  const payload = gatesFromTrace(trace, options, picture)
  return show(figureBundle(payload, isTraced(run) ? keepRun(run, options) : null))
}

function show(bundle: ReturnType<typeof figureBundle>): Displayable {
  return { [displaySymbol]: () => bundle }
}

/** @throws TypeError when it is neither a traced function nor a trace */
export function traceOf(name: string, run: unknown): Trace {
  if (isTraced(run)) return run.trace
  if (typeof run === "object" && run !== null && Array.isArray((run as Partial<Trace>).values))
    return run as Trace
  throw new TypeError(`${name}: must be given a function made by trace(...), got ${typeof run}`)
}

function runOf(name: string, run: unknown, label: string, { tokens }: DifferenceOptions): GatesPayload {
  if (isArraysThroughTime(run)) return runFromArrays(run, label)
  const trace = traceOf(name, run)
  const fits = tokens && tokens.length === trace.total
  return { ...gatesFromTrace(trace, fits ? { tokens } : {}), graphs: null, handed: [] }
}
