import type { MimeBundle } from "../../display/mime.ts"
import { NDArray } from "../../numpy/ndarray.ts"
import { isTuple } from "../../numpy/tuple.ts"
import type { PyType } from "../../numpy/typed.ts"
import { LiveArrays } from "../live/arrayParts.ts"
import { keepLive } from "../live/kept.ts"
import { pictureData } from "../picture.ts"
import { arrayPayload } from "./fromArray.ts"
import { layoutArray } from "./layout.ts"
import { ARRAY_MIME, type ArrayGroup, type ArrayPayload } from "./payload.ts"

/** Whether a value is drawn as an array; an array of no axes is a number and is not. */
export function isDrawnArray(value: unknown): value is NDArray {
  return value instanceof NDArray && value.dims.length > 0
}

/** Whether a value is a tuple or list of nothing but arrays. */
export function isArrayGroup(value: unknown): value is readonly NDArray[] {
  return Array.isArray(value) && value.length > 0 && value.every(isDrawnArray)
}

/** An array, or a tuple or list of arrays, as data and bitmap; its text is Python's own. */
export function arrayBundle(value: NDArray | readonly NDArray[], type: PyType = null): MimeBundle {
  const arrays = value instanceof NDArray ? [value] : value
  const payload = arrayPayload(arrays, value instanceof NDArray ? "array" : groupOf(value, type))
  const picture = pictureData(layoutArray(payload))
  const live = isWhole(payload) ? null : keepArrays(arrays)
  const own = live === null ? payload : { ...payload, live }
  return { data: { [ARRAY_MIME]: own, ...picture.data }, metadata: picture.metadata }
}

/** Whether a payload holds all there is: then nobody need be asked for more. */
function isWhole({ parts, total }: ArrayPayload): boolean {
  return parts.length === total && parts.every(({ picked }) => picked.every((places) => places === null))
}

function keepArrays(arrays: readonly NDArray[]): string | null {
  return keepLive(
    new LiveArrays(arrays),
    arrays.reduce((sum, { nbytes }) => sum + nbytes, 0),
  )
}

function groupOf(value: readonly unknown[], type: PyType): ArrayGroup {
  const typedTuple = typeof type === "object" && type !== null && "tuple" in type
  return typedTuple || isTuple(value) ? "tuple" : "list"
}
