/** Writing to given places in place: put, place, putmask, copyto, fill_diagonal. */
import { broadcastSteps, sameShape, shapeTextTight, stretchesTo } from "../broadcast.ts"
import { type Casting, castingOf, checkArrayCasting } from "../casting.ts"
import { assign, castLoop, checkWriteable, copyAs, trimLeading } from "../copy.ts"
import { toArray } from "../creation.ts"
import { bool, type DType } from "../dtype.ts"
import { truePlaces } from "../index/mask.ts"
import { valueFor } from "../index/setItem.ts"
import type { ArrayInput } from "../input.ts"
import { NDArray } from "../ndarray.ts"
import { keyword, named } from "../options.ts"
import { dtypeOfWeak, type Weak, weakKind } from "../promote.ts"
import { maskOf } from "../select.ts"
import { Typed, untyped } from "../typed.ts"
import { stridedView } from "../view.ts"
import { overlap } from "../wasm/index.ts"
import { type Mode, modeOf, numbersOf, placesWithin, wholeArray } from "./places.ts"

/** The array that is written to. @throws TypeError for what is none or is protected. */
function targetOf(name: string, a: unknown): NDArray {
  if (!(a instanceof NDArray))
    throw new TypeError(`${name}: argument 1 must be numpy.ndarray, got ${String(a)}`)
  checkWriteable(a)
  return a
}

/** The flat elements of `x` where they lie in C order, else a copy that `done` writes back. */
function flatMemory(x: NDArray): { readonly flat: NDArray; readonly done: () => void } {
  if (x.contiguous) return { flat: x, done: () => undefined }
  const flat = copyAs(x, x.dtype) as NDArray
  return { flat, done: () => assign(x, flat) }
}

/** Copies single elements between arrays of one dtype in C order. */
function copyElements(
  flat: NDArray,
  places: ArrayLike<number>,
  values: NDArray,
  from: (k: number) => number,
) {
  const { width } = flat.dtype
  for (let k = 0; k < places.length; k++) {
    const to = (flat.offset + places[k]!) * width
    const source = from(k) * width
    for (let part = 0; part < width; part++) flat.data[to + part] = values.data[source + part]!
  }
}

const castFor = (x: NDArray, values: unknown) => copyAs(valueFor(x, values), x.dtype) as NDArray

/** Values for functions that refuse an array of a dtype that does not cast safely. */
function safelyCast(x: NDArray, values: unknown): NDArray {
  const plain = untyped(values)
  if (plain instanceof NDArray) checkArrayCasting(plain.dtype, x.dtype, "safe")
  return castFor(x, values)
}

/**
 * `np.put(a, ind, v, mode="raise")`: writes values, repeated as needed, to places of the flat array.
 *
 * @throws RangeError for a place outside with mode "raise".
 */
export function put(
  a: NDArray,
  ind: ArrayInput,
  v: ArrayInput,
  mode: Mode | { readonly mode?: Mode } = "raise",
): void {
  const x = targetOf("put", a)
  const chosen = modeOf(keyword<string>("put", "mode", mode, "raise"))
  const values = castFor(x, v)
  const indices = numbersOf(wholeArray(ind))
  if (indices.length === 0) return
  if (x.size === 0) throw new RangeError("cannot replace elements of an empty array")
  if (values.size === 0) return
  const places = placesWithin(indices, x.size, chosen)
  const { flat, done } = flatMemory(x)
  copyElements(flat, places, values, (k) => k % values.size)
  done()
}

/** The places in C order where a mask of as many elements is true. */
function maskedPlaces(name: string, x: NDArray, mask: unknown): Float64Array {
  const truth = maskOf(mask as ArrayInput)
  if (truth.size !== x.size) throw new RangeError(`${name}: mask and data must be the same size`)
  return truePlaces(truth)
}

/**
 * `np.place(arr, mask, vals)`: the first values go to the places where the mask is true, repeated as needed.
 *
 * @throws RangeError for a mask of another size or no values at all.
 */
export function place(arr: NDArray, mask: ArrayInput, vals: ArrayInput): void {
  const x = targetOf("place", arr)
  const values = safelyCast(x, vals)
  const places = maskedPlaces("place", x, mask)
  if (places.length === 0) return
  if (values.size === 0) throw new RangeError("Cannot insert from an empty array!")
  const { flat, done } = flatMemory(x)
  copyElements(flat, places, values, (k) => k % values.size)
  done()
}

/**
 * `np.putmask(a, /, mask, values)`: where the mask is true the value of the same place, the values repeated as
 * needed.
 *
 * @throws RangeError for a mask of another size.
 */
export function putmask(a: NDArray, mask: ArrayInput, values: ArrayInput): void {
  const x = targetOf("putmask", a)
  const given = safelyCast(x, values)
  const places = maskedPlaces("putmask", x, mask)
  if (given.size === 0) return
  const { flat, done } = flatMemory(x)
  copyElements(flat, places, given, (k) => places[k]! % given.size)
  done()
}

const weakOrder: readonly Weak[] = ["bool", "int", "float"]

/** Python's scalars cast by their kind alone; "equiv" takes only the dtype that they have by themselves. */
function checkScalarCasting(weak: Weak, to: DType, casting: Casting): void {
  const own = to.kind === "b" ? "bool" : to.kind === "f" ? "float" : "int"
  const fits = weakOrder.indexOf(weak) <= weakOrder.indexOf(own)
  const exact = casting !== "equiv" || dtypeOfWeak(weak) === to
  const same = casting !== "no" || weak !== "bool" || own === "bool"
  if (casting === "unsafe" || (fits && exact && same)) return
  throw new TypeError(
    `Cannot cast scalar from dtype('${dtypeOfWeak(weak).name}') to dtype('${to.name}') according to the rule '${casting}'`,
  )
}

function sourceFor(x: NDArray, src: unknown, casting: Casting): NDArray {
  const plain = untyped(src)
  if (typeof plain === "number" || typeof plain === "boolean") {
    const typed = src instanceof Typed && weakOrder.includes(src.type as Weak) ? (src.type as Weak) : null
    checkScalarCasting(typed ?? weakKind(plain), x.dtype, casting)
    return valueFor(x, src)
  }
  const source = toArray(src)
  checkArrayCasting(source.dtype, x.dtype, casting)
  return source
}

/**
 * `np.copyto(dst, src, casting="same_kind", where=True)`: writes `src`, broadcast and cast, where the mask is true.
 *
 * @throws RangeError when a shape does not broadcast; TypeError for a cast that `casting` rules out.
 */
export function copyto(
  dst: NDArray,
  src: ArrayInput,
  ...rest: readonly (Casting | ArrayInput | { readonly casting?: Casting; readonly where?: ArrayInput })[]
): void {
  const x = targetOf("copyto", dst)
  const { casting, where } = named("copyto", ["casting", "where"], rest)
  const source = sourceFor(x, src, castingOf(untyped(casting)))
  if (where === undefined || untyped(where) === true) assign(x, source)
  else assignWhere(x, source, toArray(where))
}

function assignWhere(x: NDArray, source: NDArray, mask: NDArray): void {
  if (mask.dtype !== bool) checkArrayCasting(mask.dtype, bool, "safe")
  const { dims, steps } = trimLeading(source, x.dims.length)
  if (!stretchesTo(mask.dims, x.dims) || !stretchesTo(dims, x.dims))
    throw new RangeError(
      `could not broadcast ${stretchesTo(dims, x.dims) ? "where mask" : "input array"} from shape ${shapeTextTight(stretchesTo(dims, x.dims) ? mask.dims : source.dims)} into shape ${shapeTextTight(x.dims)}`,
    )
  const shared = overlap(source.data, x.data)
  const from = stridedView(source, x.dims, broadcastSteps(dims, steps, x.dims))
  const values = copyAs(shared || !sameShape(dims, x.dims) ? from : source, source.dtype)
  const truth = copyAs(stridedView(mask, x.dims, broadcastSteps(mask.dims, mask.steps, x.dims)), bool).data
  const { flat, done } = flatMemory(x)
  const cast = castLoop(source.dtype, x.dtype)
  for (let k = 0; k < x.size; k++)
    if (truth[k] !== 0) cast(values.data, k, 0, flat.data, flat.offset + k, 0, 1)
  done()
}

/**
 * `np.fill_diagonal(a, val, wrap=False)`: writes to the main diagonal; of a tall matrix again after each block
 * with `wrap`.
 *
 * @throws RangeError for rank 0 or 1, or unequal lengths above rank 2.
 */
export function fill_diagonal(
  a: NDArray,
  val: ArrayInput,
  wrap: boolean | { readonly wrap?: boolean } = false,
): void {
  const x = targetOf("fill_diagonal", a)
  const wraps = keyword<boolean>("fill_diagonal", "wrap", wrap, false)
  if (x.dims.length < 2) throw new RangeError("array must be at least 2-d")
  if (x.dims.length > 2 && !x.dims.every((length) => length === x.dims[0]))
    throw new RangeError("All dimensions of input must be of equal length")
  const columns = x.dims[1]!
  const step = x.dims.length === 2 ? columns + 1 : x.dims.reduce((sum, _, k) => sum + columns ** k, 0)
  const end = x.dims.length === 2 && !wraps ? Math.min(x.size, columns * columns) : x.size
  const places = Array.from({ length: Math.max(0, Math.ceil(end / step)) }, (_, k) => k * step)
  const values = castFor(x, val)
  if (values.size === 0) return
  const { flat, done } = flatMemory(x)
  copyElements(flat, places, values, (k) => k % values.size)
  done()
}
