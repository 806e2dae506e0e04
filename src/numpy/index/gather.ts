import { broadcastShapes, broadcastSteps, shapeTextTight } from "../broadcast.ts"
import { sizeOf } from "../ndarray.ts"
import { eachRow } from "../rows.ts"
import { readInt64 } from "../wide.ts"
import { type Advanced, checkIndex, type Prepared } from "./view.ts"

/** What index arrays pick: for each of their broadcast elements an offset into the source. */
export interface Picked {
  /** The broadcast shape of the index arrays. */
  readonly dims: readonly number[]
  /** Elements from the view's start, in C order of `dims`. */
  readonly offsets: Float64Array
}

/** @throws RangeError when index arrays do not broadcast or an index is outside its axis. */
export function pick(prepared: Prepared): Picked {
  const dims = pickedDims(prepared)
  const offsets = new Float64Array(sizeOf(dims))
  for (const advanced of prepared.advanced) addOffsets(offsets, dims, advanced)
  return { dims, offsets }
}

/** The broadcast shape of the index arrays. @throws RangeError when they do not broadcast. */
export function pickedDims(prepared: Prepared): number[] {
  const shapes = prepared.advanced.map((each) => each.indices.dims)
  try {
    return broadcastShapes(...shapes)
  } catch (error) {
    const text = shapes.map(shapeTextTight).join(" ")
    throw new RangeError(
      `shape mismatch: indexing arrays could not be broadcast together with shapes ${text}`,
      {
        cause: error,
      },
    )
  }
}

function addOffsets(
  offsets: Float64Array,
  dims: readonly number[],
  { indices, axis, step, length }: Advanced,
): void {
  if (axis === null) return
  const steps = broadcastSteps(indices.dims, indices.steps, dims)
  const operand = { data: indices.data, offset: indices.offset, steps }
  const along = steps.at(-1) ?? 0
  let at = 0
  eachRow(dims, [operand], ([start], n) => {
    for (let k = 0; k < n; k++, at++) {
      offsets[at]! += checkIndex(readInt64(indices.data, start! + k * along), axis, length) * step
    }
  })
}
