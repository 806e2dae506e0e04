import { byteswap, tobytes } from "./bytes.ts"
import { type AsTypeArguments, allocate, assign, astype, copy } from "./copy.ts"
import type { Data, DType, DTypeLike, ScalarOfDType } from "./dtype.ts"
import { getField, setField } from "./fields.ts"
import { tofile } from "./files/fromfile.ts"
import { type Flags, flagsOf, setWriteable } from "./flags.ts"
import { arrayRepr, arrayStr } from "./format/index.ts"
import { getItem, setItem } from "./index/index.ts"
import { valueFor } from "./index/setItem.ts"
import type {
  ArrayInput,
  ArrayOrScalar,
  Axis,
  Index,
  Item,
  Lists,
  RankAt,
  RankDown,
  RankOfShape,
  Shape,
  ShapeInput,
} from "./input.ts"
import type { Order } from "./layout.ts"
import type { TraceOptions } from "./linear/trace.ts"
import { dot, trace } from "./linear.ts"
import { readScalar } from "./memory.ts"
import { type ChooseOptions, choose } from "./numeric/choose.ts"
import { isOptions, keyword, named } from "./options.ts"
import type { Mode } from "./picking/places.ts"
import { put } from "./picking/put.ts"
import { compress, type TakeArguments, take } from "./picking/take.ts"
import type { FloatOf, SumOf } from "./promote.ts"
import { type AccumulateOptions, type ArgOptions, argmax, argmin, cumprod, cumsum } from "./reduce/along.ts"
import { allOf, anyOf, max, min, prod, type ReducedBy, sum } from "./reduce/reduce.ts"
import * as statistics from "./reduce/statistics.ts"
import { resizeInPlace, setFlat, setShape } from "./resize.ts"
import { type ClipOptions, clipOf, type RoundOptions, round } from "./rounding.ts"
import type { bool, int64, Scalar } from "./scalar.ts"
import { nonzero } from "./select.ts"
import { repeat } from "./shape/arrange.ts"
import { type DiagonalOptions, diagonal } from "./shape/diagonal.ts"
import {
  flatten,
  matrix_transpose,
  type ReshapeOptions,
  ravel,
  reshape,
  squeeze,
  swapaxes,
  transpose,
} from "./shape/reshape.ts"
import { type SearchArguments, searchsorted } from "./sorting/search.ts"
import {
  argpartition,
  argsort,
  type PartitionArguments,
  partitionInPlace,
  type SortArguments,
  sortInPlace,
} from "./sorting/sort.ts"
import { tuple } from "./tuple.ts"
import { viewAs } from "./view.ts"

/**
 * NumPy's ndarray: a view of typed memory. Element `(i, j, ...)` lies at
 * `offset + i * steps[0] + j * steps[1] + ...`, counted in elements; views share `data`.
 *
 * `T` is the scalar type of the elements, `R` the rank where it is known. `NDArray` alone takes any.
 *
 * Source: https://numpy.org/doc/stable/reference/arrays.ndarray.html
 */
// @ts-expect-error every member grows with T and R, which the checker cannot prove of conditional types
// biome-ignore lint/suspicious/noExplicitAny: what is not known of an array must not stop a cell
export class NDArray<out T extends Scalar = any, out R extends number = any> {
  readonly dtype: DType<T>
  /**
   * The memory, shared with every view of it; int64 and uint64 take two entries an element. Its `buffer` may hold
   * more than this array: many large float64 arrays lie in one.
   */
  readonly data: Data
  /** The shape, for internal use: not to be changed. */
  readonly dims: readonly number[]
  /** Elements from one index to the next along each axis (NumPy's strides divided by the itemsize). */
  readonly steps: readonly number[]
  /** Where the first element lies, in elements. */
  readonly offset: number
  /** The number of elements. */
  readonly size: number
  /** Whether the elements lie one after another in C order. */
  readonly contiguous: boolean
  /** The array whose memory this one views; null when it owns its memory. */
  readonly base: NDArray | null
  /** False for broadcast views, which NumPy protects from assignment. */
  writeable: boolean
  /** Never set; carries the rank in the type. */
  declare readonly rank?: R

  constructor(
    data: Data,
    dtype: DType<T>,
    dims: readonly number[],
    size: number,
    steps: readonly number[],
    offset = 0,
    contiguous = true,
    base: NDArray | null = null,
  ) {
    this.dtype = dtype
    this.data = data
    this.dims = dims
    this.steps = steps
    this.offset = offset
    this.size = size
    this.contiguous = contiguous
    // NumPy names the owner of the memory, however many views lie between.
    this.base = base?.base ?? base
    this.writeable = base === null || base.writeable
  }

  /** The length of each axis, as a tuple. */
  get shape(): Shape<R> {
    return tuple(...this.dims) as unknown as Shape<R>
  }

  /** Another shape in place. @throws RangeError where the memory cannot be read so without a copy */
  set shape(shape: ShapeInput) {
    setShape(this, shape)
  }

  /** The number of axes. */
  get ndim(): number {
    return this.dims.length
  }

  /** Bytes of one element. */
  get itemsize(): number {
    return this.dtype.itemsize
  }

  /** Bytes of all elements. */
  get nbytes(): number {
    return this.size * this.dtype.itemsize
  }

  /** Bytes from one index to the next along each axis, as a tuple. */
  get strides(): Shape<R> {
    return tuple(...this.steps.map((step) => step * this.dtype.itemsize)) as unknown as Shape<R>
  }

  // Indices that compiled cells use in brackets; at run time they go through `at` and `set`.
  readonly [index: number]: Item<T, RankDown<R>>
  readonly [slice: `${string}:${string}`]: NDArray<T, R>

  /** The axes reversed, as a view. */
  get T(): NDArray<T, R> {
    return transpose(this) as never
  }

  /** The last two axes swapped, as a view. */
  get mT(): NDArray<T, R> {
    return matrix_transpose(this) as never
  }

  /** How the elements lie in memory and whether they may be written to. */
  get flags(): Flags {
    return flagsOf(this)
  }

  /** The elements as one axis: a view where the memory allows it, else a copy that cannot be written to. */
  get flat(): NDArray<T, 1> {
    const flat = this.ravel()
    if (!this.contiguous) flat.writeable = false
    return flat
  }

  /** Writes to the elements in C order, the values again and again. */
  set flat(values: ArrayInput) {
    setFlat(this, values)
  }

  /** `x[index]`; see {@link getItem}. */
  at<const I extends readonly Index[]>(...index: I): Item<T, RankAt<R, I>> {
    return getItem(this, index) as never
  }

  /** `x[index] = value`; a list of indices goes along the axes. See {@link setItem}. */
  set(index: Index | readonly Index[], value: ArrayInput): void {
    setItem(this, Array.isArray(index) ? index : [index], value)
  }

  /** Goes along the first axis. @throws TypeError for rank 0. */
  *[Symbol.iterator](): IterableIterator<Item<T, RankDown<R>>> {
    if (this.dims.length === 0) throw new TypeError("iteration over a 0-d array")
    for (let i = 0; i < this.dims[0]!; i++) yield getItem(this, [i]) as never
  }

  /** What Python's `print` shows. */
  toString(): string {
    return arrayStr(this as ArrayInput)
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return arrayRepr(this as ArrayInput)
  }

  /** `Number(x)`, Python's `float(x)`: an array of rank 0 counts as its scalar. */
  valueOf(): number | boolean | this {
    return this.dims.length === 0 ? readScalar(this.data, this.dtype, this.offset) : this
  }

  /** The elements as nested lists. */
  toJSON(): unknown {
    return this.tolist()
  }

  /** Where the memory is; NumPy's only answer. */
  get device(): "cpu" {
    return "cpu"
  }

  /** The elements themselves, since there are no complex numbers. */
  get real(): NDArray<T, R> {
    return this
  }

  /** Zeros, protected from assignment. */
  get imag(): NDArray<T, R> {
    const zeros = allocate(this.dtype, this.dims)
    zeros.writeable = false
    return zeros as never
  }

  all<const O extends Axis | ReduceOptions = null>(
    axis?: O,
    ...rest: (DTypeLike | NDArray | boolean | ReduceOptions | null)[]
  ): O extends number ? Reduced<bool, R> : O extends ReduceOptions ? ReducedBy<bool, R, O> : bool {
    return allOf(this, axis, ...rest) as never
  }

  any<const O extends Axis | ReduceOptions = null>(
    axis?: O,
    ...rest: (DTypeLike | NDArray | boolean | ReduceOptions | null)[]
  ): O extends number ? Reduced<bool, R> : O extends ReduceOptions ? ReducedBy<bool, R, O> : bool {
    return anyOf(this, axis, ...rest) as never
  }

  argmax(axis?: null): int64
  argmax(axis: number | null | ArgOptions, ...rest: (NDArray | ArgOptions | null)[]): Reduced<int64, R>
  argmax(...given: unknown[]): unknown {
    return argmax(this, ...(given as [number]))
  }

  argmin(axis?: null): int64
  argmin(axis: number | null | ArgOptions, ...rest: (NDArray | ArgOptions | null)[]): Reduced<int64, R>
  argmin(...given: unknown[]): unknown {
    return argmin(this, ...(given as [number]))
  }

  argpartition(kth: ArrayInput, ...rest: PartitionArguments): NDArray<int64, R> {
    return argpartition(this, kth, ...rest) as never
  }

  argsort(...rest: SortArguments): NDArray<int64, R> {
    return argsort(this, ...rest) as never
  }

  astype<D extends DTypeLike>(dtype: D, ...rest: AsTypeArguments): NDArray<ScalarOfDType<D>, R> {
    return astype(this, dtype, ...rest)
  }

  /** The bytes of each element turned round: a copy, or in place. */
  byteswap(inplace: boolean | { readonly inplace?: boolean } = false): NDArray<T, R> {
    return byteswap(this, keyword<boolean>("byteswap", "inplace", inplace, false)) as never
  }

  /** Element by element one of several arrays, in a list or one after the other; see `np.choose`. */
  choose(...given: (ArrayInput | readonly ArrayInput[] | ChooseOptions)[]): NDArray {
    const options = isOptions(given.at(-1)) ? (given.at(-1) as ChooseOptions) : {}
    const choices = isOptions(given.at(-1)) ? given.slice(0, -1) : given
    return choose(this, (choices.length === 1 ? choices[0] : choices) as ArrayInput[], options)
  }

  clip(...bounds: (ArrayInput | null | ClipOptions)[]): NDArray<T, R> {
    return clipOf(this, bounds) as never
  }

  compress(
    condition: ArrayInput,
    ...rest: readonly (number | null | NDArray | { readonly axis?: number | null; readonly out?: NDArray })[]
  ): NDArray<T> {
    return compress(condition, this, ...rest) as never
  }

  /** The array itself, since there are no complex numbers. */
  conj(): this {
    return this
  }

  /** The array itself, since there are no complex numbers. */
  conjugate(): this {
    return this
  }

  /** A fresh array of the same elements, in C order unless another is asked for. */
  copy(order?: Order | { readonly order?: Order }): NDArray<T, R> {
    return copy(this, order)
  }

  cumprod(...given: (number | null | AccumulateOptions)[]): NDArray<SumOf<T>, R> {
    return cumprod(this, ...(given as [number])) as never
  }

  cumsum(...given: (number | null | AccumulateOptions)[]): NDArray<SumOf<T>, R> {
    return cumsum(this, ...(given as [number])) as never
  }

  diagonal(...rest: readonly (number | DiagonalOptions)[]): NDArray<T> {
    return diagonal(this, ...rest) as never
  }

  dot<const B extends ArrayInput>(
    b: B,
    out?: NDArray | { readonly out?: NDArray },
  ): ReturnType<typeof dot<NDArray<T, R>, B>> {
    return dot(this, b, out) as never
  }

  /** Every element becomes `value`. */
  fill(value: ArrayInput): void {
    assign(this, valueFor(this, value))
  }

  /** One axis, as a copy. */
  flatten(...rest: readonly (Order | { readonly order?: Order })[]): NDArray<T, 1> {
    return flatten(this, ...rest) as never
  }

  /** One element as a plain scalar: the only one, the n-th in C order, or the one at those indices. */
  item(...index: readonly (number | readonly number[])[]): T {
    if (index.length === 0 && this.size !== 1) {
      throw new RangeError("can only convert an array of size 1 to a Python scalar")
    }
    const places = index.length === 0 ? [0] : index.flat()
    const flat = places.length === 1 && this.dims.length !== 1
    return getItem(flat ? (ravel(this) as NDArray) : this, places) as never
  }

  /** Some bytes of each element as another dtype, a view; see {@link getField}. */
  getfield<D extends DTypeLike>(
    dtype: D,
    ...rest: readonly (number | { readonly offset?: number })[]
  ): NDArray<ScalarOfDType<D>, R> {
    return getField(this, dtype, rest) as never
  }

  /** Writes to some bytes of each element. */
  setfield(
    val: ArrayInput,
    dtype: DTypeLike,
    ...rest: readonly (number | { readonly offset?: number })[]
  ): void {
    setField(this, val, dtype, rest)
  }

  max(axis?: null): T
  max(axis: number, ...rest: ReduceOptions[]): Reduced<T, R>
  max<const O extends ReduceOptions>(options: O): ReducedBy<T, R, O>
  max(...given: unknown[]): unknown {
    return max(this, ...(given as [number]))
  }

  mean(axis?: null): FloatOf<T>
  mean(axis: number, ...rest: ReduceOptions[]): Reduced<FloatOf<T>, R>
  mean<const O extends ReduceOptions>(options: O): ReducedBy<FloatOf<T>, R, O>
  mean(...given: unknown[]): unknown {
    return statistics.mean(this, ...(given as [number]))
  }

  min(axis?: null): T
  min(axis: number, ...rest: ReduceOptions[]): Reduced<T, R>
  min<const O extends ReduceOptions>(options: O): ReducedBy<T, R, O>
  min(...given: unknown[]): unknown {
    return min(this, ...(given as [number]))
  }

  nonzero(): NDArray<int64, 1>[] {
    return nonzero(this)
  }

  /** Puts the elements at places `kth` where sorting would, in place. */
  partition(kth: ArrayInput, ...rest: PartitionArguments): void {
    partitionInPlace(this, kth, ...rest)
  }

  /** Writes values to places of the flat array. */
  put(indices: ArrayInput, values: ArrayInput, mode?: Mode | { readonly mode?: Mode }): void {
    put(this, indices, values, mode)
  }

  prod(axis?: null): SumOf<T>
  prod(axis: number, ...rest: ReduceOptions[]): Reduced<SumOf<T>, R>
  prod<const O extends ReduceOptions>(options: O): ReducedBy<SumOf<T>, R, O>
  prod(...given: unknown[]): unknown {
    return prod(this, ...(given as [number]))
  }

  /** One axis, as a view where the memory allows it. */
  ravel(...rest: readonly (Order | { readonly order?: Order })[]): NDArray<T, 1> {
    return ravel(this, ...rest) as never
  }

  repeat(repeats: ArrayInput, axis: number | null | { readonly axis?: number | null } = null): NDArray<T> {
    return repeat(this, repeats, axis) as never
  }

  reshape<const S extends number | readonly number[]>(
    shape: S,
    options?: ReshapeOptions,
  ): NDArray<T, RankOfShape<S>>
  reshape<const S extends readonly number[]>(...shape: S): NDArray<T, S["length"]>
  reshape(...given: unknown[]): unknown {
    const last = given.at(-1)
    const lengths = isOptions(last) ? given.slice(0, -1) : given
    const shape = (lengths.length === 1 ? lengths[0] : lengths) as number[]
    return isOptions(last) ? reshape(this, shape, last) : reshape(this, shape)
  }

  /** Another shape in place: memory in C order is cut off or filled up with zeros. */
  resize(...given: readonly (number | readonly number[] | { readonly refcheck?: boolean })[]): void {
    resizeInPlace(this, given)
  }

  round(...given: readonly (number | NDArray | RoundOptions)[]): NDArray<T, R> {
    return round(this, ...(given as [number])) as never
  }

  searchsorted<const V extends ArrayInput>(
    v: V,
    ...rest: SearchArguments
  ): ReturnType<typeof searchsorted<V>> {
    return searchsorted(this, v, ...rest)
  }

  /** Sorts in place, NaN last. */
  sort(...rest: SortArguments): void {
    sortInPlace(this, ...rest)
  }

  /**
   * Whether the array may be written to. Elements are always aligned and never copies to be written back.
   *
   * @throws RangeError for a view of protected memory, and for flags that no array has here
   */
  setflags(
    options: {
      readonly write?: boolean | null
      readonly align?: true | null
      readonly uic?: false | null
    } = {},
  ): void {
    const { write, align, uic } = named("setflags", ["write", "align", "uic"], [options], 0)
    if (align === false) throw new RangeError("setflags: elements are always aligned, got align=false")
    if (uic === true) throw new RangeError("cannot set WRITEBACKIFCOPY flag to True")
    if (write !== undefined && write !== null) setWriteable(this, Boolean(write))
  }

  squeeze(axis: Axis | { readonly axis?: Axis } = null): NDArray<T> {
    return squeeze(this, axis) as never
  }

  std(axis?: null): FloatOf<T>
  std(axis: number, ...rest: statistics.VarOptions[]): Reduced<FloatOf<T>, R>
  std<const O extends statistics.VarOptions>(options: O): ReducedBy<FloatOf<T>, R, O>
  std(...given: unknown[]): unknown {
    return statistics.std(this, ...(given as [number]))
  }

  sum(axis?: null): SumOf<T>
  sum(axis: number, ...rest: ReduceOptions[]): Reduced<SumOf<T>, R>
  sum<const O extends ReduceOptions>(options: O): ReducedBy<SumOf<T>, R, O>
  sum(...given: unknown[]): unknown {
    return sum(this, ...(given as [number]))
  }

  swapaxes(axis1: number, axis2: number): NDArray<T, R> {
    return swapaxes(this, axis1, axis2) as never
  }

  take(indices: ArrayInput, ...rest: TakeArguments): NDArray<T> {
    return take(this, indices, ...rest) as never
  }

  /** The array itself: "cpu" is the only device. */
  to_device(device: "cpu", stream?: null | { readonly stream?: null }): this {
    if (keyword("to_device", "stream", stream, null) !== null)
      throw new RangeError("The stream argument in to_device() is not supported")
    if (device !== "cpu")
      throw new RangeError(`Unsupported device: ${String(device)}. Only 'cpu' is accepted.`)
    return this
  }

  /** A copy of the elements' bytes. */
  tobytes(order?: Order | { readonly order?: Order }): Uint8Array {
    return tobytes(this, order)
  }

  /** Writes the elements to a file, as bytes or as text with `sep` between them. */
  tofile(
    fid: string,
    ...rest: readonly (string | { readonly sep?: string; readonly format?: string })[]
  ): void {
    tofile(this, fid, ...rest)
  }

  /** The elements as nested lists of numbers and booleans; of rank 0 its scalar. */
  tolist(): Lists<T, R> {
    if (this.dims.length === 0) return readScalar(this.data, this.dtype, this.offset) as never
    return Array.from({ length: this.dims[0]! }, (_, i) => {
      const item = getItem(this, [i])
      return item instanceof NDArray ? item.tolist() : item
    }) as never
  }

  trace(...rest: readonly (number | DTypeLike | NDArray | null | TraceOptions)[]): T {
    return trace(this, ...rest) as never
  }

  transpose(...axes: readonly (number | readonly number[] | null)[]): NDArray<T, R> {
    const order = axes.length === 1 && typeof axes[0] !== "number" ? axes[0] : axes
    return transpose(this, axes.length === 0 ? null : (order as number[])) as never
  }

  var(axis?: null): FloatOf<T>
  var(axis: number, ...rest: statistics.VarOptions[]): Reduced<FloatOf<T>, R>
  var<const O extends statistics.VarOptions>(options: O): ReducedBy<FloatOf<T>, R, O>
  var(...given: unknown[]): unknown {
    return statistics.var(this, ...(given as [number]))
  }

  /** The same memory, read as another dtype where one is given. */
  view<D extends DTypeLike = DType<T>>(dtype?: D): NDArray<ScalarOfDType<D>, R> {
    return viewAs(this, dtype) as never
  }
}

/** C-order steps of a shape. */
export function stepsOf(dims: readonly number[]): number[] {
  const steps = new Array<number>(dims.length)
  let step = 1
  for (let axis = dims.length - 1; axis >= 0; axis--) {
    steps[axis] = step
    // NumPy counts an axis of no elements as one.
    step *= Math.max(1, dims[axis]!)
  }
  return steps
}

/** The number of elements of a shape. */
export function sizeOf(dims: readonly number[]): number {
  let size = 1
  for (const length of dims) size *= length
  return size
}

/**
 * An array over memory that is already filled, in C order, without a copy.
 *
 * @param data - the elements; two entries each for int64 and uint64
 * @param dims - the shape; one axis of all elements by default
 */
export function fromData<T extends Scalar>(
  data: Data,
  dtype: DType<T>,
  dims: readonly number[] = [data.length / dtype.width],
): NDArray<T> {
  return new NDArray(data, dtype, dims, sizeOf(dims), stepsOf(dims))
}

/** The keyword arguments of reductions. */
export interface ReduceOptions {
  readonly axis?: Axis
  readonly dtype?: DTypeLike
  readonly out?: NDArray
  readonly keepdims?: boolean
  readonly initial?: number
  readonly where?: ArrayInput
}

/** What a reduction along an axis gives: one axis fewer; a scalar when it was the only one. */
export type Reduced<T extends Scalar, R extends number> = ArrayOrScalar<T, RankDown<R>>
