import { broadcastShapes, broadcastSteps, sameShape, shapeTextTight } from "../broadcast.ts"
import { type Casting, castingOf, checkCasting } from "../casting.ts"
import { dtypeOfType } from "../coerce.ts"
import { checkFits, integerRange } from "../convert.ts"
import { allocate, castLoop, checkWriteable, withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import { bool, type DType, type DTypeLike, dtypeOf, dtypeOr, dtypes, float64 } from "../dtype.ts"
import { allocateLike } from "../layout.ts"
import { scalarOrArray } from "../memory.ts"
import { NDArray } from "../ndarray.ts"
import { observing } from "../observe.ts"
import { named } from "../options.ts"
import { maybeOut } from "../out.ts"
import { dtypeOfWeak, promote, promoteWeak, type Weak, weakKind } from "../promote.ts"
import { eachRow, type Loop1, type Loop2, type Operand, runLoop1, runLoop2 } from "../rows.ts"
import { Typed } from "../typed.ts"
import { byDType, type Kernels, scalarMemory } from "./kernels.ts"

/** What makes a ufunc: its kernels and the dtypes they compute in and give. */
export interface UfuncSpec<L> {
  readonly name: string
  readonly kernels: Kernels<L>
  /** The dtype to compute operands of a common dtype in; itself by default. */
  readonly compute?: (dtype: DType) => DType
  /** The dtype of the result, from the dtype computed in; the same by default. */
  readonly result?: (dtype: DType) => DType
  /** Why NumPy refuses a dtype, when it says more than that there is no loop. */
  readonly refuse?: (dtype: DType) => string | null
  /** Whether Python ints out of a dtype's range are compared by their value. */
  readonly comparison?: boolean
}

/** A ufunc made ready: everything by `dtype.num`. */
export interface Ufunc<L> {
  readonly name: string
  readonly loops: readonly (L | undefined)[]
  readonly compute: readonly DType[]
  readonly results: readonly DType[]
  readonly refuse: ((dtype: DType) => string | null) | null
  readonly comparison: boolean
}

export function defineUfunc<L>(spec: UfuncSpec<L>): Ufunc<L> {
  const { name, kernels, compute = (dtype) => dtype, result = (dtype) => dtype } = spec
  return {
    name,
    loops: byDType(kernels),
    compute: dtypes.map(compute),
    results: dtypes.map((dtype) => result(compute(dtype))),
    refuse: spec.refuse ?? null,
    comparison: spec.comparison ?? false,
  }
}

/** The keyword arguments of ufuncs. */
export interface UfuncOptions {
  readonly out?: NDArray | readonly [NDArray] | null
  readonly where?: unknown
  readonly dtype?: DTypeLike | null
  readonly casting?: Casting
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
  if (out !== undefined || options !== undefined)
    result = general2(ufunc, a, b, ufuncOptions(ufunc.name, out, options))
  else if (a instanceof NDArray && a.contiguous && a.dims.length > 0) {
    if (b instanceof NDArray) {
      const same = a.dtype === b.dtype && b.contiguous && sameShape(a.dims, b.dims)
      result = same ? fresh2(ufunc, a, b) : general2(ufunc, a, b, NO_OPTIONS)
    } else if (typeof b === "number" && a.dtype === float64) {
      oneNumber[0] = b
      result = freshWithNumber(ufunc, a, a.data, a.offset, 1, oneNumber, 0, 0)
    } else result = general2(ufunc, a, b, NO_OPTIONS)
  } else if (
    typeof a === "number" &&
    b instanceof NDArray &&
    b.contiguous &&
    b.dtype === float64 &&
    b.dims.length > 0
  ) {
    oneNumber[0] = a
    result = freshWithNumber(ufunc, b, oneNumber, 0, 0, b.data, b.offset, 1)
  } else result = general2(ufunc, a, b, NO_OPTIONS)
  if (observing.observer !== null) observing.observer.operation(ufunc.name, [a, b], result)
  return result
}

const NO_OPTIONS: UfuncOptions = {}

/** `order` and `subok` are taken as NumPy takes them; there is one layout for each result and no subclass. */
const NAMES = ["out", "where", "casting", "order", "dtype", "subok"] as const

function ufuncOptions(name: string, out: unknown, options: unknown): UfuncOptions {
  return named(name, NAMES, options === undefined ? [out] : [out, options]) as UfuncOptions
}

/** Two contiguous arrays of one dtype and shape. */
function fresh2(ufunc: Ufunc<Loop2>, a: NDArray, b: NDArray): unknown {
  const { num } = a.dtype
  const loop = ufunc.loops[num]
  if (loop === undefined || ufunc.compute[num] !== a.dtype) return general2(ufunc, a, b, NO_OPTIONS)
  const dtype = ufunc.results[num]!
  const data = dtype.allocate(a.size)
  loop(a.data, a.offset, 1, b.data, b.offset, 1, data, 0, 1, a.size)
  return new NDArray(data, dtype, a.dims, a.size, a.steps)
}

/** A contiguous float64 array of the shape of `like` and a number, in either order. */
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
  if (loop === undefined) throw unsupported(ufunc, [float64])
  const dtype = ufunc.results[num]!
  const data = dtype.allocate(like.size)
  loop(x, xi, xs, y, yi, ys, data, 0, 1, like.size)
  return new NDArray(data, dtype, like.dims, like.size, like.steps)
}

/** An operand of a promotion: an array, or a Python scalar with its kind. */
type Argument = NDArray | { readonly weak: Weak; readonly value: number }

/** An operand as it takes part in promotion. */
function argumentOf(value: unknown): Argument {
  if (value instanceof NDArray) return value
  if (typeof value === "number" || typeof value === "boolean")
    return { weak: weakKind(value), value: Number(value) }
  if (value instanceof Typed) {
    const plain = value.value
    const scalar = typeof plain === "number" || typeof plain === "boolean"
    if (scalar && (value.type === "int" || value.type === "float" || value.type === "bool")) {
      return { weak: value.type, value: Number(plain) }
    }
    if (scalar && dtypeOfType(value.type) === null) return argumentOf(plain)
  }
  return toArray(value)
}

/** The dtype that operands have together. */
function commonDType(args: readonly Argument[]): DType {
  let dtype: DType | null = null
  for (const arg of args) {
    if (arg instanceof NDArray) dtype = dtype === null ? arg.dtype : promote(dtype, arg.dtype)
  }
  if (dtype === null) return args.map((arg) => dtypeOfWeak((arg as { weak: Weak }).weak)).reduce(promote)
  for (const arg of args) if (!(arg instanceof NDArray)) dtype = promoteWeak(dtype, arg.weak)
  return dtype
}

/** `np.result_type`: the dtype that arrays, dtypes and Python scalars have together. */
export function resultType(...values: readonly unknown[]): DType {
  const args = values.map((value) =>
    typeof value === "function" || typeof value === "string"
      ? allocate(dtypeOf(value), [0])
      : argumentOf(value),
  )
  return commonDType(args)
}

/** Operands as arrays of the dtype to compute in. */
function castArguments(args: readonly Argument[], common: DType, compute: DType): NDArray[] {
  return args.map((arg) => {
    if (arg instanceof NDArray) return withDtype(arg, compute)
    if (arg.weak === "int" && compute.kind !== "f") checkFits(arg.value, common)
    return new NDArray(scalarMemory(compute, arg.value), compute, [], 1, [])
  })
}

/** Python ints that a comparison's dtype cannot hold are compared in float64, where all have an order. */
function comparisonDType(args: readonly Argument[], common: DType): DType {
  const range = common.kind === "b" ? null : integerRange(common)
  const misfit = args.some(
    (arg) => !(arg instanceof NDArray) && range !== null && (arg.value < range[0] || arg.value > range[1]),
  )
  return misfit ? float64 : common
}

interface Plan<L> {
  readonly loop: L
  readonly inputs: readonly NDArray[]
  readonly result: DType
}

/** The kernel and cast operands of a call. */
function plan<L>(ufunc: Ufunc<L>, values: readonly unknown[], options: UfuncOptions): Plan<L> {
  const args = values.map(argumentOf)
  const wanted = ufunc.comparison ? null : dtypeOr(options.dtype, null)
  const own = commonDType(args)
  const common = wanted ?? (ufunc.comparison ? comparisonDType(args, own) : own)
  const compute = ufunc.compute[common.num]!
  if (wanted !== null) checkWanted(ufunc.name, args, wanted, compute, castingOf(options.casting))
  const loop = ufunc.loops[compute.num]
  const refusal = ufunc.refuse?.(common)
  if (refusal !== undefined && refusal !== null) throw new TypeError(refusal)
  if (loop === undefined)
    throw unsupported(
      ufunc,
      args.map((arg) => (arg instanceof NDArray ? arg.dtype : common)),
    )
  return { loop, inputs: castArguments(args, common, compute), result: ufunc.results[common.num]! }
}

/** Refuses a `dtype` that the ufunc does not compute in or that its inputs do not cast to. */
function checkWanted(
  name: string,
  args: readonly Argument[],
  wanted: DType,
  compute: DType,
  casting: Casting,
): void {
  if (compute !== wanted) {
    throw new TypeError(`No loop matching the specified signature and casting was found for ufunc ${name}`)
  }
  args.forEach((arg, k) => {
    const given = arg instanceof NDArray ? arg.dtype : promoteWeak(wanted, arg.weak)
    checkCasting(name, `input ${k}`, given, wanted, casting)
  })
}

function unsupported<L>(ufunc: Ufunc<L>, given: readonly DType[]): TypeError {
  return new TypeError(
    `ufunc '${ufunc.name}' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe'' (got ${given.map((dtype) => dtype.name).join(", ")})`,
  )
}

/** The array that receives the result: `out`, or a fresh one; and whether `out` needs a cast copy. */
function outputFor(
  name: string,
  shape: readonly number[],
  dtype: DType,
  inputs: readonly NDArray[],
  options: UfuncOptions,
): NDArray {
  const target = maybeOut(options.out)
  if (target === null) return allocateLike(dtype, shape, inputs)
  if (!sameShape(target.dims, shape)) {
    throw new RangeError(
      `non-broadcastable output operand with shape ${shapeTextTight(target.dims)} doesn't match the broadcast shape ${shapeTextTight(shape)}`,
    )
  }
  checkWriteable(target)
  checkCasting(name, "output", dtype, target.dtype, castingOf(options.casting))
  return target
}

/** Whether writing `out` front to back could spoil an input: shared memory, laid out differently. */
function overlaps(out: NDArray, x: NDArray, operand: Operand): boolean {
  if (out.data.buffer !== x.data.buffer) return false
  return out.offset !== operand.offset || out.dtype !== x.dtype || !sameShape(out.steps, operand.steps)
}

function general2(ufunc: Ufunc<Loop2>, a: unknown, b: unknown, options: UfuncOptions): unknown {
  const { loop, inputs, result } = plan(ufunc, [a, b], options)
  return finish(ufunc.name, inputs, result, options, (shape, operands, target) =>
    runLoop2(loop, shape, operands[0]!, operands[1]!, target),
  )
}

function operandOf(x: NDArray, shape: readonly number[]): Operand {
  return { data: x.data, offset: x.offset, steps: broadcastSteps(x.dims, x.steps, shape) }
}

/** Broadcasts, makes the output, runs and casts into `out` or through `where`. */
function finish(
  name: string,
  inputs: readonly NDArray[],
  dtype: DType,
  options: UfuncOptions,
  run: (shape: readonly number[], operands: readonly Operand[], target: Operand) => void,
): unknown {
  const mask =
    options.where === undefined || options.where === true ? null : withDtype(toArray(options.where), bool)
  const given = maybeOut(options.out)
  const shaping = [...inputs, mask, given].filter((each) => each !== null)
  const shape = broadcastShapes(...shaping.map((each) => each.dims))
  const output = outputFor(name, shape, dtype, inputs, options)
  const operands = inputs.map((each) => operandOf(each, shape))
  const direct =
    mask === null && output.dtype === dtype && !inputs.some((each, k) => overlaps(output, each, operands[k]!))
  const target = direct ? output : allocate(dtype, shape)
  if (target.size > 0) run(shape, operands, target)
  if (!direct && mask === null) runLoop1(castLoop(dtype, output.dtype), shape, target, output)
  if (mask !== null) copyWhere(target, output, mask)
  return given ?? scalarOrArray(output)
}

/** Casts results into the output where the mask is true. */
function copyWhere(from: NDArray, to: NDArray, mask: NDArray): void {
  const cast = castLoop(from.dtype, to.dtype)
  const chosen = operandOf(mask, to.dims)
  const last = to.dims.length - 1
  const step = (operand: Operand) => (last < 0 ? 0 : operand.steps[last]!)
  eachRow(to.dims, [from, to, chosen], ([f, t, m], n) => {
    for (let k = 0; k < n; k++) {
      if (chosen.data[m! + k * step(chosen)] === 0) continue
      cast(from.data, f! + k * step(from), 0, to.data, t! + k * step(to), 0, 1)
    }
  })
}

/** Calls a ufunc of one input. */
export function call1(ufunc: Ufunc<Loop1>, a: unknown, out?: unknown, options?: unknown): unknown {
  let result: unknown
  if (out !== undefined || options !== undefined)
    result = general1(ufunc, a, ufuncOptions(ufunc.name, out, options))
  else if (
    a instanceof NDArray &&
    a.contiguous &&
    a.dims.length > 0 &&
    ufunc.compute[a.dtype.num] === a.dtype
  ) {
    result = fresh1(ufunc, a)
  } else result = general1(ufunc, a, NO_OPTIONS)
  if (observing.observer !== null) observing.observer.operation(ufunc.name, [a], result)
  return result
}

function fresh1(ufunc: Ufunc<Loop1>, a: NDArray): unknown {
  const { num } = a.dtype
  const loop = ufunc.loops[num]
  if (loop === undefined || ufunc.refuse !== null) return general1(ufunc, a, NO_OPTIONS)
  const dtype = ufunc.results[num]!
  const data = dtype.allocate(a.size)
  loop(a.data, a.offset, 1, data, 0, 1, a.size)
  return new NDArray(data, dtype, a.dims, a.size, a.steps)
}

function general1(ufunc: Ufunc<Loop1>, a: unknown, options: UfuncOptions): unknown {
  const { loop, inputs, result } = plan(ufunc, [a], options)
  return finish(ufunc.name, inputs, result, options, (shape, operands, target) =>
    runLoop1(loop, shape, operands[0]!, target),
  )
}
