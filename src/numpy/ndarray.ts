import type { Data, DType, DTypeLike, ScalarOfDType } from "./dtype.ts"
import type {
  ArrayInput,
  ArrayOrScalar,
  Axis,
  Index,
  Item,
  RankAt,
  RankDown,
  RankOfShape,
  Shape,
  ShapeInput,
} from "./input.ts"
import type { FloatOf, SumOf } from "./promote.ts"
import type { bool, int64, Scalar } from "./scalar.ts"
import { tuple } from "./tuple.ts"

/**
 * NumPy's ndarray: a view of typed memory. Element `(i, j, ...)` lies at
 * `offset + i * steps[0] + j * steps[1] + ...`, counted in elements; views share `data`.
 *
 * `T` is the scalar type of the elements, `R` the rank where it is known. `NDArray` alone takes any.
 *
 * Source: https://numpy.org/doc/stable/reference/arrays.ndarray.html
 */
// @ts-expect-error every member grows with T and R, which the checker cannot prove of conditional types
export class NDArray<out T extends Scalar = Scalar, out R extends number = number> {
  readonly dtype: DType<T>
  /** The memory, shared with every view of it; int64 and uint64 take two entries an element. */
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
    this.base = base
    this.writeable = base === null || base.writeable
  }

  /** The length of each axis, as a tuple. */
  get shape(): Shape<R> {
    return tuple(...this.dims) as unknown as Shape<R>
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
}

/** C-order steps of a shape. */
export function stepsOf(dims: readonly number[]): number[] {
  const steps = new Array<number>(dims.length)
  let step = 1
  for (let axis = dims.length - 1; axis >= 0; axis--) {
    steps[axis] = step
    step *= dims[axis]!
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

// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the methods
// @ts-expect-error every member grows with T and R, which the checker cannot prove of conditional types
export interface NDArray<out T extends Scalar = Scalar, out R extends number = number> {
  readonly [index: number]: Item<T, RankDown<R>>
  readonly [slice: `${string}:${string}`]: NDArray<T, R>
  readonly T: NDArray<T, R>
  at<const I extends readonly Index[]>(...index: I): Item<T, RankAt<R, I>>
  set(index: Index | readonly Index[], value: ArrayInput): void
  [Symbol.iterator](): IterableIterator<Item<T, RankDown<R>>>
  toString(): string
  all(axis?: Axis | ReduceOptions, options?: ReduceOptions): bool
  any(axis?: Axis | ReduceOptions, options?: ReduceOptions): bool
  argmax(): int64
  argmax(axis: number | { axis?: number; keepdims?: boolean }): Reduced<int64, R>
  argmin(): int64
  argmin(axis: number | { axis?: number; keepdims?: boolean }): Reduced<int64, R>
  argsort(axis?: number | null): NDArray<int64, R>
  astype<D extends DTypeLike>(dtype: D, options?: { copy?: boolean }): NDArray<ScalarOfDType<D>, R>
  clip(min?: ArrayInput | null, max?: ArrayInput | null): NDArray<T, R>
  copy(): NDArray<T, R>
  cumsum(axis?: Axis): NDArray<SumOf<T>, R>
  cumprod(axis?: Axis): NDArray<SumOf<T>, R>
  dot(b: ArrayInput): NDArray<T> & T
  fill(value: ArrayInput): void
  flatten(order?: "C" | "F"): NDArray<T, 1>
  item(...index: number[]): T
  max(): T
  max(axis: number | ReduceOptions, options?: ReduceOptions): Reduced<T, R>
  mean(): FloatOf<T>
  mean(axis: number | ReduceOptions, options?: ReduceOptions): Reduced<FloatOf<T>, R>
  min(): T
  min(axis: number | ReduceOptions, options?: ReduceOptions): Reduced<T, R>
  prod(): SumOf<T>
  prod(axis: number | ReduceOptions, options?: ReduceOptions): Reduced<SumOf<T>, R>
  ravel(order?: "C" | "F"): NDArray<T, 1>
  repeat(repeats: ArrayInput, axis?: number | null): NDArray<T>
  reshape<const S extends readonly number[]>(shape: S): NDArray<T, S["length"]>
  reshape<const S extends readonly number[]>(...shape: S): NDArray<T, S["length"]>
  round(decimals?: number): NDArray<T, R>
  sort(axis?: number): void
  squeeze(axis?: Axis): NDArray<T>
  std(): FloatOf<T>
  std(axis: Axis | (ReduceOptions & { ddof?: number })): Reduced<FloatOf<T>, R>
  sum(): SumOf<T>
  sum(axis: number | ReduceOptions, options?: ReduceOptions): Reduced<SumOf<T>, R>
  swapaxes(axis1: number, axis2: number): NDArray<T, R>
  take(indices: ArrayInput, axis?: number | null): NDArray<T>
  tolist(): unknown
  transpose(...axes: (number | readonly number[])[]): NDArray<T, R>
  var(): FloatOf<T>
  var(axis: Axis | (ReduceOptions & { ddof?: number })): Reduced<FloatOf<T>, R>
  view<D extends DTypeLike>(dtype?: D): NDArray<ScalarOfDType<D>, R>
}
