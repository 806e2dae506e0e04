import type { MimeBundle } from "../../display/mime.ts"
import { sameShape, shapeText } from "../../numpy/broadcast.ts"
import type { NDArray } from "../../numpy/ndarray.ts"
import { shortNumber } from "../numberText.ts"
import { unpackNumbers } from "../payload/numbers.ts"
import { pictureData } from "../picture.ts"
import { statisticsOf } from "../statistics.ts"
import { arrayPayload } from "./fromArray.ts"
import { describeArrays, layoutArray } from "./layout.ts"
import { ARRAY_MIME, type ArrayPart, type ArrayPayload, createArrayPart } from "./payload.ts"

/**
 * Two arrays of one shape and, beside them, the second less the first; of large ones the same sample of both.
 * @throws RangeError when their shapes differ
 */
export function arrayDifference(
  first: NDArray,
  second: NDArray,
  labels: readonly [string, string],
): ArrayPayload {
  if (!sameShape(first.dims, second.dims))
    throw new RangeError(
      `view.difference: arrays must have one shape, got ${shapeText(first.dims)} and ${shapeText(second.dims)}`,
    )
  const { parts } = arrayPayload([first, second], "list")
  const [a, b] = parts as unknown as readonly [ArrayPart, ArrayPart]
  const named = [a, b].map((part, i) => ({ ...part, name: labels[i]!.slice(0, 200) }))
  return { version: 1, group: "difference", total: 3, parts: [...named, subtract(a, b)] }
}

function subtract(a: ArrayPart, b: ArrayPart): ArrayPart {
  const [x, y] = [unpackNumbers(a.numbers), unpackNumbers(b.numbers)]
  const values = Float64Array.from(x, (value, i) => (Object.is(value, y[i]) ? 0 : y[i]! - value))
  const dtype = a.dtype === b.dtype && a.dtype !== "bool" ? a.dtype : "float64"
  return createArrayPart({
    ...{ name: "difference", dtype, shape: a.shape, picked: a.picked, values },
    summary: statisticsOf(values),
  })
}

/** The difference of two arrays in all its forms. */
export function arrayDifferenceBundle(
  first: NDArray,
  second: NDArray,
  labels: readonly [string, string],
): MimeBundle {
  const payload = arrayDifference(first, second, labels)
  const picture = pictureData(layoutArray(payload))
  return {
    data: { [ARRAY_MIME]: payload, ...picture.data, "text/plain": differenceText(payload, labels) },
    metadata: picture.metadata,
  }
}

function differenceText(payload: ArrayPayload, [first, second]: readonly [string, string]): string {
  const { low, high, nan, infinite } = payload.parts[2]!.summary
  const isEqual = low === 0 && high === 0 && nan + infinite === 0
  const largest = Math.max(Math.abs(low ?? 0), Math.abs(high ?? 0))
  const verdict = isEqual ? "equal to the last digit" : `differ by at most ${shortNumber(largest)}`
  return `${second} less ${first}: ${verdict}\n${describeArrays(payload)}`
}
