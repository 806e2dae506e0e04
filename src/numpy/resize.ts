import { copyAs } from "./copy.ts"
import type { Data } from "./dtype.ts"
import { valueFor } from "./index/setItem.ts"
import type { ArrayInput, ShapeInput } from "./input.ts"
import { type NDArray, sizeOf, stepsOf } from "./ndarray.ts"
import { isOptions, named, wholeNumber } from "./options.ts"
import { putmask } from "./picking/put.ts"
import { reshape } from "./shape/reshape.ts"
import { untyped } from "./typed.ts"

/** An array whose shape and memory change under the hands of who holds it. */
type Changing = { -readonly [K in keyof NDArray]: NDArray[K] }

/** `x.shape = shape`: another shape in place. @throws RangeError where the memory cannot be read so. */
export function setShape(x: NDArray, shape: ShapeInput): void {
  const { dims, steps, contiguous } = reshape(x, shape, { copy: false }) as NDArray
  Object.assign(x as Changing, { dims, steps, contiguous })
}

/** `x.flat = values`: writes to the elements in C order, the values again and again. */
export function setFlat(x: NDArray, values: ArrayInput): void {
  putmask(x, true, copyAs(valueFor(x, values), x.dtype))
}

/**
 * `x.resize(new_shape, refcheck=True)`: another shape in place; the memory, in C order, is cut off or filled
 * up with zeros. Views keep the old memory: whether there are any, JavaScript does not tell.
 *
 * @throws RangeError for an array that does not own its memory, or a negative length.
 */
export function resizeInPlace(x: NDArray, given: readonly unknown[]): void {
  const last = given.at(-1)
  if (isOptions(last)) named("resize", ["refcheck"], [last], 0)
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
