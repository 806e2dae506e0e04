/** Iterators over members beside each other. */
import { ValueError } from "../../errors.ts"
import { tuple } from "../../numpy/tuple.ts"
import { add } from "../../operators/index.ts"
import { isEqual } from "../equal.ts"
import { toInteger } from "../integer.ts"
import { iterate, type Member } from "../iterate.ts"

/** Running totals, or what `call` makes of the total and the next member. */
export function* accumulate<X>(
  values: X,
  call: ((total: Member<X>, member: Member<X>) => unknown) | null = null,
  { initial }: { readonly initial?: unknown } = {},
): Generator<Member<X>> {
  const combine = (call ?? add) as (total: unknown, member: unknown) => unknown
  let total: unknown = initial
  let isFirst = initial === undefined || initial === null
  if (!isFirst) yield total as Member<X>
  for (const member of iterate(values)) {
    total = isFirst ? member : combine(total, member)
    isFirst = false
    yield total as Member<X>
  }
}

/** Tuples of each member and the next. */
export function* pairwise<X>(values: X): Generator<[Member<X>, Member<X>]> {
  let before: { member: Member<X> } | undefined
  for (const member of iterate(values)) {
    if (before) yield tuple(before.member, member) as [Member<X>, Member<X>]
    before = { member }
  }
}

/** Tuples of `n` members each; the last may be shorter. */
export function* batched<X>(values: X, n: number): Generator<Member<X>[]> {
  if (toInteger(n) < 1) throw new ValueError("n must be at least one")
  let batch: Member<X>[] = []
  for (const member of iterate(values)) {
    batch.push(member)
    if (batch.length < toInteger(n)) continue
    yield tuple(...batch)
    batch = []
  }
  if (batch.length > 0) yield tuple(...batch)
}

/** Runs of members with the same key, each with its key: tuples of a key and an iterator. */
export function* groupby<X, K = Member<X>>(
  values: X,
  key: ((member: Member<X>) => K) | null = null,
): Generator<[key: K, members: IterableIterator<Member<X>>]> {
  let group: { key: K; members: Member<X>[] } | undefined
  for (const member of iterate(values)) {
    const own = key ? key(member) : (member as unknown as K)
    if (group && isEqual(group.key, own)) group.members.push(member)
    else {
      if (group) yield tuple(group.key, group.members.values()) as [K, IterableIterator<Member<X>>]
      group = { key: own, members: [member] }
    }
  }
  if (group) yield tuple(group.key, group.members.values()) as [K, IterableIterator<Member<X>>]
}
