import { type Box, earliest, newBox, newScope, type Scope } from "./box.ts"
import { type Reason, sharedGenerators } from "./sources.ts"
import { lineOf, type PythonNode, textOf } from "./syntax.ts"

/** Where the analysis stands while it walks through a lesson, cell after cell. */
export interface State {
  readonly globals: Scope
  scope: Scope
  /** For each shared generator by module: fixed by a seed, or not, or seeded by something unsure. */
  readonly generators: Map<string, "fresh" | "seeded" | Reason>
  /** The test that decides whether the current statements run, when that test is unsure. */
  control: Reason | null
  /** Inside a branch that may not run: a new value joins the old one. */
  isBranch: boolean
  /** Why what the current cell prints or displays on the way is another each run. */
  shown: Reason | null
  /** What the functions being followed return; one list for each call. */
  readonly returns: Box[][]
  readonly running: Set<PythonNode["node"]>
  /** Modules imported whole by `from m import *`. */
  readonly stars: string[]
  /** Evaluations left: a program that would take longer is not followed into its functions. */
  budget: number
  discovered: number
}

export function newState(isSeeded = false): State {
  const globals = newScope(null)
  return {
    globals,
    scope: globals,
    generators: new Map(sharedGenerators.map(({ module }) => [module, isSeeded ? "seeded" : "fresh"])),
    control: null,
    isBranch: false,
    shown: null,
    returns: [],
    running: new Set(),
    stars: [],
    budget: 200_000,
    discovered: 0,
  }
}

/** A reason that begins at a call. */
export function newReason(state: State, rule: Reason["rule"], at: PythonNode, seed = ""): Reason {
  state.discovered += 1
  const call = textOf(at).replace(/\s+/g, "")
  return { rule, name: null, call, seed, cell: at.cell.label, line: lineOf(at), order: state.discovered }
}

export function findName(state: State, name: string): Box | null {
  for (let scope: Scope | null = state.scope; scope; scope = scope.parent) {
    const box = scope.names.get(name)
    if (box) return box
  }
  return null
}

/** Binds a name: to the object itself, or in a branch to what the object or the old one may be. */
export function bindName(state: State, name: string, value: Box): void {
  const isOuter = state.scope.outer.has(name)
  const scope = isOuter ? (ownerOf(state.scope.parent, name) ?? state.globals) : state.scope
  const old = state.isBranch ? scope.names.get(name) : undefined
  scope.names.set(name, named(unsure(state, old ? either(old, value) : value), name))
}

function ownerOf(scope: Scope | null, name: string): Scope | null {
  if (!scope || scope.names.has(name)) return scope
  return ownerOf(scope.parent, name)
}

/** One of two objects: what is known of the second, unsure where the first is. */
export function either(old: Box, value: Box): Box {
  return { ...value, taint: earliest(old.taint, value.taint), order: earliest(old.order, value.order) }
}

/** The object as it is when its statement may run or not, by an unsure test. */
export function unsure(state: State, value: Box): Box {
  return state.control ? newBox({ ...value, taint: earliest(value.taint, state.control) }) : value
}

/** A reason takes the name that its value first got. */
function named(box: Box, name: string): Box {
  if (box.taint && box.taint.name === null) box.taint = { ...box.taint, name }
  if (box.order && box.order.name === null) box.order = { ...box.order, name }
  return box
}
