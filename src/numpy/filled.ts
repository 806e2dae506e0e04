/** Arrays of one value: `np.zeros` and its like. */
import { allocateFor, checkPlace, type Made, type PlaceOptions, toArray } from "./creation.ts"
import { type DType, type DTypeLike, dtypeOr, float64, type ScalarOfDType } from "./dtype.ts"
import type { ArrayInput, RankOf, RankOfShape, ShapeInput } from "./input.ts"
import { allocateAfter, type Order, orderOf } from "./layout.ts"
import type { NDArray } from "./ndarray.ts"
import { isOptions, named } from "./options.ts"
import type { ScalarTypes } from "./scalar.ts"
import { untyped } from "./typed.ts"

type Default<D, T> = [D] extends [never] ? T : ScalarOfDType<D>

/** The arguments after the shape, by place or as keywords. */
type FilledArguments<D> = readonly (
  | D
  | "C"
  | "F"
  | null
  | (PlaceOptions & { readonly dtype?: D | null; readonly order?: "C" | "F" | null })
)[]

const FILLED = ["dtype", "order", "device", "like"] as const

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

function allocateFilled(name: string, shape: unknown, rest: readonly unknown[], dtype: DType): NDArray {
  const given = named(name, FILLED, rest, 2)
  checkPlace(given)
  return allocateFor(given, dimsOf(name, shape), dtype)
}

/** `np.zeros(shape, dtype=float, order="C", *, device=None, like=None)`. */
export function zeros<const S extends ShapeInput, D extends DTypeLike = never>(
  shape: S,
  ...rest: FilledArguments<D>
): NDArray<Default<D, ScalarTypes["float64"]>, RankOfShape<S>> {
  return allocateFilled("zeros", shape, rest, float64) as never
}

/** `np.empty(shape, ...)`: zeros, since nothing here is left to chance. */
export const empty: typeof zeros = zeros

/** `np.ones(shape, dtype=float, order="C", *, device=None, like=None)`. */
export function ones<const S extends ShapeInput, D extends DTypeLike = never>(
  shape: S,
  ...rest: FilledArguments<D>
): NDArray<Default<D, ScalarTypes["float64"]>, RankOfShape<S>> {
  const result = allocateFilled("ones", shape, rest, float64)
  result.fill(1)
  return result as never
}

/**
 * `np.full(shape, fill_value, dtype=None, order="C", *, device=None, like=None)`: of the value's dtype unless
 * `dtype` says; the value is broadcast to the shape.
 */
export function full<const S extends ShapeInput, const A extends ArrayInput, D extends DTypeLike = never>(
  shape: S,
  fill_value: A,
  ...rest: FilledArguments<D>
): NDArray<Made<A, D>, RankOfShape<S>> {
  const value = toArray(fill_value)
  const result = allocateFilled("full", shape, rest, value.dtype)
  result.fill(isOptions(fill_value) ? value : fill_value)
  return result as never
}

/** The arguments after the prototype, by place or as keywords. */
type LikeArguments<D> = readonly (
  | D
  | Order
  | boolean
  | ShapeInput
  | null
  | {
      readonly dtype?: D | null
      readonly order?: Order | null
      readonly subok?: boolean
      readonly shape?: ShapeInput | null
      readonly device?: "cpu" | null
    }
)[]

const LIKE = ["dtype", "order", "subok", "shape", "device"] as const

/** Zeros like a prototype, whose memory order they keep where it has as many axes. */
function allocateAlike(name: string, a: unknown, rest: readonly unknown[]): NDArray {
  const like = toArray(a)
  if (rest.length === 0) return allocateAfter(like.dtype, like.dims, "K", like)
  const given = named(name, LIKE, rest, 4)
  checkPlace({ device: given.device })
  const dims = given.shape === undefined || given.shape === null ? like.dims : dimsOf(name, given.shape)
  return allocateAfter(dtypeOr(given.dtype, like.dtype), dims, orderOf(given.order, "K"), like)
}

/**
 * `np.zeros_like(a, dtype=None, order="K", subok=True, shape=None, *, device=None)`: zeros of the shape and
 * dtype of `a`.
 */
export function zeros_like<const A extends ArrayInput, D extends DTypeLike = never>(
  a: A,
  ...rest: LikeArguments<D>
): NDArray<Made<A, D>, RankOf<A>> {
  return allocateAlike("zeros_like", a, rest) as never
}

/** `np.empty_like(prototype, ...)`: as `zeros_like`. */
export const empty_like: typeof zeros_like = zeros_like

/** `np.ones_like(a, dtype=None, order="K", subok=True, shape=None, *, device=None)`. */
export function ones_like<const A extends ArrayInput, D extends DTypeLike = never>(
  a: A,
  ...rest: LikeArguments<D>
): NDArray<Made<A, D>, RankOf<A>> {
  const result = allocateAlike("ones_like", a, rest)
  result.fill(1)
  return result as never
}

/**
 * `np.full_like(a, fill_value, dtype=None, order="K", subok=True, shape=None, *, device=None)`: the shape and
 * dtype of `a`, filled.
 */
export function full_like<const A extends ArrayInput, D extends DTypeLike = never>(
  a: A,
  fill_value: ArrayInput,
  ...rest: LikeArguments<D>
): NDArray<Made<A, D>, RankOf<A>> {
  const result = allocateAlike("full_like", a, rest)
  result.fill(fill_value)
  return result as never
}
