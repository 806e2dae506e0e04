import { coerce, fromView } from "./coerce.ts"
import { copyInOrder, liesIn } from "./copy.ts"
import { type DType, type DTypeLike, dtypeOr, type ScalarOfDType } from "./dtype.ts"
import type { ArrayInput, ElementOf, RankOf } from "./input.ts"
import { allocateOrdered, isFortran, type Order, orderOf } from "./layout.ts"
import { NDArray } from "./ndarray.ts"
import { named } from "./options.ts"
import type { ScalarNamed } from "./promote.ts"
import type { ScalarName, ScalarTypes } from "./scalar.ts"
import { Typed, untyped } from "./typed.ts"
import { addAxes } from "./view.ts"

/** The scalar type of an array made of `A`, or the one that a dtype argument names. */
export type Made<A, D> = [D] extends [never] ? MadeOf<ElementOf<A>> : ScalarOfDType<D>

/** Of an empty list float64; of whole numbers written out int64; of numbers only the data tell. */
type MadeOf<E> = [E] extends [never]
  ? ScalarTypes["float64"]
  : ScalarName<E> extends "number"
    ? `${E & number}` extends `${bigint}`
      ? ScalarTypes["int64"]
      : number
    : ScalarNamed<ScalarName<E>>

/** Arguments that every creating function takes: there is one device, and `like` names NumPy itself. */
export interface PlaceOptions {
  readonly device?: "cpu" | null
  readonly like?: NDArray | null
}

/**
 * Refuses a device that is not the CPU and a `like` that is no array.
 *
 * @throws RangeError for the device, TypeError for `like`.
 */
export function checkPlace({ device, like }: { readonly device?: unknown; readonly like?: unknown }): void {
  if (device !== undefined && device !== null && device !== "cpu")
    throw new RangeError(`Device not understood. Only "cpu" is allowed, but received: ${String(device)}`)
  if (like !== undefined && like !== null && !(untyped(like) instanceof NDArray))
    throw new TypeError(
      "The `like` argument must be an array-like that implements the `__array_function__` protocol.",
    )
}

/** `value` as an array: itself when it is one of that dtype, otherwise a fresh array. */
export function toArray(value: unknown, dtype: DType | null = null): NDArray {
  const plain = value instanceof Typed && value.value instanceof NDArray ? value.value : value
  if (plain instanceof NDArray) {
    return dtype === null || plain.dtype === dtype ? plain : copyInOrder(plain, dtype, "K")
  }
  if (ArrayBuffer.isView(plain)) return toArray(fromView(plain), dtype)
  return coerce(plain, dtype)
}

/** How an array is to be made of something. */
interface Wanted {
  readonly dtype: DType | null
  /** True: always a fresh one; null: only where needed; false: never. */
  readonly copy: boolean | null
  readonly order: Order
}

function make(object: unknown, wanted: Wanted): NDArray {
  const plain = untyped(object)
  const source = ArrayBuffer.isView(plain) ? fromView(plain) : plain
  if (source instanceof NDArray) return makeFromArray(source, wanted)
  if (wanted.copy === false) throw cannotShare()
  const made = coerce(object, wanted.dtype)
  return wanted.order === "F" && made.dims.length > 1 ? copyInOrder(made, made.dtype, "F") : made
}

function makeFromArray(x: NDArray, { dtype, copy, order }: Wanted): NDArray {
  const to = dtype ?? x.dtype
  if (copy !== true && to === x.dtype && liesIn(x, order === "A" ? "K" : order)) return x
  if (copy === false) throw cannotShare()
  // With a cast NumPy keeps the order of what lies in neither C nor F order.
  const kept = order === "A" && to !== x.dtype && !isFortran(x) ? "K" : order
  return copyInOrder(x, to, kept)
}

function cannotShare(): RangeError {
  return new RangeError(
    "Unable to avoid copy while creating an array as requested. (np.asarray copies where it is needed.)",
  )
}

const ARRAY = ["dtype", "copy", "order", "subok", "ndmin", "ndmax", "like"] as const

/** The keyword arguments of `np.array`. */
export interface ArrayOptions<D> {
  readonly dtype?: D | null
  readonly copy?: boolean | null
  readonly order?: Order | null
  readonly subok?: boolean
  readonly ndmin?: number
  readonly ndmax?: number
  readonly like?: NDArray | null
}

/**
 * `np.array(object, dtype=None, *, copy=True, order="K", subok=False, ndmin=0, ndmax=0, like=None)`: a fresh
 * array of nested lists, scalars or arrays.
 *
 * @param object - array-like; numbers without a fraction make int64, others float64, unless `dtype` says
 * @throws RangeError for ragged or too deep lists, or a copy that is refused and needed; TypeError for
 *   elements that are no numbers.
 */
export function array<const A extends ArrayInput, D extends DTypeLike = never>(
  object: A,
  ...rest: readonly (D | null | ArrayOptions<D>)[]
): NDArray<Made<A, D>, RankOf<A>> {
  if (rest.length === 0) return make(object, { dtype: null, copy: true, order: "K" }) as never
  const given = named("array", ARRAY, rest, 1)
  const [ndmin, ndmax] = [Number(untyped(given.ndmin ?? 0)), Number(untyped(given.ndmax ?? 64))]
  checkPlace({ like: given.like })
  if (ndmin > ndmax) throw new RangeError(`ndmin must be <= ndmax (${ndmax})`)
  const copy = given.copy === undefined ? true : (untyped(given.copy) as boolean | null)
  const wanted = { dtype: dtypeOr(given.dtype, null), copy, order: orderOf(given.order, "K") }
  const made = make(object, wanted)
  checkDepth(untyped(object), made, ndmax)
  return addAxes(made, ndmin) as never
}

/** An array that needs no cast may have more axes than `ndmax`. */
function checkDepth(given: unknown, made: NDArray, ndmax: number): void {
  if (made.dims.length <= ndmax) return
  if (!(given instanceof NDArray))
    throw new RangeError(
      `setting an array element with a sequence. The requested array would exceed the maximum number of dimension of ${ndmax}.`,
    )
  if (given.dtype !== made.dtype) throw new RangeError("object too deep for desired array")
}

/** The keyword arguments of `np.asarray`. */
export interface AsArrayOptions<D> extends PlaceOptions {
  readonly dtype?: D | null
  readonly order?: Order | null
  readonly copy?: boolean | null
}

type AsArrayArguments<D> = readonly (D | Order | null | AsArrayOptions<D>)[]

function as(name: string, object: unknown, rest: readonly unknown[]): NDArray {
  if (rest.length === 0) return toArray(object)
  const given = named(name, ["dtype", "order", "device", "copy", "like"], rest, 2)
  checkPlace(given)
  const copy = (untyped(given.copy) ?? null) as boolean | null
  return make(object, { dtype: dtypeOr(given.dtype, null), copy, order: orderOf(given.order, "K") })
}

/**
 * `np.asarray(a, dtype=None, order=None, *, device=None, copy=None, like=None)`: as `np.array`, but an array
 * that is already as asked is returned as it is, and a typed array shares its memory.
 *
 * @throws RangeError when `copy` is false and a copy is needed.
 */
export function asarray<const A extends ArrayInput, D extends DTypeLike = never>(
  a: A,
  ...rest: AsArrayArguments<D>
): NDArray<Made<A, D>, RankOf<A>> {
  return as("asarray", a, rest) as never
}

/** `np.asanyarray`: there are no subclasses, so the same as `asarray`. */
export function asanyarray<const A extends ArrayInput, D extends DTypeLike = never>(
  a: A,
  ...rest: AsArrayArguments<D>
): NDArray<Made<A, D>, RankOf<A>> {
  return as("asanyarray", a, rest) as never
}

type DTypeArguments<D> = readonly (D | null | { readonly dtype?: D | null; readonly like?: NDArray | null })[]

function asOrdered(name: string, order: "C" | "F", object: unknown, rest: readonly unknown[]): NDArray {
  const given = named(name, ["dtype", "like"], rest, 1)
  checkPlace({ like: given.like })
  return addAxes(make(object, { dtype: dtypeOr(given.dtype, null), copy: null, order }), 1)
}

/** `np.ascontiguousarray(a, dtype=None, *, like=None)`: in C order, of rank 1 at least. */
export function ascontiguousarray<const A extends ArrayInput, D extends DTypeLike = never>(
  a: A,
  ...rest: DTypeArguments<D>
): NDArray<Made<A, D>> {
  return asOrdered("ascontiguousarray", "C", a, rest) as never
}

/** `np.asfortranarray(a, dtype=None, *, like=None)`: columns first, of rank 1 at least. */
export function asfortranarray<const A extends ArrayInput, D extends DTypeLike = never>(
  a: A,
  ...rest: DTypeArguments<D>
): NDArray<Made<A, D>> {
  return asOrdered("asfortranarray", "F", a, rest) as never
}

/** `np.copy(a, order="K", subok=False)`: a fresh array of the same elements. */
export function copy<const A extends ArrayInput>(
  a: A,
  ...rest: readonly (Order | boolean | { readonly order?: Order; readonly subok?: boolean })[]
): NDArray<Made<A, never>, RankOf<A>> {
  const given = named("copy", ["order", "subok"], rest)
  return make(a, { dtype: null, copy: true, order: orderOf(given.order, "K") }) as never
}

const requirementOf: Readonly<Record<string, string>> = {
  C: "C",
  C_CONTIGUOUS: "C",
  CONTIGUOUS: "C",
  F: "F",
  F_CONTIGUOUS: "F",
  FORTRAN: "F",
  A: "A",
  ALIGNED: "A",
  W: "W",
  WRITEABLE: "W",
  O: "O",
  OWNDATA: "O",
  E: "E",
  ENSUREARRAY: "E",
}

function requirementsOf(given: unknown): Set<string> {
  const plain = untyped(given ?? [])
  const words = typeof plain === "string" ? [...plain] : (plain as readonly string[])
  return new Set(
    words.map((word) => {
      const found = requirementOf[word.toUpperCase()]
      if (found === undefined) throw new RangeError(`require: unknown requirement '${word}'`)
      return found
    }),
  )
}

type RequireOptions<D> = {
  readonly dtype?: D | null
  readonly requirements?: string | readonly string[] | null
  readonly like?: NDArray | null
}

/**
 * `np.require(a, dtype=None, requirements=None, *, like=None)`: an array in C ("C") or F ("F") order, that may
 * be written to ("W") or owns its memory ("O"); copied where it is not so.
 *
 * @throws RangeError for "C" together with "F", or an unknown requirement.
 */
export function requireArray<const A extends ArrayInput, D extends DTypeLike = never>(
  a: A,
  ...rest: readonly (D | string | readonly string[] | null | RequireOptions<D>)[]
): NDArray<Made<A, D>, RankOf<A>> {
  const given = named("require", ["dtype", "requirements", "like"], rest, 2)
  checkPlace({ like: given.like })
  const needs = requirementsOf(given.requirements)
  if (needs.has("C") && needs.has("F")) throw new RangeError('Cannot specify both "C" and "F" order')
  const order: Order = needs.has("F") ? "F" : needs.has("C") ? "C" : "A"
  const made = make(a, { dtype: dtypeOr(given.dtype, null), copy: null, order })
  const fits = (!needs.has("O") || made.base === null) && (!needs.has("W") || made.writeable)
  return (fits ? made : copyInOrder(made, made.dtype, order)) as never
}

/** A fresh array of zeros for creating functions, whose orders are C and F only. */
export function allocateFor(
  given: { readonly dtype?: unknown; readonly order?: unknown },
  dims: readonly number[],
  dtype: DType,
) {
  const order = orderOf(given.order, "C")
  if (order !== "C" && order !== "F") throw new RangeError("only 'C' or 'F' order is permitted")
  return allocateOrdered(dtypeOr(given.dtype, dtype), dims, order)
}
