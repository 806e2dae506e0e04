import { broadcastShapes, broadcastSteps, sameShape, shapeTextTight } from "../broadcast.ts"
import { castingOf, checkCasting } from "../casting.ts"
import { allocate, castLoop, checkWriteable, withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import { bool, type DType } from "../dtype.ts"
import { keepOperands, mayHaveSuffered, reportOf, type TypedOperand } from "../errors/find.ts"
import { allocateLike, allocateOrdered, isColumnMajor, orderOf } from "../layout.ts"
import { scalarOrArray } from "../memory.ts"
import { NDArray } from "../ndarray.ts"
import { isOptions, named } from "../options.ts"
import { eachRow, type Loop1, type Loop2, type Operand, runLoop1, runLoop2 } from "../rows.ts"
import { tuple } from "../tuple.ts"
import { untyped } from "../typed.ts"
import { overlap } from "../wasm/index.ts"
import { argumentOf, castArgument } from "./arguments.ts"
import { checkInputs, fixedTypes, resolveRow } from "./resolve.ts"
import type { Row, Ufunc } from "./ufunc.ts"

type Loop = Loop1 | Loop2

/** The keyword arguments of a call, as it was made. */
interface Given {
  readonly outs: readonly (NDArray | null)[]
  /** Whether `out` is an ellipsis: then results of rank 0 stay arrays. */
  readonly keepsArrays: boolean
  readonly where?: unknown
  readonly casting?: unknown
  readonly order?: unknown
  readonly dtype?: unknown
  readonly signature?: unknown
}

const NOTHING: Given = { outs: [null, null], keepsArrays: false }

const KEYWORDS = ["out", "where", "casting", "order", "dtype", "subok", "signature", "sig"] as const

/** Outputs by place, then keyword arguments; `subok` is taken and has no effect, there is no subclass. */
function givenOf<L>(ufunc: Ufunc<L>, given: readonly unknown[]): Given {
  const present = given.filter((each, k) => each !== undefined || k < given.length - 1)
  if (present.every((each) => each === undefined)) return NOTHING
  const last = present.at(-1)
  const places = isOptions(last) ? present.slice(0, -1) : present
  const { nin, nout, name } = ufunc
  if (places.length > nout) {
    throw new TypeError(
      `${name}() takes from ${nin} to ${nin + nout} positional arguments but ${nin + places.length} were given`,
    )
  }
  const options = isOptions(last) ? named(name, KEYWORDS, [last], 0) : {}
  if (places.length > 0 && options.out !== undefined) {
    throw new TypeError("cannot specify 'out' as both a positional and keyword argument")
  }
  const out = places.length > 0 ? places : untyped(options.out)
  const keepsArrays = out === "..."
  const signature = options.signature ?? options.sig
  return { ...options, signature, outs: keepsArrays ? NOTHING.outs : outputsOf(ufunc, out), keepsArrays }
}

/** An `out` argument as an array or null for each output. */
function outputsOf<L>({ nout }: Ufunc<L>, out: unknown): (NDArray | null)[] {
  if (out === undefined || out === null) return new Array<null>(nout).fill(null)
  if (nout > 1 && !Array.isArray(out)) throw new TypeError("'out' must be a tuple of arrays")
  const outs = Array.isArray(out) ? out : [out]
  if (outs.length > nout) throw new RangeError("The 'out' tuple must have exactly one entry per ufunc output")
  return Array.from({ length: nout }, (_, k) => {
    const each = untyped(outs[k])
    if (each === undefined || each === null) return null
    if (!(each instanceof NDArray)) throw new TypeError("return arrays must be of ArrayType")
    return each
  })
}

/**
 * Calls a ufunc with whatever its signature allows: `ufunc(x1, ..., out, where=True, casting="same_kind",
 * order="K", dtype=None, subok=True, signature=None)`.
 *
 * Source: https://numpy.org/doc/stable/reference/ufuncs.html#optional-keyword-arguments
 * @throws TypeError for dtypes without a loop or that `casting` rules out; RangeError for shapes that do not
 *   broadcast.
 */
export function callUfunc<L extends Loop>(
  ufunc: Ufunc<L>,
  values: readonly unknown[],
  given: readonly unknown[],
): unknown {
  const options = given.length === 0 ? NOTHING : givenOf(ufunc, given)
  if (options.outs.some((out) => out?.writeable === false)) throw new RangeError("output array is read-only")
  const args = values.map(argumentOf)
  const fixed = options === NOTHING ? null : fixedTypes(ufunc, options)
  const row = resolveRow(ufunc, args, fixed)
  if (options.casting !== undefined || fixed !== null)
    checkInputs(ufunc, args, row, fixed, castingOf(options.casting))
  return finish(
    ufunc,
    row,
    args.map((arg, k) => castArgument(arg, row.types[k]!)),
    options,
  )
}

/** Broadcasts, makes the outputs, runs each of their loops and casts into `out` or through `where`. */
function finish<L extends Loop>(
  ufunc: Ufunc<L>,
  row: Row<L>,
  inputs: readonly NDArray[],
  options: Given,
): unknown {
  const { outs, where } = options
  outs.forEach((out, k) => {
    checkOutput(ufunc, k, row, out, options)
  })
  const mask = where === undefined || where === true ? null : withDtype(toArray(where), bool)
  const shaping = [...inputs, mask, ...outs].filter((each) => each !== null)
  const shape = broadcastShapes(...shaping.map((each) => each.dims))
  const operands = inputs.map((each) => operandOf(each, shape))
  const outputs = row.loops.map((_, k) => outputFor(ufunc, k, row, shape, inputs, options))
  const targets = outputs.map((output, k) =>
    mask === null && output.dtype === row.types[ufunc.nin + k] && !spoils(ufunc, output, inputs, operands)
      ? output
      : allocate(row.types[ufunc.nin + k]!, shape),
  )
  const chosen = mask === null ? null : operandOf(mask, shape)
  const kept = ufunc.rules === null ? operands : keepOperands(ufunc, operands, targets[0]!)
  if (outputs[0]!.size > 0) {
    row.loops.forEach((loop, k) => {
      if (chosen === null) runLoop(loop, shape, operands, targets[k]!)
      else runWhere(loop, shape, operands, targets[k]!, chosen)
    })
  }
  const [first] = targets as [NDArray]
  if (ufunc.rules !== null && mayHaveSuffered(ufunc.rules, row.types[0]!, first))
    reportOf(ufunc, shape, kept, first, chosen)
  outputs.forEach((output, k) => {
    const target = targets[k]!
    if (chosen !== null) runWhere(castLoop(target.dtype, output.dtype), shape, [target], output, chosen)
    else if (target !== output) runLoop1(castLoop(target.dtype, output.dtype), shape, target, output)
  })
  const results = outputs.map((output, k) =>
    outs[k] !== null || options.keepsArrays ? output : scalarOrArray(output),
  )
  return results.length === 1 ? results[0] : tuple(...results)
}

function runLoop(loop: Loop, shape: readonly number[], operands: readonly Operand[], target: Operand): void {
  if (operands.length === 1) runLoop1(loop as Loop1, shape, operands[0]!, target)
  else runLoop2(loop as Loop2, shape, operands[0]!, operands[1]!, target)
}

function operandOf(x: NDArray, shape: readonly number[]): TypedOperand {
  return { data: x.data, offset: x.offset, steps: broadcastSteps(x.dims, x.steps, shape), dtype: x.dtype }
}

/** The array that receives an output: the one given, or a fresh one in the order asked for. */
function outputFor<L>(
  ufunc: Ufunc<L>,
  k: number,
  row: Row<L>,
  shape: readonly number[],
  inputs: readonly NDArray[],
  options: Given,
): NDArray {
  const dtype = row.types[ufunc.nin + k]!
  const target = options.outs[k]
  if (target === null || target === undefined) return freshOutput(dtype, shape, inputs, options)
  if (!sameShape(target.dims, shape)) {
    throw new RangeError(
      `non-broadcastable output operand with shape ${shapeTextTight(target.dims)} doesn't match the broadcast shape ${shapeTextTight(shape)}`,
    )
  }
  checkWriteable(target)
  return target
}

/** NumPy asks whether a result casts to its `out` before it looks at shapes. */
function checkOutput<L>(ufunc: Ufunc<L>, k: number, row: Row<L>, out: NDArray | null, options: Given): void {
  if (out === null) return
  const role = ufunc.nout === 1 ? "output" : `output ${k}`
  checkCasting(ufunc.name, role, row.types[ufunc.nin + k]!, out.dtype, castingOf(options.casting))
}

function freshOutput(
  dtype: DType,
  shape: readonly number[],
  inputs: readonly NDArray[],
  { order: given }: Given,
): NDArray {
  const order = given === undefined ? "K" : orderOf(given, "K")
  if (order === "K") return allocateLike(dtype, shape, inputs)
  const columns = order === "F" || (order === "A" && inputs.every((x) => isColumnMajor(x)))
  return allocateOrdered(
    dtype,
    shape,
    columns && !inputs.every((x) => order === "A" && x.contiguous) ? "F" : "C",
  )
}

/**
 * Whether writing an output front to back could spoil an input that is still to be read: shared memory,
 * laid out differently, or read again for another output.
 */
function spoils<L>(
  { nout }: Ufunc<L>,
  out: NDArray,
  inputs: readonly NDArray[],
  operands: readonly Operand[],
): boolean {
  return inputs.some((x, k) => {
    if (!overlap(out.data, x.data)) return false
    const operand = operands[k]!
    return (
      nout > 1 ||
      out.offset !== operand.offset ||
      out.dtype !== x.dtype ||
      !sameShape(out.steps, operand.steps)
    )
  })
}

/** Runs a kernel over the stretches of elements whose mask is true. */
function runWhere(
  loop: Loop,
  shape: readonly number[],
  operands: readonly Operand[],
  target: Operand,
  mask: Operand,
): void {
  const last = shape.length - 1
  const all = [...operands, target, mask]
  const steps = all.map((operand) => (last < 0 ? 0 : operand.steps[last]!))
  eachRow(shape, all, (starts, n) => {
    const [from, step] = [starts.at(-1)!, steps.at(-1)!]
    for (let k = 0; k < n; k++) {
      const first = k
      while (k < n && mask.data[from + k * step] !== 0) k++
      if (k > first) runStretch(loop, operands, target, starts, steps, first, k - first)
    }
  })
}

function runStretch(
  loop: Loop,
  operands: readonly Operand[],
  target: Operand,
  starts: readonly number[],
  steps: readonly number[],
  first: number,
  n: number,
): void {
  const at = (k: number) => starts[k]! + first * steps[k]!
  const [x, y] = operands as [Operand, Operand]
  if (operands.length === 1) (loop as Loop1)(x.data, at(0), steps[0]!, target.data, at(1), steps[1]!, n)
  else {
    const run = loop as Loop2
    run(x.data, at(0), steps[0]!, y.data, at(1), steps[1]!, target.data, at(2), steps[2]!, n)
  }
}
