/** Generalised ufuncs of two inputs: a small product on the last axes, stacks on the axes before them. */
import { broadcastShapes } from "../broadcast.ts"
import { type Casting, castingOf, checkCasting } from "../casting.ts"
import { assign, copyAs } from "../copy.ts"
import { toArray } from "../creation.ts"
import type { DTypeLike } from "../dtype.ts"
import { type DType, dtypeOf, dtypeOr } from "../dtype.ts"
import { reportProduct } from "../errors/folds.ts"
import { allocateOrdered, orderOf } from "../layout.ts"
import { scalarOrArray } from "../memory.ts"
import type { NDArray } from "../ndarray.ts"
import { observing } from "../observe.ts"
import { named } from "../options.ts"
import { maybeOut } from "../out.ts"
import { broadcast_to } from "../shape/broadcasting.ts"
import { expand_dims, moveaxis } from "../shape/reshape.ts"
import { resultType } from "../ufunc/ufunc.ts"
import { type Axes, axesFor } from "./gufuncAxes.ts"

/** A generalised ufunc. */
export interface Gufunc {
  readonly name: string
  readonly signature: string
  /** How many core axes the operands and the result have; a question mark where one may be missing. */
  readonly cores: readonly [readonly string[], readonly string[], readonly string[]]
  /** The product on operands of one dtype whose core axes come last. */
  readonly multiply: (a: NDArray, b: NDArray) => NDArray
}

/** The keyword arguments of generalised ufuncs. */
export interface GufuncOptions {
  readonly out?: NDArray | readonly [NDArray] | null
  /** Which axes of each operand and of the result are core axes. */
  readonly axes?: readonly (number | readonly number[])[]
  /** The core axis, where operands share a single one. */
  readonly axis?: number
  readonly keepdims?: boolean
  readonly casting?: Casting
  readonly order?: "C" | "F" | "A" | "K"
  readonly dtype?: DTypeLike | null
  readonly subok?: boolean
  readonly signature?: string | readonly (DTypeLike | null)[]
}

const NAMES = ["out", "axes", "axis", "keepdims", "casting", "order", "dtype", "subok", "signature"] as const

/** Calls a generalised ufunc. */
export function callGufunc(gufunc: Gufunc, a: unknown, b: unknown, given: readonly unknown[]): unknown {
  const options = given.length === 0 ? {} : named(gufunc.name, NAMES, given)
  const casting = castingOf(options.casting)
  const dtype = loopDType(gufunc, options.dtype, options.signature) ?? resultType(a, b)
  const operands = [a, b].map((each, k) => castOperand(gufunc, toArray(each), dtype, casting, k))
  const out = maybeOut(options.out)
  const cores = gufunc.cores.slice(0, 2).map((core, k) => coreOf(gufunc, operands[k]!, core, k))
  const axes = axesFor(gufunc, cores, options, [operands[0]!.dims.length, operands[1]!.dims.length])
  const [x, y] = operands.map((each, k) => moveaxis(each, axes.inputs[k]!, lastAxes(axes.inputs[k]!.length)))
  checkCores(gufunc, [x!, y!], cores)
  const product = gufunc.multiply(x!, y!)
  reportProduct(gufunc.name, x!, y!, product)
  const result = withAxes(product, axes)
  const value =
    out === null ? scalarOrArray(inOrder(result, options.order)) : written(gufunc, result, out, casting)
  if (observing.observer !== null) observing.observer.operation(gufunc.name, [a, b], value)
  return value
}

const lastAxes = (count: number): number[] => Array.from({ length: count }, (_, k) => k - count)

/** The dtype that `dtype` or `signature` ask for; null for none. */
function loopDType({ name }: Gufunc, dtype: unknown, signature: unknown): DType | null {
  if (signature === undefined || signature === null) return dtypeOr(dtype, null)
  if (dtype !== undefined) throw new TypeError("cannot specify both 'signature' and 'dtype'")
  const parts =
    typeof signature === "string" ? signature.replace("->", "").split("") : (signature as readonly unknown[])
  const wanted = [parts]
    .flat()
    .filter((each) => each !== null && each !== undefined)
    .map(dtypeOf)
  if (wanted.length === 0 || wanted.some((each) => each !== wanted[0])) {
    throw new TypeError(`No loop matching the specified signature and casting was found for ufunc ${name}`)
  }
  return wanted[0]!
}

/** An operand in the loop's dtype; a cast one goes through a buffer in C order. */
function castOperand({ name }: Gufunc, x: NDArray, dtype: DType, casting: Casting, k: number): NDArray {
  if (x.dtype === dtype) return x
  checkCasting(name, `input ${k}`, x.dtype, dtype, casting)
  return copyAs(x, dtype)
}

/** The core axes that an operand has: those with a question mark give way. @throws RangeError for too few axes. */
function coreOf({ name, signature }: Gufunc, x: NDArray, core: readonly string[], k: number): string[] {
  const needed = core.filter((each) => !each.endsWith("?"))
  const rank = x.dims.length
  if (rank < needed.length) {
    throw new RangeError(
      `${name}: Input operand ${k} does not have enough dimensions (has ${rank}, gufunc core with signature ${signature} requires ${needed.length})`,
    )
  }
  return rank >= core.length ? core.map(plain) : needed
}

const plain = (axis: string): string => axis.replace("?", "")

/** @throws RangeError when a core axis has two lengths. */
function checkCores(
  { name, signature }: Gufunc,
  operands: readonly NDArray[],
  cores: readonly string[][],
): void {
  const lengths = new Map<string, number>()
  operands.forEach((x, k) => {
    cores[k]!.forEach((axis, place) => {
      const length = x.dims.at(place - cores[k]!.length)!
      const known = lengths.get(axis)
      if (known !== undefined && known !== length) {
        throw new RangeError(
          `${name}: Input operand ${k} has a mismatch in its core dimension ${place}, with gufunc signature ${signature} (size ${length} is different from ${known})`,
        )
      }
      lengths.set(axis, length)
    })
  })
}

/** The result with its core axes where they were asked for. */
function withAxes(result: NDArray, { output, keepdims }: Axes): NDArray {
  if (keepdims) return expand_dims(result, output) as NDArray
  return output.length === 0 ? result : (moveaxis(result, lastAxes(output.length), output) as NDArray)
}

function inOrder(result: NDArray, order: unknown): NDArray {
  if (orderOf(order, "K") !== "F" || result.dims.length < 2) return result
  const copy = allocateOrdered(result.dtype, result.dims, "F")
  assign(copy, result)
  return copy
}

/** Writes the result into `out`, over whose stacks it is broadcast. */
function written({ name, signature }: Gufunc, result: NDArray, out: NDArray, casting: Casting): NDArray {
  checkCasting(name, "output", result.dtype, out.dtype, casting)
  const core = Math.min(result.dims.length, out.dims.length)
  for (let k = 1; k <= core; k++) {
    const [wanted, length] = [result.dims.at(-k)!, out.dims.at(-k)!]
    if (wanted === length || (k > 2 && wanted === 1)) continue
    throw new RangeError(
      `${name}: Output operand 0 has a mismatch in its core dimension ${Math.max(0, 2 - k)}, with gufunc signature ${signature} (size ${length} is different from ${wanted})`,
    )
  }
  broadcastShapes(result.dims, out.dims)
  assign(out, broadcast_to(result, out.dims))
  return out
}
