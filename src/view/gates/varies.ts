import type { TracedValue } from "../../trace/model.ts"

/** Whether a value belongs to the steps: not the weights, nor a size that is the same in all of them. */
export function varies(value: TracedValue): boolean {
  const seen = value.steps.filter((numbers) => numbers !== null)
  const [first, ...rest] = seen
  if (first === undefined) return false
  if (value.origin !== "parameter" && value.shape.length > 0) return true
  if (rest.length === 0) return value.shape.length > 0 && !/[.[]/.test(value.name)
  return rest.some((numbers) => numbers !== first && numbers.some((x, i) => !Object.is(x, first[i])))
}
