import type { Reason } from "./sources.ts"
import type { PythonNode } from "./syntax.ts"

/**
 * What the analysis knows of one Python object. Names that stand for the same object share one box,
 * so that what is stored through one of them is seen through the others: the one mutable thing here.
 */
export interface Box {
  /** Why the value is another each run; null when nothing says so. */
  taint: Reason | null
  /** Why its order is another each run (a set): told only when the order is used. */
  order: Reason | null
  /** Attributes and items under a constant key that were stored one by one. */
  readonly fields: Map<string, Box>
  /** The parts of a tuple or list written out. */
  readonly elements: readonly Box[] | null
  /** The full name of a module or of what it holds: `numpy.random.rand`. */
  readonly path: string | null
  readonly callable: Callable | null
  readonly type: ClassBox | null
}

/** A function of the lesson's own, with the names it can see. */
export interface Callable {
  readonly definition: PythonNode
  readonly scope: Scope
  /** The object before the dot, for a method. */
  readonly self: Box | null
  /** A class makes an object of itself when called. */
  readonly makes: ClassBox | null
}

export interface ClassBox {
  readonly name: string
  readonly scope: Scope
  readonly bases: readonly ClassBox[]
}

export interface Scope {
  readonly names: Map<string, Box>
  readonly parent: Scope | null
  /** Names that `global` or `nonlocal` send outwards. */
  readonly outer: Set<string>
}

export function newScope(parent: Scope | null): Scope {
  return { names: new Map(), parent, outer: new Set() }
}

export function newBox(known: Partial<Box> = {}): Box {
  const nothing = { taint: null, order: null, elements: null, path: null, callable: null, type: null }
  return { ...nothing, fields: new Map(), ...known }
}

/** The earlier of some reasons; null when there is none. */
export function earliest(...reasons: readonly (Reason | null)[]): Reason | null {
  let first: Reason | null = null
  for (const reason of reasons) if (reason && (!first || reason.order < first.order)) first = reason
  return first
}

/** Why anything in an object is another each run: the object itself, its parts, what was stored in it. */
export function taintOf(box: Box, seen: Set<Box> = new Set()): Reason | null {
  if (seen.has(box)) return null
  seen.add(box)
  const parts = [...box.fields.values(), ...(box.elements ?? [])]
  return earliest(box.taint, ...parts.map((part) => taintOf(part, seen)))
}

/** As `taintOf`, where the order of a set counts as well: when it is shown or gone through. */
export function shownTaintOf(box: Box): Reason | null {
  const parts = [...box.fields.values(), ...(box.elements ?? [])]
  return earliest(taintOf(box), box.order, ...parts.map((part) => part.order))
}

/** A new object computed from others: unsure in value where they are, in order where they are. */
export function join(boxes: readonly Box[]): Box {
  const taint = earliest(...boxes.map((box) => taintOf(box)))
  return newBox({ taint, order: earliest(...boxes.map((box) => box.order)) })
}

/** A method or attribute that a class or one of its bases defines. */
export function maybeMember(type: ClassBox, name: string): Box | null {
  const own = type.scope.names.get(name)
  if (own) return own
  for (const base of type.bases) {
    const inherited = maybeMember(base, name)
    if (inherited) return inherited
  }
  return null
}
