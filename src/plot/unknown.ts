import { notice } from "./notice.ts"

/** An object that may be asked for more than it has: a call of matplotlib's that is not drawn here. */
// biome-ignore lint/suspicious/noExplicitAny: what is not known has no type
export type WithUnknown<T> = T & { readonly [unknown: string]: any }

/**
 * An object whose missing methods can be called all the same: each says once that it is not drawn, and the rest
 * of the picture is.
 *
 * @param name - what the author calls it: `plt`, `Axes`
 */
export function withUnknown<T extends object>(target: T, name: string): WithUnknown<T> {
  const open = new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === "symbol" || key in object || !isCalled(key))
        return Reflect.get(object, key, receiver)
      return () => notice(`${name}.${key}: this is not drawn here; the rest is`)
    },
  })
  return open as WithUnknown<T>
}

/** What JavaScript itself asks of any object is no call of the author's. */
function isCalled(key: string): boolean {
  return (
    /^[a-z]\w*$/.test(key) && key !== "then" && key !== "inspect" && key !== "nodeType" && key !== "length"
  )
}
