import { earliest, shownTaintOf } from "./box.ts"
import type { Reason } from "./sources.ts"
import { newState, type State } from "./state.ts"
import { execute } from "./statements.ts"
import { childrenOf, type PythonCell, parsePython } from "./syntax.ts"

/** Why a cell's outputs cannot be the same twice; null for an output that can. */
export interface CellRandomness {
  /** Of the value of its last expression. */
  readonly result: Reason | null
  /** Of what it prints, or displays on the way. */
  readonly shown: Reason | null
}

/**
 * Finds out from the code alone which outputs of a Python lesson are another each run, and why.
 *
 * Follows values from unseeded draws, clocks, hashes and set orders (`sources.ts`) through
 * assignments, objects and the lesson's own functions, cell after cell from the top. Where the code
 * leaves it open (a seed in a branch), the output counts as repeatable: no port is excused on a
 * guess.
 */
export function findRandomness(cells: readonly PythonCell[]): CellRandomness[] {
  const state = newState()
  return cells.map((cell) => followCell(state, cell))
}

function followCell(state: State, cell: PythonCell): CellRandomness {
  const script = parsePython(cell)
  const statements = childrenOf(script)
  const last = statements.at(-1)
  state.shown = null
  let result: Reason | null = null
  for (const statement of statements) {
    const value = execute(state, statement)
    const isShown = statement === last && statement.node.name === "ExpressionStatement"
    if (isShown) result = earliest(state.control, shownTaintOf(value))
  }
  const magic = /^[ \t]*%%?time/m.test(cell.source)
  return { result, shown: magic ? earliest(state.shown, timed(state, cell)) : state.shown }
}

/** `%time` and `%timeit` print how long something took. */
function timed(state: State, cell: PythonCell): Reason {
  const line = cell.source.split("\n").findIndex((text) => /^[ \t]*%%?time/.test(text)) + 1
  const call = /%%?time\w*/.exec(cell.source)?.[0] ?? "%time"
  state.discovered += 1
  return { rule: "clock", name: null, call, seed: "", cell: cell.label, line, order: state.discovered }
}
