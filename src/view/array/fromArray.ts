import type { NDArray } from "../../numpy/ndarray.ts"
import { readElement, readElements } from "../../trace/numbersOf.ts"
import { Gatherer, statisticsOf } from "../statistics.ts"
import {
  type ArrayGroup,
  type ArrayPart,
  type ArrayPayload,
  type ArraySummary,
  createArrayPart,
  pickedShape,
} from "./payload.ts"
import { MOST_DRAWN, pickPositions } from "./sample.ts"

/** Statistics look at every element up to this size, at the drawn ones of a larger array. */
const MOST_COUNTED = 1_000_000
/** A group draws this many of its arrays. */
export const MOST_PARTS = 32

/** The picture of one array, or of several as a tuple or list, as data. Costs the same for any size. */
export function arrayPayload(arrays: readonly NDArray[], group: ArrayGroup): ArrayPayload {
  const drawn = arrays.slice(0, MOST_PARTS)
  const most = Math.max(64, Math.floor(MOST_DRAWN / Math.max(1, drawn.length)))
  return { version: 1, group, total: arrays.length, parts: drawn.map((array) => arrayPart(array, most)) }
}

function arrayPart(array: NDArray, most: number): ArrayPart {
  const shape = [...array.dims]
  const picked = pickPositions(shape, most)
  const values = readElements(array, picked)
  const summary =
    isWhole(shape, picked) || array.size > MOST_COUNTED ? statisticsOf(values) : summarise(array)
  return createArrayPart({ name: null, dtype: array.dtype.name, shape, picked, values, summary })
}

function isWhole(shape: readonly number[], picked: ArrayPart["picked"]): boolean {
  return pickedShape({ shape, picked }).every((length, axis) => length === shape[axis])
}

/** Statistics over every element, without a copy of them. */
function summarise(array: NDArray): ArraySummary {
  const { data, dtype, dims, steps } = array
  const gatherer = new Gatherer()
  const visit = (axis: number, offset: number): void => {
    if (axis === dims.length) gatherer.add(readElement(data, dtype.width === 2, offset))
    else for (let i = 0; i < dims[axis]!; i++) visit(axis + 1, offset + i * steps[axis]!)
  }
  visit(0, array.offset)
  return gatherer.statistics()
}
