/**
 * Python's `functools`: `import { functools } from "cellwise"`, `functools.reduce((a, b) => a * b, [1, 2, 3])`.
 * Source: https://docs.python.org/3/library/functools.html
 */
import { pythonRepr } from "../../display/python.ts"
import { isPlainRecord } from "../../display/write.ts"
import { iterate, type Member } from "../iterate.ts"

/**
 * One value of many: `call(call(a, b), c)`.
 * @throws TypeError for no members and no initial value
 */
export function reduce<X, R = Member<X>>(
  call: (total: R, member: Member<X>) => R,
  values: X,
  ...initial: [R?]
): R {
  const members = iterate(values)
  let total: R
  if (initial.length > 0) total = initial[0] as R
  else {
    const { done, value } = members.next()
    if (done) throw new TypeError("reduce() of empty iterable with no initial value")
    total = value as unknown as R
  }
  for (const member of members) total = call(total, member)
  return total
}

/** A function with its first arguments given; records of keyword arguments are joined. */
export function partial<R>(
  call: (...values: never[]) => R,
  ...given: readonly unknown[]
): (...values: unknown[]) => R {
  const last = given.at(-1)
  const [positional, keywords] = isPlainRecord(last) ? [given.slice(0, -1), last] : [given, undefined]
  return (...values) => {
    if (!keywords) return call(...([...positional, ...values] as never[]))
    const own = values.at(-1)
    const [rest, more] = isPlainRecord(own) ? [values.slice(0, -1), own] : [values, {}]
    return call(...([...positional, ...rest, { ...keywords, ...more }] as never[]))
  }
}

/** A function that remembers what it gave for the same arguments. */
export function cache<A extends readonly unknown[], R>(call: (...values: A) => R): (...values: A) => R {
  return remembering(call, Number.POSITIVE_INFINITY)
}

/** As {@link cache}, for the `maxsize` arguments that were used last; `lru_cache(f)` or `lru_cache({maxsize: 2})(f)`. */
export function lru_cache<A extends readonly unknown[], R>(call: (...values: A) => R): (...values: A) => R
export function lru_cache(options?: {
  readonly maxsize?: number | null
}): <A extends readonly unknown[], R>(call: (...values: A) => R) => (...values: A) => R
export function lru_cache(given: unknown = {}): unknown {
  if (typeof given === "function")
    return remembering(given as (...values: readonly unknown[]) => unknown, 128)
  const { maxsize = 128 } = given as { maxsize?: number | null }
  return (call: (...values: readonly unknown[]) => unknown) =>
    remembering(call, maxsize ?? Number.POSITIVE_INFINITY)
}

function remembering<A extends readonly unknown[], R>(
  call: (...values: A) => R,
  most: number,
): (...values: A) => R {
  const known = new Map<string, R>()
  const remember = (...values: A): R => {
    const key = pythonRepr(values)
    const result = known.has(key) ? (known.get(key) as R) : call(...values)
    // The order of a Map is the order of last use.
    known.delete(key)
    known.set(key, result)
    if (known.size > most) known.delete(known.keys().next().value as string)
    return result
  }
  return Object.defineProperty(remember, "name", { value: call.name })
}

/** A key for `sorted` from a function that compares two. */
export function cmp_to_key<T>(
  compare: (a: T, b: T) => number,
): (member: T) => { __lt__(other: unknown): boolean } {
  return (member) => ({
    member,
    __lt__: (other: unknown) => compare(member, (other as { member: T }).member) < 0,
  })
}
