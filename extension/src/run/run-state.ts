import type { CodeCell } from "@jupyterlab/cells"
import type { JSONObject } from "@lumino/coreutils"
import type { Change } from "../../../src/trace/whatIf/change.ts"
import type { GatesPayload } from "../../../src/view/gates/payload.ts"
import { nothingSelected, type Selection, type UnitOrder } from "../../../src/view/selection.ts"

/** Where the state of a cell's runs is kept: metadata of the cell, by the names of the step functions. */
const KEY = "cellwise"

/** What is saved of a run with the notebook. */
export interface RunState {
  readonly pictures: readonly string[]
  readonly selection: Selection
  readonly change: Change
}

/** What was saved of a run; of a file from anywhere, so each part counts only when it is what it must be. */
export function readState(cell: CodeCell | null, payload: GatesPayload): RunState {
  const { title, picture, selection: first } = payload
  const firstState: RunState = {
    ...{ pictures: [picture], selection: { ...nothingSelected, ...first }, change: {} },
  }
  const saved = isRecord(cell?.model.getMetadata(KEY)) ? cell?.model.getMetadata(KEY)[title] : undefined
  if (!isRecord(saved)) return firstState
  const { pictures, selection, change } = saved
  return {
    pictures: isListOf(pictures, "string") ? pictures : firstState.pictures,
    selection: isRecord(selection) ? readSelection(selection) : firstState.selection,
    // Whether it fits the run is for the kernel to say.
    change: isRecord(change) ? (change as Change) : {},
  }
}

/** Saves the state with the cell; one that says nothing is left out. */
export function writeState(cell: CodeCell | null, { title }: GatesPayload, state: RunState): void {
  if (!cell) return
  const { [title]: before, ...others } = (cell.model.getMetadata(KEY) ?? {}) as JSONObject
  const { hovered: _, ...selection } = state.selection
  const saved = { ...state, selection } as unknown as JSONObject
  if (JSON.stringify(before) !== JSON.stringify(saved))
    cell.model.setMetadata(KEY, { ...others, [title]: saved })
}

function readSelection({ step, units, value, order }: Record<string, unknown>): Selection {
  const orders: readonly unknown[] = ["computed", "opening", "similarity"] satisfies UnitOrder[]
  return {
    ...nothingSelected,
    step: typeof step === "number" ? step : null,
    units: isListOf(units, "number") ? units : [],
    value: typeof value === "string" ? value : null,
    order: orders.includes(order) ? (order as UnitOrder) : "computed",
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

function isListOf(value: unknown, type: "number"): value is number[]
function isListOf(value: unknown, type: "string"): value is string[]
function isListOf(value: unknown, type: string): boolean {
  return Array.isArray(value) && value.every((part) => typeof part === type)
}
