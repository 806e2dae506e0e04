import { sameShape } from "../broadcast.ts"
import type { Casting } from "../casting.ts"
import { type DType, type DTypeLike, dtypes, float64 } from "../dtype.ts"
import { maySuffer, reportOf } from "../errors/find.ts"
import { maybeRules, type Rules } from "../errors/rules.ts"
import type { Order } from "../layout.ts"
import { NDArray } from "../ndarray.ts"
import { observing } from "../observe.ts"
import type { Loop1, Loop2 } from "../rows.ts"
import { callUfunc } from "./call.ts"
import { byDType, type Kernels } from "./kernels.ts"

export { resultType } from "./arguments.ts"

/** What makes a ufunc: its kernels and the dtypes they compute in and give. */
export interface UfuncSpec<L> {
  readonly name: string
  readonly kernels: Kernels<L>
  /** The kernels of further outputs. */
  readonly more?: readonly Kernels<L>[]
  /** The dtype to compute operands of a common dtype in; itself by default. */
  readonly compute?: (dtype: DType) => DType
  /** The dtype of the result, from the dtype computed in; the same by default. */
  readonly result?: (dtype: DType) => DType
  /** The dtype of the second output. */
  readonly second?: (dtype: DType) => DType
  /** Why NumPy refuses a dtype, when it says more than that there is no loop. */
  readonly refuse?: (dtype: DType) => string | null
  /** Whether Python ints out of a dtype's range are compared by their value. */
  readonly comparison?: boolean
  /** Loops for inputs of two different dtypes. */
  readonly mixed?: readonly Row<L>[]
  /** Whether the first loop runs that takes the operands safely, each by itself: of arrays, or always. */
  readonly search?: "arrays" | "always"
  /** Whether operands count by their truth alone, so that any casting lets them in. */
  readonly truth?: boolean
}

/** One loop of a ufunc: the dtypes of its inputs and outputs, and a kernel for each output. */
export interface Row<L> {
  readonly types: readonly DType[]
  readonly loops: readonly L[]
}

/** A ufunc made ready: everything by `dtype.num`. */
export interface Ufunc<L> {
  readonly name: string
  readonly nin: number
  readonly nout: number
  readonly loops: readonly (L | undefined)[]
  readonly compute: readonly DType[]
  readonly results: readonly DType[]
  readonly rowOf: readonly (Row<L> | undefined)[]
  /** Every loop, in the order in which NumPy looks through them. */
  readonly rows: readonly Row<L>[]
  readonly mixed: readonly Row<L>[]
  readonly search: "arrays" | "always" | null
  readonly truth: boolean
  readonly refuse: ((dtype: DType) => string | null) | null
  readonly comparison: boolean
  /** Which floating point errors it may meet; null for none. */
  readonly rules: Rules | null
}

export function defineUfunc<L>(spec: UfuncSpec<L>, nin: number): Ufunc<L> {
  const { name, kernels, compute = (dtype) => dtype, result = (dtype) => dtype, mixed = [] } = spec
  const loops = byDType(kernels)
  const rowOf = rowsOfKernels(spec, nin)
  return {
    name,
    nin,
    nout: 1 + (spec.more?.length ?? 0),
    loops,
    compute: dtypes.map(compute),
    results: dtypes.map((dtype) => result(compute(dtype))),
    rowOf,
    rows: [...rowOf.filter((row) => row !== undefined), ...mixed],
    mixed,
    search: spec.search ?? null,
    truth: spec.truth ?? false,
    refuse: spec.refuse ?? null,
    comparison: spec.comparison ?? false,
    rules: maybeRules(name),
  }
}

/** The loops whose inputs are all of the dtype computed in. */
function rowsOfKernels<L>(spec: UfuncSpec<L>, nin: number): (Row<L> | undefined)[] {
  const { result = (dtype) => dtype, second = (dtype) => dtype } = spec
  const all = [spec.kernels, ...(spec.more ?? [])].map(byDType)
  return dtypes.map((dtype) => {
    const loops = all.map((each) => each[dtype.num])
    if (loops.some((loop) => loop === undefined)) return undefined
    const outputs = loops.length === 1 ? [result(dtype)] : [result(dtype), second(dtype)]
    return { types: [...new Array<DType>(nin).fill(dtype), ...outputs], loops: loops as L[] }
  })
}

/** The keyword arguments of ufuncs. */
export interface UfuncOptions {
  readonly out?: NDArray | readonly (NDArray | null)[] | "..." | null
  readonly where?: unknown
  readonly casting?: Casting
  readonly order?: Order
  readonly dtype?: DTypeLike | null
  readonly subok?: boolean
  /** The dtypes of inputs and outputs: `"dd->d"`, or a list of dtypes with null for those left open. */
  readonly signature?: string | readonly (DTypeLike | null)[]
}

/** One plain number as memory, for the fast paths: used up before anything else can run. */
const oneNumber = new Float64Array(1)

/** Calls a ufunc of two inputs. Fresh results of plain operands take the short way. */
export function call2(
  ufunc: Ufunc<Loop2>,
  a: unknown,
  b: unknown,
  out?: unknown,
  options?: unknown,
): unknown {
  let result: unknown
  if (out !== undefined || options !== undefined) result = callUfunc(ufunc, [a, b], [out, options])
  else if (a instanceof NDArray && a.contiguous && a.dims.length > 0) {
    if (b instanceof NDArray) {
      const same = a.dtype === b.dtype && b.contiguous && sameShape(a.dims, b.dims)
      result = same ? fresh2(ufunc, a, b) : callUfunc(ufunc, [a, b], NO_OPTIONS)
    } else if (typeof b === "number" && a.dtype === float64) {
      oneNumber[0] = b
      result =
        freshWithNumber(ufunc, a, a.data, a.offset, 1, oneNumber, 0, 0) ??
        callUfunc(ufunc, [a, b], NO_OPTIONS)
    } else result = callUfunc(ufunc, [a, b], NO_OPTIONS)
  } else if (
    typeof a === "number" &&
    b instanceof NDArray &&
    b.contiguous &&
    b.dtype === float64 &&
    b.dims.length > 0
  ) {
    oneNumber[0] = a
    result =
      freshWithNumber(ufunc, b, oneNumber, 0, 0, b.data, b.offset, 1) ?? callUfunc(ufunc, [a, b], NO_OPTIONS)
  } else result = callUfunc(ufunc, [a, b], NO_OPTIONS)
  if (observing.observer !== null) observing.observer.operation(ufunc.name, [a, b], result)
  return result
}

const NO_OPTIONS: readonly unknown[] = []

/** Two contiguous arrays of one dtype and shape. */
function fresh2(ufunc: Ufunc<Loop2>, a: NDArray, b: NDArray): unknown {
  const { num } = a.dtype
  const loop = ufunc.loops[num]
  if (loop === undefined || ufunc.compute[num] !== a.dtype) return callUfunc(ufunc, [a, b], NO_OPTIONS)
  const dtype = ufunc.results[num]!
  const data = dtype.allocate(a.size)
  loop(a.data, a.offset, 1, b.data, b.offset, 1, data, 0, 1, a.size)
  const result = new NDArray(data, dtype, a.dims, a.size, a.steps)
  if (ufunc.rules !== null && maySuffer(ufunc.rules, a.dtype, data, 0, a.size))
    reportOf(ufunc, a.dims, [a, b], result)
  return result
}

/** A contiguous float64 array of the shape of `like` and a number, in either order; undefined without a loop. */
function freshWithNumber(
  ufunc: Ufunc<Loop2>,
  like: NDArray,
  x: NDArray["data"],
  xi: number,
  xs: number,
  y: NDArray["data"],
  yi: number,
  ys: number,
): unknown {
  const { num } = float64
  const loop = ufunc.loops[num]
  if (loop === undefined) return undefined
  const dtype = ufunc.results[num]!
  const data = dtype.allocate(like.size)
  loop(x, xi, xs, y, yi, ys, data, 0, 1, like.size)
  if (ufunc.rules !== null && maySuffer(ufunc.rules, float64, data, 0, like.size)) {
    const left = { data: x, offset: xi, steps: [xs], dtype: float64 }
    const right = { data: y, offset: yi, steps: [ys], dtype: float64 }
    reportOf(ufunc, [like.size], [left, right], { data, offset: 0, steps: [1], dtype })
  }
  return new NDArray(data, dtype, like.dims, like.size, like.steps)
}

/** Calls a ufunc of one input. */
export function call1(ufunc: Ufunc<Loop1>, a: unknown, out?: unknown, options?: unknown): unknown {
  let result: unknown
  if (out !== undefined || options !== undefined) result = callUfunc(ufunc, [a], [out, options])
  else if (
    a instanceof NDArray &&
    a.contiguous &&
    a.dims.length > 0 &&
    ufunc.compute[a.dtype.num] === a.dtype
  ) {
    result = fresh1(ufunc, a)
  } else result = callUfunc(ufunc, [a], NO_OPTIONS)
  if (observing.observer !== null) observing.observer.operation(ufunc.name, [a], result)
  return result
}

function fresh1(ufunc: Ufunc<Loop1>, a: NDArray): unknown {
  const { num } = a.dtype
  const loop = ufunc.loops[num]
  if (loop === undefined) return callUfunc(ufunc, [a], NO_OPTIONS)
  const dtype = ufunc.results[num]!
  const data = dtype.allocate(a.size)
  loop(a.data, a.offset, 1, data, 0, 1, a.size)
  const result = new NDArray(data, dtype, a.dims, a.size, a.steps)
  if (ufunc.rules !== null && maySuffer(ufunc.rules, a.dtype, data, 0, a.size))
    reportOf(ufunc, a.dims, [a], result)
  return result
}
