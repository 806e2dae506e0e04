import { allocate, castLoop, copyAs, withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import { int64 } from "../dtype.ts"
import { observing } from "../observe.ts"
import { named } from "../options.ts"
import { deliver } from "../out.ts"
import { numbersOf } from "../picking/places.ts"
import { axisLast, rowsOf } from "../reduce/along.ts"
import { workDType } from "../reduce/reduce.ts"
import { moveaxis } from "../shape/reshape.ts"
import type { Folding } from "./methods.ts"

/**
 * `ufunc.reduceat(array, indices, axis=0, dtype=None, out=None)`: for each i the elements from `indices[i]` up
 * to `indices[i + 1]` folded; the one element at `indices[i]` where that range is empty.
 *
 * @throws RangeError for an index outside the axis.
 */
export function reduceAt(
  folding: Folding,
  array: unknown,
  indices: unknown,
  given: readonly unknown[],
): unknown {
  const { axis = 0, dtype, out } = named(folding.name, ["axis", "dtype", "out"], given)
  const source = toArray(array)
  if (source.dims.length === 0) throw new TypeError("cannot reduceat on a scalar")
  const work = workDType(folding, source, dtype, out)
  const x = axisLast(withDtype(source, work), axis)
  const length = x.dims.at(-1)!
  const starts = startsOf(folding.name, indices, length)
  const result = allocate(work, [...x.dims.slice(0, -1), starts.length])
  const [loop, copy] = [folding.loop(work), castLoop(work, work)]
  rowsOf(x, (first, step, row) => {
    starts.forEach((start, k) => {
      const at = row * starts.length + k
      const count = (starts[k + 1] ?? length) - start - 1
      copy(x.data, first + start * step, 0, result.data, at, 0, 1)
      if (count > 0) loop(x.data, first + (start + 1) * step, step, result.data, at, 0, count)
    })
  })
  const finished = deliver(folding.name, moveaxis(result, -1, axis as number), out, "unsafe")
  if (observing.observer !== null) observing.observer.operation(folding.name, [array, indices], finished)
  return finished
}

function startsOf(name: string, indices: unknown, length: number): number[] {
  const places = toArray(indices)
  if (places.dims.length !== 1) throw new RangeError("object too deep for desired array")
  const starts = Array.from(numbersOf(copyAs(places, int64)))
  const outside = starts.find((index) => index < 0 || index >= length)
  if (outside === undefined) return starts
  throw new RangeError(`index ${outside} out-of-bounds in ${name}.reduceat [0, ${length})`)
}
