import { broadcastShapes } from "../../broadcast.ts"
import { coerce } from "../../coerce.ts"
import { copyAs } from "../../copy.ts"
import { toArray } from "../../creation.ts"
import { type DType, type DTypeLike, dtypeOf } from "../../dtype.ts"
import { lastScalar, readScalar } from "../../memory.ts"
import type { NDArray } from "../../ndarray.ts"
import { isOptions, named } from "../../options.ts"
import type { Scalar } from "../../scalar.ts"
import { broadcast_to } from "../../shape/broadcasting.ts"
import { tuple } from "../../tuple.ts"
import { untyped } from "../../typed.ts"
import { outcomeOf } from "../outcome.ts"
import { callGeneralised } from "./generalised.ts"
import { parseSignature } from "./signature.ts"

type Callable = (...args: never[]) => unknown

/** The keyword arguments of {@link vectorize}. */
export interface VectorizeOptions {
  readonly otypes?: string | readonly DTypeLike[] | null
  readonly doc?: string | null
  /** Positions and names of arguments that are passed on as they are. */
  readonly excluded?: Iterable<number | string> | null
  /** Taken for NumPy's sake: the first call is never made twice here. */
  readonly cache?: boolean
  readonly signature?: string | null
}

/** What {@link vectorize} makes: a function of arrays, several results as a tuple. */
export interface Vectorized {
  (...args: readonly unknown[]): NDArray<Scalar> & NDArray<Scalar>[]
  readonly pyfunc: Callable
  readonly otypes: readonly DType[] | null
  readonly excluded: ReadonlySet<number | string>
  readonly signature: string | null
  readonly doc: string | null
}

interface VectorizeConstructor {
  <F extends Callable>(pyfunc: F, ...rest: unknown[]): Vectorized
  (options: VectorizeOptions & { readonly pyfunc: Callable }): Vectorized
  (options?: VectorizeOptions): (pyfunc: Callable) => Vectorized
  new (pyfunc: Callable, ...rest: unknown[]): Vectorized
}

const NAMES = ["pyfunc", "otypes", "doc", "excluded", "cache", "signature"] as const

/**
 * `np.vectorize(pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None)`: a function of
 * scalars as one of arrays, which broadcast; with a signature, `"(n),(n)->()"`, a function of arrays over
 * all axes but those. Without a function it is a decorator.
 *
 * The first result decides the dtype unless `otypes` does: a float where floats were given.
 *
 * @throws RangeError for no elements without `otypes`, or a signature that does not fit.
 */
export const vectorize = function makeVectorized(...all: unknown[]): unknown {
  const given = named("vectorize", NAMES, all)
  const { pyfunc } = given
  if (pyfunc === undefined) return (f: Callable) => makeVectorized({ ...given, pyfunc: f })
  if (typeof pyfunc !== "function")
    throw new TypeError("When used as a decorator, only accepts keyword arguments.")
  const otypes = otypesOf(given.otypes ?? null)
  const excluded = new Set((given.excluded ?? []) as Iterable<number | string>)
  const signature = (untyped(given.signature) ?? null) as string | null
  const core = signature === null ? null : parseSignature(signature)
  const vectorized = (...values: readonly unknown[]) => {
    const { f, args } = varying(pyfunc as (...all: unknown[]) => unknown, values, excluded)
    if (core !== null) return callGeneralised(f, args, core, otypes)
    return args.length === 0 ? f() : callOverElements(f, args, otypes)
  }
  return Object.assign(vectorized, { pyfunc, otypes, excluded, signature, doc: given.doc ?? null })
} as VectorizeConstructor

function otypesOf(given: unknown): DType[] | null {
  const plain = untyped(given)
  if (plain === null) return null
  if (typeof plain === "string") return [...plain].map(dtypeOfCode)
  if (!Array.isArray(plain)) throw new RangeError("Invalid otype specification")
  return plain.map(dtypeOf)
}

function dtypeOfCode(code: string): DType {
  if (!/^[?bBhHiIlLqQfd]$/.test(code)) throw new RangeError(`Invalid otype specified: ${code}`)
  return dtypeOf(code)
}

/** The arguments that vary, and the function of them alone; keywords are a trailing object. */
function varying(
  pyfunc: (...all: unknown[]) => unknown,
  all: readonly unknown[],
  excluded: ReadonlySet<number | string>,
): { f: (...args: unknown[]) => unknown; args: unknown[] } {
  const last = all.at(-1)
  const keywords = isOptions(last) ? last : {}
  const positional = isOptions(last) ? all.slice(0, -1) : all
  const places = positional.map((_, k) => k).filter((k) => !excluded.has(k))
  const names = Object.keys(keywords).filter((name) => !excluded.has(name))
  const f = (...values: unknown[]) => {
    const args = [...positional]
    places.forEach((place, k) => {
      args[place] = values[k]
    })
    const named = Object.fromEntries(names.map((name, k) => [name, values[places.length + k]]))
    return pyfunc(...args, ...(isOptions(last) ? [{ ...keywords, ...named }] : []))
  }
  return { f, args: [...places.map((k) => positional[k]), ...names.map((name) => keywords[name])] }
}

/** A function called for each element of its broadcast arguments. */
function callOverElements(
  f: (...args: unknown[]) => unknown,
  given: readonly unknown[],
  otypes: readonly DType[] | null,
): unknown {
  const arrays = given.map((each) => toArray(each))
  const dims = broadcastShapes(...arrays.map((each) => each.dims))
  const flat = arrays.map((each) => copyAs(broadcast_to(each, dims), each.dtype))
  const { size } = flat[0]!
  if (size === 0 && otypes === null)
    throw new RangeError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
  const rows: unknown[][] = []
  const dtypes = [...(otypes ?? [])]
  for (let k = 0; k < size; k++) {
    const args = flat.map(({ data, dtype }) => readScalar(data, dtype, k))
    lastScalar.dtype = null
    const result = f(...args)
    const outputs = Array.isArray(result) ? result : [result]
    if (otypes === null && k === 0) dtypes.push(...outputs.map((each) => dtypeOfFirst(each, flat)))
    rows.push(outputs)
  }
  const column = (k: number) => rows.map((row) => row[k])
  const results = dtypes.map((dtype, k) => coerce(column(k), dtype).reshape(dims))
  return results.length === 1 ? results[0] : tuple(...results)
}

/** A whole number that NumPy's functions made of plain whole numbers tells nothing of floats. */
function dtypeOfFirst(value: unknown, given: readonly NDArray[]): DType {
  if (lastScalar.dtype?.kind !== "f") lastScalar.dtype = null
  return outcomeOf(
    value,
    given.map((each) => each.dtype),
  ).dtype
}
