import type { Data } from "./dtype.ts"
import { type NDArray, sizeOf, stepsOf } from "./ndarray.ts"
import { isOptions, wholeNumber } from "./options.ts"
import { untyped } from "./typed.ts"

/** An array whose shape and memory change under the hands of who holds it. */
type Changing = { -readonly [K in keyof NDArray]: NDArray[K] }

/**
 * `x.resize(new_shape, refcheck=True)`: another shape in place; the memory, in C order, is cut off or filled
 * up with zeros. Views keep the old memory: whether there are any, JavaScript does not tell.
 *
 * @throws RangeError for an array that does not own its memory, or a negative length.
 */
export function resizeInPlace(x: NDArray, given: readonly unknown[]): void {
  const lengths = given
    .filter((each) => !isOptions(each))
    .flatMap(untyped)
    .map((each) => wholeNumber("resize", "new_shape", each))
  if (lengths.length === 0) return
  if (lengths.some((length) => length < 0)) throw new RangeError("negative dimensions not allowed")
  const size = sizeOf(lengths)
  const target: Changing = x
  if (size === x.size && x.contiguous) {
    Object.assign(target, { dims: lengths, steps: stepsOf(lengths) })
    return
  }
  if (x.base !== null) throw new RangeError("cannot resize this array: it does not own its data")
  const data: Data = x.dtype.allocate(size)
  data.set(x.data.subarray(0, Math.min(x.size, size) * x.dtype.width))
  Object.assign(target, { data, dims: lengths, steps: stepsOf(lengths), size, offset: 0, contiguous: true })
}
