import { untyped } from "./typed.ts"

/** Whether a value is a plain object: Python's keyword arguments are a trailing one. */
export function isOptions(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/**
 * Arguments by name: positional ones in the order of NumPy's signature, then a trailing object.
 *
 * @param positional - how many of the names may be given by place; those after them are keywords only
 * @throws TypeError for a name that the function does not have, or too many arguments.
 */
export function named<K extends string>(
  name: string,
  names: readonly K[],
  given: readonly unknown[],
  positional: number = names.length,
): { [P in K]?: unknown } {
  const result: { [P in K]?: unknown } = {}
  const last = given.at(-1)
  const count = isOptions(last) ? given.length - 1 : given.length
  if (count > positional)
    throw new TypeError(`${name}: takes at most ${positional} more arguments, got ${count}`)
  for (let i = 0; i < count; i++) if (given[i] !== undefined) result[names[i]!] = given[i]
  if (isOptions(last)) {
    for (const key of Object.keys(last)) {
      if (!names.includes(key as K))
        throw new TypeError(`${name}() got an unexpected keyword argument '${key}'`)
      if (last[key] !== undefined) result[key as K] = last[key]
    }
  }
  return result
}

/**
 * An argument that is positional or a keyword: `f(x, 1)` and `f(x, { axis: 1 })`. For numbers, names and
 * flags, whose Python type does not matter.
 */
export function keyword<T>(
  name: string,
  key: string,
  given: T | { readonly [K in string]?: unknown } | undefined,
  fallback: T,
): T {
  const value = untyped(isOptions(given) ? named(name, [key], [given])[key] : given)
  return value === undefined ? fallback : (value as T)
}

/**
 * An argument that lists things.
 *
 * @throws TypeError for what is no list.
 */
export function checkList(name: string, key: string, given: unknown): number[] {
  const plain = untyped(given)
  if (Array.isArray(plain)) return plain.map(untyped) as number[]
  throw new TypeError(`${name}: ${key} must be a list, got ${String(plain)}`)
}

/**
 * An argument that counts something.
 *
 * @throws TypeError in NumPy's words for what is no whole number.
 */
export function wholeNumber(name: string, key: string, given: unknown): number {
  const value = untyped(given)
  if (Number.isInteger(value) || typeof value === "boolean") return Number(value)
  const kind = typeof value === "number" ? "float" : typeof value
  throw new TypeError(
    `'${kind}' object cannot be interpreted as an integer (${name}: ${key} must be a whole number, got ${String(value)})`,
  )
}
