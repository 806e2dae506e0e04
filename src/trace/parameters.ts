/**
 * The parameter names of a plain function or method, read from its text. Names that are not plain (patterns,
 * rest) and functions without text (built in, bound) give `x0`, `x1`, ...
 */
export function parameterNames(f: (...args: never[]) => unknown, count: number): readonly string[] {
  const text = Function.prototype.toString.call(f)
  const list =
    /^(?:async\s+)?(?:function\b[^(]*|[\p{ID_Start}$_][\p{ID_Continue}$]*)?\(([^()]*)\)|^(?:async\s+)?([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*=>/u.exec(
      text,
    )
  const names = (list?.[1] ?? list?.[2] ?? "").split(",").map((part) => part.split("=")[0]!.trim())
  const isName = (name: string | undefined) =>
    name !== undefined && /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)
  const plain = /[{[]/.test(list?.[1] ?? "") ? [] : names
  return Array.from({ length: count }, (_, i) => (isName(plain[i]) ? plain[i]! : `x${i}`))
}
