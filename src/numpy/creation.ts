import { coerce, fromView } from "./coerce.ts"
import { allocate, copyAs } from "./copy.ts"
import { type DType, type DTypeLike, dtypeOr, float64, type ScalarOfDType } from "./dtype.ts"
import type { ArrayInput, ElementOf, RankOf, RankOfShape, ShapeInput } from "./input.ts"
import { NDArray } from "./ndarray.ts"
import { isOptions, named } from "./options.ts"
import type { ScalarNamed } from "./promote.ts"
import type { ScalarName, ScalarTypes } from "./scalar.ts"
import { Typed, untyped } from "./typed.ts"

/** The scalar type of an array made of `A`, or the one that a dtype argument names. */
export type Made<A, D> = [D] extends [never] ? ScalarNamed<ScalarName<ElementOf<A>>> : ScalarOfDType<D>

/** A dtype argument: positional or as a keyword. */
export type DTypeArgument<D> = D | { readonly dtype?: D | null }

type Default<D, T> = [D] extends [never] ? T : ScalarOfDType<D>

/** The dtype that positional or keyword arguments ask for; null for none. */
function wantedDType(name: string, argument: unknown): DType | null {
  const { dtype } = named(name, ["dtype"], argument === undefined ? [] : [argument])
  return dtypeOr(dtype, null)
}

/**
 * `np.array`: a fresh array of nested lists, scalars or arrays.
 *
 * @param object - array-like; numbers without a fraction make int64, others float64, unless `dtype` says
 * @throws RangeError for ragged lists; TypeError for elements that are no numbers.
 */
export function array<const A extends ArrayInput, D extends DTypeLike = never>(
  object: A,
  options?: D | { readonly dtype?: D | null; readonly copy?: boolean | null; readonly ndmin?: number },
): NDArray<Made<A, D>, RankOf<A>> {
  const {
    dtype,
    copy = true,
    ndmin = 0,
  } = named("array", ["dtype", "copy", "ndmin"], options === undefined ? [] : [options])
  const wanted = dtypeOr(dtype, null)
  const result = copy === true ? copied(object, wanted) : toArray(object, wanted)
  if (copy === false && result !== untyped(object) && !ArrayBuffer.isView(untyped(object)))
    throw new RangeError("Unable to avoid copy while creating an array as requested.")
  const missing = Math.max(0, Number(ndmin) - result.dims.length)
  return (missing === 0 ? result : addAxes(result, missing)) as never
}

function copied(object: unknown, dtype: DType | null): NDArray {
  const plain = untyped(object)
  return plain instanceof NDArray ? copyAs(plain, dtype ?? plain.dtype) : coerce(object, dtype)
}

function addAxes(x: NDArray, missing: number): NDArray {
  const dims = [...new Array<number>(missing).fill(1), ...x.dims]
  const steps = [...new Array<number>(missing).fill(x.size), ...x.steps]
  return new NDArray(x.data, x.dtype, dims, x.size, steps, x.offset, x.contiguous, x)
}

/** `value` as an array: itself when it is one of that dtype, otherwise a fresh array. */
export function toArray(value: unknown, dtype: DType | null = null): NDArray {
  const plain = value instanceof Typed && value.value instanceof NDArray ? value.value : value
  if (plain instanceof NDArray) return dtype === null || plain.dtype === dtype ? plain : copyAs(plain, dtype)
  if (ArrayBuffer.isView(plain)) return toArray(fromView(plain), dtype)
  return coerce(plain, dtype)
}

/**
 * `np.asarray`: as `np.array`, but an array of that dtype is returned as it is, and a typed array shares
 * its memory.
 */
export function asarray<const A extends ArrayInput, D extends DTypeLike = never>(
  object: A,
  options?: DTypeArgument<D>,
): NDArray<Made<A, D>, RankOf<A>> {
  return toArray(object, wantedDType("asarray", options)) as never
}

/**
 * The lengths that a shape argument gives.
 *
 * @throws TypeError for what is no whole number; RangeError for a negative one.
 */
export function dimsOf(name: string, shape: unknown): number[] {
  const plain = untyped(shape)
  const dims = typeof plain === "number" ? [plain] : Array.isArray(plain) ? plain.map(untyped) : [plain]
  for (const length of dims) {
    if (!Number.isInteger(length))
      throw new TypeError(`${name}: shape must be whole numbers, got ${String(length)}`)
    if ((length as number) < 0) throw new RangeError("negative dimensions are not allowed")
  }
  return dims as number[]
}

/** `np.zeros(shape, dtype=float64)`. */
export function zeros<const S extends ShapeInput, D extends DTypeLike = never>(
  shape: S,
  dtype?: DTypeArgument<D>,
): NDArray<Default<D, ScalarTypes["float64"]>, RankOfShape<S>> {
  return allocate(wantedDType("zeros", dtype) ?? float64, dimsOf("zeros", shape)) as never
}

/** `np.empty(shape, dtype=float64)`: zeros, since nothing here is left to chance. */
export const empty: typeof zeros = zeros

/** `np.ones(shape, dtype=float64)`. */
export function ones<const S extends ShapeInput, D extends DTypeLike = never>(
  shape: S,
  dtype?: DTypeArgument<D>,
): NDArray<Default<D, ScalarTypes["float64"]>, RankOfShape<S>> {
  const result = allocate(wantedDType("ones", dtype) ?? float64, dimsOf("ones", shape))
  result.fill(1)
  return result as never
}

/** `np.full(shape, fill_value)`: of the value's dtype unless `dtype` says. */
export function full<const S extends ShapeInput, const A extends ArrayInput, D extends DTypeLike = never>(
  shape: S,
  fill_value: A,
  dtype?: DTypeArgument<D>,
): NDArray<Made<A, D>, RankOfShape<S>> {
  const value = toArray(fill_value)
  const result = allocate(wantedDType("full", dtype) ?? value.dtype, dimsOf("full", shape))
  result.fill(isOptions(fill_value) ? value : fill_value)
  return result as never
}

type Like<A, D> = NDArray<Made<A, D>, RankOf<A>>

/** `np.zeros_like(a)`: zeros of the shape and dtype of `a`. */
export function zeros_like<const A extends ArrayInput, D extends DTypeLike = never>(
  a: A,
  dtype?: DTypeArgument<D>,
): Like<A, D> {
  const like = toArray(a)
  return allocate(wantedDType("zeros_like", dtype) ?? like.dtype, like.dims.slice()) as never
}

/** `np.empty_like(a)`: as `zeros_like`. */
export const empty_like: typeof zeros_like = zeros_like

/** `np.ones_like(a)`: ones of the shape and dtype of `a`. */
export function ones_like<const A extends ArrayInput, D extends DTypeLike = never>(
  a: A,
  dtype?: DTypeArgument<D>,
): Like<A, D> {
  const result = zeros_like(a, dtype)
  result.fill(1)
  return result
}

/** `np.full_like(a, fill_value)`: the shape and dtype of `a`, filled. */
export function full_like<const A extends ArrayInput, D extends DTypeLike = never>(
  a: A,
  fill_value: ArrayInput,
  dtype?: DTypeArgument<D>,
): Like<A, D> {
  const result = zeros_like(a, dtype)
  result.fill(fill_value)
  return result
}

/** `np.copy(a)`: a fresh array of the same elements. */
export function copy<const A extends ArrayInput>(a: A): NDArray<Made<A, never>, RankOf<A>> {
  return copied(a, null) as never
}
