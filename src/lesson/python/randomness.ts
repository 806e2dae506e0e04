import { type Box, earliest, shownTaintOf } from "./box.ts"
import type { Reason } from "./sources.ts"
import { newState, type State } from "./state.ts"
import { execute } from "./statements.ts"
import { childrenOf, maybeChild, type PythonCell, type PythonNode, parsePython, textOf } from "./syntax.ts"

/** Why each part of an output is another each run; null for a part that is not. */
export type Reasons = readonly (Reason | null)[]

/** Why a cell's outputs cannot be the same twice; null for an output that can. */
export interface CellRandomness {
  /** Of the value of its last expression. */
  readonly result: Reason | null
  /** Of each member, where the last expression is a tuple written out: `W, x`. */
  readonly members: Reasons | null
  /** Of what it prints, or displays on the way. */
  readonly shown: Reason | null
  /** Of each `print`, where all of them stand in the cell itself, one a statement: if each prints one line, of each line. */
  readonly lines: Reasons | null
}

/**
 * Finds out from the code alone which outputs of a Python lesson are another each run, and why.
 *
 * Follows values from unseeded draws, clocks, hashes and set orders (`sources.ts`) through
 * assignments, objects and the lesson's own functions, cell after cell from the top. Where the code
 * leaves it open (a seed in a branch), the output counts as repeatable: no port is excused on a
 * guess.
 *
 * @param isSeeded - whether the generators that modules share were seeded before the first cell
 */
export function findRandomness(cells: readonly PythonCell[], isSeeded = false): CellRandomness[] {
  const state = newState(isSeeded)
  return cells.map((cell) => followCell(state, cell))
}

/** Of what several cells print one after the other. */
export function joinRandomness(cells: readonly CellRandomness[]): CellRandomness | undefined {
  if (cells.length <= 1) return cells[0]
  const lines = cells.map((cell) => cell.lines)
  return {
    result: null,
    members: null,
    shown: earliest(...cells.map(({ shown }) => shown)),
    lines: lines.every((known) => known !== null) ? lines.flat() : null,
  }
}

function followCell(state: State, cell: PythonCell): CellRandomness {
  const statements = childrenOf(parsePython(cell))
  const followed = statements.map((statement) => followStatement(state, statement))
  const last = followed.at(-1)
  const isShown = last?.statement.node.name === "ExpressionStatement"
  const isTuple = isShown && childrenOf(last.statement).some(({ node }) => node.name === ",")
  const magic = /^[ \t]*%%?time/m.test(cell.source)
  return {
    result: isShown ? shownTaintOf(last.value) : null,
    members: (isTuple && last.value.elements?.map(shownTaintOf)) || null,
    shown: earliest(...followed.map(({ shown }) => shown), magic ? timed(state, cell) : null),
    lines: findLines(followed),
  }
}

interface FollowedStatement {
  readonly statement: PythonNode
  readonly value: Box
  /** Why what it prints or displays is another each run. */
  readonly shown: Reason | null
}

function followStatement(state: State, statement: PythonNode): FollowedStatement {
  state.shown = null
  const value = execute(state, statement)
  return { statement, value, shown: state.shown }
}

/** What each `print` statement prints; null where others print as well, or lines are not whole. */
function findLines(followed: readonly FollowedStatement[]): Reasons | null {
  const prints = followed.filter(({ statement }) => isPrint(statement))
  const others = followed.filter(
    ({ statement }) => !isPrint(statement) && /\bprint\b/.test(textOf(statement)),
  )
  return others.length > 0 ? null : prints.map(({ shown }) => shown)
}

/** `print(a, b)` without options: it ends its line. */
function isPrint(statement: PythonNode): boolean {
  const call = maybeChild(statement, "CallExpression")
  const list = call && maybeChild(call, "ArgList")
  return list !== null && /^print\b/.test(textOf(statement)) && maybeChild(list, "AssignOp") === null
}

/** `%time` and `%timeit` print how long something took. */
function timed(state: State, cell: PythonCell): Reason {
  const line = cell.source.split("\n").findIndex((text) => /^[ \t]*%%?time/.test(text)) + 1
  const call = /%%?time\w*/.exec(cell.source)?.[0] ?? "%time"
  state.discovered += 1
  return { rule: "clock", name: null, call, seed: "", cell: cell.label, line, order: state.discovered }
}
