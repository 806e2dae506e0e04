/**
 * What is selected in the pictures of one run. It is plain data that belongs to nobody: a host keeps one
 * and hands it to each figure, so that all of them show the same step and the same units.
 */

/** One number of a run: a unit of a named value at a step. */
export interface Point {
  /** The author's name of the value. */
  readonly value: string
  /** The unit's place in the value, in C order. */
  readonly unit: number
  /** The step, by its number in the run, counted from 0. */
  readonly step: number
}

/** In which order the rows of a value stand: as computed, by mean, or with like ones beside each other. */
export const unitOrders = ["computed", "opening", "similarity"] as const
export type UnitOrder = (typeof unitOrders)[number]

export interface Selection {
  /** The selected step, by its number in the run; null for none. */
  readonly step: number | null
  /** The selected units in C order; the first one is the one that is explained. */
  readonly units: readonly number[]
  /** The value whose arithmetic is shown; null leaves it to the picture. */
  readonly value: string | null
  /** What is pointed at now. */
  readonly hovered: Point | null
  /** How rows are ordered. */
  readonly order: UnitOrder
}

export const nothingSelected: Selection = {
  ...{ step: null, units: [], value: null, hovered: null, order: "computed" },
}

/** A selection with some of its parts given. */
export function createSelection(parts: Partial<Selection> = {}): Selection {
  return { ...nothingSelected, ...parts }
}

/** Selects one number: its step, its unit, its value. */
export function selectPoint(selection: Selection, { value, unit, step }: Point): Selection {
  return { ...selection, value, step, units: [unit] }
}

/** Adds a unit to the selected ones, or takes it away. */
export function toggleUnit(selection: Selection, unit: number): Selection {
  const others = selection.units.filter((other) => other !== unit)
  const units = others.length < selection.units.length ? others : [...others, unit]
  return { ...selection, units }
}

/** Points at a number, or at none. */
export function hoverPoint(selection: Selection, hovered: Point | null): Selection {
  return { ...selection, hovered }
}

/** Whether two selections show the same. */
export function isSameSelection(a: Selection, b: Selection): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
