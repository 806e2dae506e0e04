import { isPlainRecord } from "../display/write.ts"
import { NDArray } from "../numpy/ndarray.ts"
import type { int } from "../numpy/scalar.ts"
import { tuple } from "../numpy/tuple.ts"
import { toInteger } from "./integer.ts"
import { iterate, type Member } from "./iterate.ts"
import { toOperand, typeName } from "./kind.ts"
import { Range } from "./range.ts"

/**
 * Python's `enumerate`: tuples of a running number and each member.
 * @param start - the first number
 */
export function* enumerate<X>(values: X, start = 0): Generator<[index: int, member: Member<X>]> {
  let index = toInteger(start)
  for (const member of iterate(values)) yield pair(index++, member)
}

/** Python's `zip`: tuples of the first members, of the second ones, until the shortest ends. */
export function* zip<S extends readonly unknown[]>(
  ...sources: S
): Generator<{ [I in keyof S]: Member<S[I]> }> {
  const iterators = sources.map((source) => iterate(source))
  if (iterators.length === 0) return
  while (true) {
    const members: unknown[] = []
    for (const iterator of iterators) {
      const step = iterator.next()
      if (step.done) return
      members.push(step.value)
    }
    yield tuple(...members) as unknown as { [I in keyof S]: Member<S[I]> }
  }
}

/**
 * Python's `reversed`: the members of a sequence, last first.
 * @throws TypeError for what has no order from the end: sets, iterators
 */
export function* reversed<X>(values: X): Generator<Member<X>> {
  const { value } = toOperand(values)
  if (value instanceof Range) yield* value.reversed() as Iterable<Member<X>>
  else if (value instanceof NDArray)
    for (let i = value.shape[0]! - 1; i >= 0; i--) yield value.at(i) as Member<X>
  else yield* backwards(sequenceOf(value)) as Iterable<Member<X>>
}

function* backwards<T>(values: readonly T[]): Generator<T> {
  for (let i = values.length - 1; i >= 0; i--) yield values[i]!
}

function sequenceOf(value: unknown): readonly unknown[] {
  if (typeof value === "string" || value instanceof Map || Array.isArray(value)) return [...iterate(value)]
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Array.from(value as Uint8Array)
  if (isPlainRecord(value)) return Object.keys(value)
  throw new TypeError(`'${typeName(toOperand(value))}' object is not reversible`)
}

/** A marked pair: `print(list(enumerate(x)))` shows round brackets. */
function pair<T>(index: number, member: T): [int, T] {
  return tuple(index, member) as [int, T]
}
