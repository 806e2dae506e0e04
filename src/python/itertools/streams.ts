/** Iterators made of iterators. */

import { ValueError } from "../../errors.ts"
import { tuple } from "../../numpy/tuple.ts"
import { toInteger } from "../integer.ts"
import { iterate, type Member } from "../iterate.ts"
import { bool } from "../scalars.ts"

function* chainAll<S extends readonly unknown[]>(...sources: S): Generator<Member<S[number]>> {
  for (const source of sources) yield* iterate(source) as Iterable<Member<S[number]>>
}

/** The members of one source after the other; `chain.from_iterable(lists)` takes a list of them. */
export const chain = Object.assign(chainAll, {
  *from_iterable<X>(sources: X): Generator<Member<Member<X>>> {
    for (const source of iterate(sources)) yield* iterate(source) as Iterable<Member<Member<X>>>
  },
})

/** Numbers without end: `start`, `start + step`, ... */
export function* count(start = 0, step = 1): Generator<number> {
  for (let i = 0; ; i++) yield start + i * step
}

/** The members again and again. */
export function* cycle<X>(values: X): Generator<Member<X>> {
  const members = [...iterate(values)]
  while (members.length > 0) yield* members
}

/** One value again and again, or so many times. */
export function* repeat<T>(value: T, times?: number): Generator<T> {
  for (let i = 0; times === undefined || i < toInteger(times); i++) yield value
}

/** The members from `start`, before `stop`, every `step`-th; with two arguments the first `stop` ones. */
export function islice<X>(values: X, stop: number | null): Generator<Member<X>>
export function islice<X>(
  values: X,
  start: number | null,
  stop: number | null,
  step?: number | null,
): Generator<Member<X>>
export function* islice<X>(
  values: X,
  ...bounds: readonly (number | null | undefined)[]
): Generator<Member<X>> {
  const [start, stop, step] =
    bounds.length === 1 ? [0, bounds[0], 1] : [bounds[0] ?? 0, bounds[1], bounds[2] ?? 1]
  if (start < 0 || (stop ?? 0) < 0)
    throw new ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
  if (step < 1) throw new ValueError("Step for islice() must be a positive integer or None.")
  const end = stop ?? Number.POSITIVE_INFINITY
  let index = 0
  if (end <= 0) return
  for (const member of iterate(values)) {
    if (index >= start && (index - start) % step === 0 && index < end) yield member
    index++
    // The next one must stay where it is.
    if (index >= end) return
  }
}

/** The members whose selector is true. */
export function* compress<X>(values: X, selectors: unknown): Generator<Member<X>> {
  const chosen = iterate(selectors)
  for (const member of iterate(values)) {
    const { done, value } = chosen.next()
    if (done) return
    if (bool(value)) yield member
  }
}

/** The members as long as `predicate` holds. */
export function* takewhile<X>(predicate: (member: Member<X>) => unknown, values: X): Generator<Member<X>> {
  for (const member of iterate(values)) {
    if (!bool(predicate(member))) return
    yield member
  }
}

/** The members from the first for which `predicate` does not hold. */
export function* dropwhile<X>(predicate: (member: Member<X>) => unknown, values: X): Generator<Member<X>> {
  let isDropping = true
  for (const member of iterate(values)) {
    isDropping &&= bool(predicate(member))
    if (!isDropping) yield member
  }
}

/** The members for which `predicate` does not hold; null asks for their truth. */
export function* filterfalse<X>(
  predicate: ((member: Member<X>) => unknown) | null,
  values: X,
): Generator<Member<X>> {
  for (const member of iterate(values)) if (!bool(predicate ? predicate(member) : member)) yield member
}

/** What `call` gives for each tuple of arguments. */
export function* starmap<R>(
  call: (...values: never[]) => R,
  tuples: Iterable<readonly unknown[]>,
): Generator<R> {
  for (const values of iterate(tuples)) yield call(...(values as never[]))
}

/** `n` iterators over the same members. */
export function tee<X>(values: X, n = 2): Generator<Member<X>>[] {
  const source = iterate(values)
  const seen: Member<X>[] = []
  function* read(): Generator<Member<X>> {
    for (let i = 0; ; i++) {
      if (i === seen.length) {
        const { done, value } = source.next()
        if (done) return
        seen.push(value)
      }
      yield seen[i]!
    }
  }
  return tuple(...Array.from({ length: toInteger(n) }, read))
}

/** Tuples of the first members, of the second ones, until the longest ends; `fillvalue` stands for what is missing. */
export function* zip_longest(...given: readonly unknown[]): Generator<unknown[]> {
  const last = given.at(-1)
  const hasFill = typeof last === "object" && last !== null && "fillvalue" in last
  const fillvalue: unknown = hasFill ? last.fillvalue : null
  const iterators = (hasFill ? given.slice(0, -1) : given).map((source) => iterate(source))
  while (true) {
    const steps = iterators.map((iterator) => iterator.next())
    if (steps.every(({ done }) => done)) return
    yield tuple(...steps.map(({ done, value }) => (done ? fillvalue : value)))
  }
}
