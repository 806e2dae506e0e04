import { isOptions } from "../display/print.ts"
import { ValueError } from "../errors.ts"
import { isLess } from "./compare.ts"
import { iterate, type Member } from "./iterate.ts"
import { toOperand } from "./kind.ts"

/** Python's keyword arguments of `min` and `max`. */
export interface ExtremeOptions<T, D = never> {
  /** What to compare by; the member itself when left out. */
  readonly key?: ((member: T) => unknown) | null
  /** What an empty source gives. */
  readonly default?: D
}

/**
 * Python's `max`: the largest member of `values`, or the largest argument; the first of equals.
 * @throws ValueError when there is none and no default
 */
export function max<X extends object | string, D = never>(
  values: X,
  options?: ExtremeOptions<Member<X>, D>,
): Member<X> | D
export function max<T>(first: T, second: T, ...rest: T[]): T
export function max(...args: unknown[]): unknown {
  return extreme("max", args, (candidate, best) => isLess(best, candidate))
}

/**
 * Python's `min`: the smallest member of `values`, or the smallest argument; the first of equals.
 * @throws ValueError when there is none and no default
 */
export function min<X extends object | string, D = never>(
  values: X,
  options?: ExtremeOptions<Member<X>, D>,
): Member<X> | D
export function min<T>(first: T, second: T, ...rest: T[]): T
export function min(...args: unknown[]): unknown {
  return extreme("min", args, isLess)
}

function extreme(
  name: string,
  args: unknown[],
  isBetter: (candidate: unknown, best: unknown) => boolean,
): unknown {
  const options = isOptions(args.at(-1), optionNames) ? (args.pop() as ExtremeOptions<unknown, unknown>) : {}
  const members: Iterable<unknown> =
    args.length === 1 ? iterate(args[0]) : args.map((arg) => toOperand(arg).value)
  const keyOf = options.key ?? ((member: unknown) => member)
  let best: { member: unknown; key: unknown } | undefined
  for (const member of members) {
    const key = keyOf(member)
    if (!best || isBetter(key, best.key)) best = { member, key }
  }
  if (best) return best.member
  if ("default" in options) return options.default
  throw new ValueError(`${name}() arg is an empty sequence`)
}

const optionNames: ReadonlySet<string> = new Set(["key", "default"])
