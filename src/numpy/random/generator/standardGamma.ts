import { toArray } from "../../creation.ts"
import { type DType, float64 } from "../../dtype.ts"
import { allocateData } from "../../memory.ts"
import { fromData, type NDArray, sizeOf } from "../../ndarray.ts"
import { named } from "../../options.ts"
import { untyped } from "../../typed.ts"
import { shapeOfDraws } from "../broadcast.ts"
import { standardGamma } from "../distributions/gamma.ts"
import { isSingle, numbersOf, shapeOf, stretched } from "../draw.ts"
import { nonNegative } from "../rules.ts"
import type { Source } from "../source.ts"
import { maybeTarget, precisionOf } from "./intoOut.ts"
import { gammaSingle } from "./singles.ts"

const RULE = nonNegative("shape")

/** `standard_gamma(shape, size=None, dtype=float64, out=None)` of Generator. */
export function drawStandardGamma(source: Source, given: readonly unknown[]): number | NDArray {
  const names = ["shape", "size", "dtype", "out"] as const
  const { shape: input, size, dtype: like, out } = named("standard_gamma", names, given)
  if (input === undefined)
    throw new TypeError("standard_gamma() takes at least 1 positional argument (0 given): shape is missing")
  const dtype = precisionOf("standard_gamma", like)
  const shape = numbersOf("shape", untyped(input))
  const shapes = toArray(shape, float64)
  const values = stretched(shapes, shapes.dims).map((value) =>
    dtype.itemsize === 4 ? Math.fround(value) : value,
  )
  const wrong = values.find((value) => RULE.refuses(value, 0, 0))
  if (wrong !== undefined) throw new RangeError(`${RULE.text}: standard_gamma got ${wrong}`)
  const target = maybeTarget(out, dtype, size, true)
  const wanted = target?.dims ?? (isSingle(size) ? null : shapeOf(size))
  const dims = typeof shape === "number" ? (wanted ?? []) : shapeOfDraws(wanted, [shapes.dims])
  const data = drawAll(source, stretched(shapes, dims), dims, dtype)
  if (target !== null) {
    target.data.set(data, target.offset)
    return target
  }
  return typeof shape === "number" && isSingle(size) ? (data[0] as number) : fromData(data, dtype, dims)
}

function drawAll(source: Source, shapes: readonly number[], dims: readonly number[], dtype: DType) {
  const data = allocateData(dtype, sizeOf(dims), dims)
  const single = dtype.itemsize === 4
  for (let i = 0; i < data.length; i++) {
    const shape = shapes[i] as number
    data[i] = single ? gammaSingle(source.bits, Math.fround(shape)) : standardGamma(source, shape)
  }
  return data
}
