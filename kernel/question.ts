/** A cell that asks what a name is. */
export interface Question {
  readonly name: string
  /** 1 for `name??`, which wants the source too. */
  readonly detail: 0 | 1
}

const pattern =
  /^\s*(\??\??)\s*([\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.[\p{ID_Continue}$]+)*)\s*(\??\??)\s*$/u

/** IPython's `name?`, `name??`, `?name` and `??name` (IPython, "Dynamic object introspection"); no TypeScript. */
export function maybeQuestion(source: string): Question | undefined {
  const [, before = "", name = "", after = ""] = pattern.exec(source) ?? []
  const marks = before + after
  if (marks === "" || (before !== "" && after !== "")) return undefined
  return { name, detail: marks === "??" ? 1 : 0 }
}
