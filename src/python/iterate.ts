import { isPlainRecord } from "../display/write.ts"
import { toOperand, typeName } from "./kind.ts"

/** What iterating over `X` as Python does gives: keys of a dict, characters of a string. */
// biome-ignore lint/suspicious/noExplicitAny: members of any are any, as in TypeScript's own loops
export type Member<X> = 0 extends 1 & X ? any : MemberOf<X>

type MemberOf<X> =
  X extends ReadonlyMap<infer K, unknown>
    ? K
    : X extends Iterable<infer T>
      ? T
      : X extends object
        ? string
        : never

/**
 * Iterates as Python's `for` does: over a dict's keys (Map or plain record), a string's characters,
 * an array's first axis.
 * @throws TypeError when `value` cannot be iterated
 */
export function iterate<X>(value: X): IterableIterator<Member<X>> {
  const operand = toOperand(value)
  const source = operand.value as Partial<Iterable<Member<X>>> | null | undefined
  if (source instanceof Map) return source.keys() as IterableIterator<Member<X>>
  const iterator = source?.[Symbol.iterator]
  if (typeof iterator === "function") return iterator.call(source) as IterableIterator<Member<X>>
  if (isPlainRecord(source)) return Object.keys(source).values() as IterableIterator<Member<X>>
  throw new TypeError(`'${typeName(operand)}' object is not iterable`)
}
