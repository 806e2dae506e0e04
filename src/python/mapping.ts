import { StopIteration } from "../errors.ts"
import { iterate, type Member } from "./iterate.ts"
import { bool } from "./scalars.ts"

/** Python's `map`: what `call` gives for each member, or for the members of several sources side by side. */
export function map<X, R>(call: (member: Member<X>) => R, values: X): Generator<R>
export function map<S extends readonly unknown[], R>(
  call: (...members: { [I in keyof S]: Member<S[I]> }) => R,
  ...sources: S
): Generator<R>
export function* map(
  call: (...members: never[]) => unknown,
  ...sources: readonly unknown[]
): Generator<unknown> {
  const iterators = sources.map((source) => iterate(source))
  while (true) {
    const steps = iterators.map((iterator) => iterator.next())
    if (steps.some(({ done }) => done)) return
    yield call(...(steps.map(({ value }) => value) as never[]))
  }
}

/** Python's `filter`: the members for which `predicate` holds; null asks for their truth. */
export function* filter<X>(
  predicate: ((member: Member<X>) => unknown) | null,
  values: X,
): Generator<Member<X>> {
  for (const member of iterate(values)) if (bool(predicate ? predicate(member) : member)) yield member
}

/** Python's `iter`: an iterator over members. */
export function iter<X>(values: X): IterableIterator<Member<X>> {
  return iterate(values)
}

/**
 * Python's `next`: the next member of an iterator, or `fallback` at its end.
 * @throws StopIteration at the end when there is none
 */
export function next<T, D = never>(iterator: Iterator<T>, ...fallback: [D?]): T | D {
  const { done, value } = iterator.next()
  if (!done) return value
  if (fallback.length === 0) throw new StopIteration("")
  return fallback[0] as D
}
