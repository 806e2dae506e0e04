import { coefficientOf } from "../arithmetic/coefficient.ts"
import { evaluateTerms } from "../arithmetic/evaluateTerm.ts"
import { StepReader } from "../arithmetic/reader.ts"
import type { Term } from "../arithmetic/term.ts"
import { type GatesPayload, unitsOf } from "./payload.ts"

/** A state that the next step keeps a share of. */
export interface KeptState {
  /** The state: `c_t`. */
  readonly name: string
  /** What hands it on: `c_prev`. */
  readonly previous: string
  /** What multiplies it on its way into the next state, in the last step: `f_t`, `1 - z_t`. */
  readonly keeps: Term
}

/**
 * The states of a run that are multiplied on their way to the next step, found from its equations: in
 * c_t = f_t * c_prev + i_t * c_tilde it is f_t. The way through matrices and functions does not count: what goes
 * that way is not kept but made anew. Empty for a cell without such a way, such as a plain RNN.
 */
export function findKeptStates(run: GatesPayload): readonly KeptState[] {
  const reader = new StepReader(run, run.steps.length - 1)
  return run.handed.flatMap(({ name, carries }) => {
    const keeps = coefficientOf(reader, name, carries)
    return keeps ? [{ name: carries, previous: name, keeps }] : []
  })
}

/** How much of each step's state is there at each later one. */
export interface Memory {
  readonly state: KeptState
  /** The unit; null for the mean over all units. */
  readonly unit: number | null
  /** The drawn steps, by their places among those of the run's picture. */
  readonly columns: readonly number[]
  /** Row t, column s: the share of step s at step t; NaN above the diagonal and where it is not known. */
  readonly shares: Float64Array
}

/** A triangle of more steps than these is drawn with steps left out. */
const MOST_ROWS = 256

/**
 * The share of step s's state that is there at step t: the product of what multiplied it in steps s + 1 to t, for
 * one unit or as the mean over all of them.
 */
export function measureMemory(run: GatesPayload, state: KeptState, unit: number | null): Memory {
  const count = run.steps.length
  const rows = Math.min(count, MOST_ROWS)
  const columns = Array.from({ length: rows }, (_, i) =>
    rows === 1 ? 0 : Math.round((i * (count - 1)) / (rows - 1)),
  )
  const kept = keptOf(run, state)
  const units = unitsOf(run.values.find(({ name }) => name === state.name) ?? { shape: [] })
  const shares = new Float64Array(rows * rows).fill(Number.NaN)
  const counted = unit === null ? Array.from({ length: units }, (_, i) => i) : [unit]
  for (let s = 0; s < rows; s++) {
    const products = counted.map(() => 1)
    for (let t = s; t < rows; t++) {
      if (t > s)
        for (let column = columns[t - 1]! + 1; column <= columns[t]!; column++)
          for (const [i, u] of counted.entries()) products[i]! *= kept[column * units + u]!
      shares[t * rows + s] = products.reduce((sum, x) => sum + x, 0) / products.length
    }
  }
  return { state, unit, columns, shares }
}

const known = new WeakMap<GatesPayload, Map<string, Float64Array>>()

/** As {@link readKept}, read once for all units that are pointed at. */
function keptOf(run: GatesPayload, state: KeptState): Float64Array {
  const ofRun = known.get(run) ?? new Map<string, Float64Array>()
  known.set(run, ofRun)
  const kept = ofRun.get(state.name) ?? readKept(run, state)
  ofRun.set(state.name, kept)
  return kept
}

/** What multiplies the state in each drawn step, unit by unit: shape [steps, units]. */
function readKept(run: GatesPayload, state: KeptState): Float64Array {
  const value = run.values.find(({ name }) => name === state.name)!
  const units = unitsOf(value)
  const kept = new Float64Array(run.steps.length * units).fill(Number.NaN)
  let way = { graph: -1, keeps: null as Term | null }
  for (let column = 1; column < run.steps.length; column++) {
    const reader = new StepReader(run, column)
    const graph = run.graphs?.graphOfStep[column] ?? 0
    if (way.graph !== graph) way = { graph, keeps: coefficientOf(reader, state.previous, state.name) }
    if (way.keeps) kept.set(evaluateTerms(reader, way.keeps, value.shape), column * units)
  }
  return kept
}
