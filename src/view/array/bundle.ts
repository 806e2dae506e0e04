import type { MimeBundle } from "../../display/mime.ts"
import { NDArray } from "../../numpy/ndarray.ts"
import { isTuple } from "../../numpy/tuple.ts"
import type { PyType } from "../../numpy/typed.ts"
import { pictureData } from "../picture.ts"
import { arrayPayload } from "./fromArray.ts"
import { layoutArray } from "./layout.ts"
import { ARRAY_MIME, type ArrayGroup } from "./payload.ts"

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
  const payload =
    value instanceof NDArray ? arrayPayload([value], "array") : arrayPayload(value, groupOf(value, type))
  const picture = pictureData(layoutArray(payload))
  return { data: { [ARRAY_MIME]: payload, ...picture.data }, metadata: picture.metadata }
}

function groupOf(value: readonly unknown[], type: PyType): ArrayGroup {
  const typedTuple = typeof type === "object" && type !== null && "tuple" in type
  return typedTuple || isTuple(value) ? "tuple" : "list"
}
