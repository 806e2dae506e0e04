import { allocate, assign } from "../../copy.ts"
import { toArray } from "../../creation.ts"
import type { DType } from "../../dtype.ts"
import { lastScalar, scalarOrArray } from "../../memory.ts"
import type { NDArray } from "../../ndarray.ts"
import { broadcast_to } from "../../shape/broadcasting.ts"
import { pick } from "../../shape/part.ts"
import { tuple } from "../../tuple.ts"
import { outcomeOf } from "../outcome.ts"
import { type CoreSizes, noteSizes, outerShape, type Signature } from "./signature.ts"

/** A function called over all but the core dimensions of its arguments. */
export function callGeneralised(
  f: (...args: unknown[]) => unknown,
  given: readonly unknown[],
  { inputs, outputs }: Signature,
  otypes: readonly DType[] | null,
): unknown {
  if (given.length !== inputs.length)
    throw new TypeError(
      `wrong number of positional arguments: expected ${inputs.length}, got ${given.length}`,
    )
  const args = given.map((each) => toArray(each))
  const sizes: CoreSizes = new Map()
  args.forEach((each, k) => {
    noteSizes(sizes, each, inputs[k]!)
  })
  const outer = outerShape(args, inputs)
  const rows = args.map((each, k) => rowsOf(each, outer, inputs[k]!.length))
  const count = outer.reduce((product, length) => product * length, 1)
  const results = Array.from({ length: count }, (_, k) => callOnce(f, rows, k, outputs.length))
  const arrays = outputs.map((core, k) => gathered(results, k, core, outer, sizes, otypes))
  return arrays.length === 1 ? arrays[0] : tuple(...arrays)
}

/** What is before the core dimensions as one first axis. */
function rowsOf(x: NDArray, outer: readonly number[], core: number): NDArray {
  const own = x.dims.slice(x.dims.length - core)
  const count = outer.reduce((product, length) => product * length, 1)
  return broadcast_to(x, [...outer, ...own]).reshape([count, ...own]) as NDArray
}

function callOnce(
  f: (...args: unknown[]) => unknown,
  rows: readonly NDArray[],
  k: number,
  count: number,
): NDArray[] {
  lastScalar.dtype = null
  const result = f(...rows.map((each) => scalarOrArray(pick(each, 0, k))))
  const several = Array.isArray(result) && count > 1
  const found = several ? result.length : 1
  if (found !== count)
    throw new RangeError(`wrong number of outputs from pyfunc: expected ${count}, got ${found}`)
  const dtypes = rows.map((each) => each.dtype)
  return (several ? result : [result]).map((each) => outcomeOf(each, dtypes))
}

/** The k-th output of every call in one array. */
function gathered(
  results: readonly NDArray[][],
  k: number,
  core: readonly string[],
  outer: readonly number[],
  sizes: CoreSizes,
  otypes: readonly DType[] | null,
): NDArray {
  const first = results[0]?.[k]
  if (first === undefined && otypes === null)
    throw new RangeError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
  if (first !== undefined) noteSizes(sizes, first, core)
  else if (core.some((name) => !sizes.has(name)))
    throw new RangeError(
      "cannot call `vectorize` with a signature including new output dimensions on size 0 inputs",
    )
  const own = core.map((name) => sizes.get(name)!)
  const array = allocate(otypes?.[k] ?? first!.dtype, [results.length, ...own])
  results.forEach((each, row) => {
    assign(pick(array, 0, row), each[k]!)
  })
  return array.reshape([...outer, ...own]) as NDArray
}
