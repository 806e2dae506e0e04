/** All ways to choose members. */
import { tuple } from "../../numpy/tuple.ts"
import { toInteger } from "../integer.ts"
import { iterate, type Member } from "../iterate.ts"

/**
 * Tuples of one member of each source, the last changing fastest; `{repeat: n}` takes the sources n times.
 */
export function product<S extends readonly unknown[]>(
  ...sources: [...S, { readonly repeat: number }]
): Generator<Member<S[number]>[]>
export function product<S extends readonly unknown[]>(
  ...sources: S
): Generator<{ [I in keyof S]: Member<S[I]> }>
export function* product(...given: readonly unknown[]): Generator<unknown[]> {
  const last = given.at(-1)
  const hasRepeat =
    typeof last === "object" && last !== null && "repeat" in last && !(Symbol.iterator in last)
  const times = hasRepeat ? toInteger((last as { repeat: number }).repeat) : 1
  const sources = (hasRepeat ? given.slice(0, -1) : given).map((source) => [...iterate(source)] as unknown[])
  const pools = Array.from({ length: times }, () => sources).flat()
  if (pools.some((pool) => pool.length === 0)) return
  const places = pools.map(() => 0)
  while (true) {
    yield tuple(...places.map((place, i) => pools[i]![place]))
    let i = pools.length - 1
    while (i >= 0 && ++places[i]! === pools[i]!.length) places[i--] = 0
    if (i < 0) return
  }
}

/** Tuples of `r` members, none twice, in every order. */
export function* permutations<X>(values: X, r?: number | null): Generator<Member<X>[]> {
  const members = [...iterate(values)]
  const length = r === undefined || r === null ? members.length : toInteger(r)
  const chosen: number[] = []
  function* extend(): Generator<Member<X>[]> {
    if (chosen.length === length) {
      yield tuple(...chosen.map((i) => members[i]!))
      return
    }
    for (let i = 0; i < members.length; i++) {
      if (chosen.includes(i)) continue
      chosen.push(i)
      yield* extend()
      chosen.pop()
    }
  }
  if (length <= members.length) yield* extend()
}

/** Tuples of `r` members, none twice, in their own order. */
export function combinations<X>(values: X, r: number): Generator<Member<X>[]> {
  return choose([...iterate(values)], toInteger(r), 1)
}

/** Tuples of `r` members in their own order, the same ones again allowed. */
export function combinations_with_replacement<X>(values: X, r: number): Generator<Member<X>[]> {
  return choose([...iterate(values)], toInteger(r), 0)
}

/** @param step - how far after a member the next one is looked for: 0 or 1 */
function* choose<T>(members: readonly T[], r: number, step: 0 | 1): Generator<T[]> {
  const chosen: T[] = []
  function* extend(from: number): Generator<T[]> {
    if (chosen.length === r) {
      yield tuple(...chosen)
      return
    }
    for (let i = from; i < members.length; i++) {
      chosen.push(members[i]!)
      yield* extend(i + step)
      chosen.pop()
    }
  }
  yield* extend(0)
}
