import type { CountedInput } from "../messages.ts"

/** How many results `Out` holds; IPython's `cache_size`. */
const capacity = 1000

const inputs: string[] = [""]
const outputs: Record<number, unknown> = {}

/** The three latest results, the last one first. */
const latest = ["_", "__", "___"] as const

/**
 * Puts `In`, `Out`, `_`, `__` and `___` where cells find them (IPython, "Input caching system" and "Output
 * caching system").
 */
export function defineRemembered(define: (name: string, value: unknown) => void): void {
  define("In", inputs)
  define("Out", outputs)
  for (const name of latest) define(name, "")
}

/** Also after a process was lost: the numbers go on, and what came before is empty. */
export function rememberInput({ line, input }: CountedInput): void {
  while (inputs.length < line) inputs.push("")
  inputs[line] = input
}

/** What shows nothing, as Python's `None`, is no result. */
export function rememberOutput({ line }: CountedInput, value: unknown): void {
  if (value === undefined || value === null) return
  const values = [value, ...latest.map((name) => Reflect.get(globalThis, name))]
  for (const [index, name] of latest.entries()) Reflect.set(globalThis, name, values[index])
  outputs[line] = value
  const lines = Object.keys(outputs) // integers, so in ascending order
  if (lines.length > capacity) Reflect.deleteProperty(outputs, lines[0] as string)
}
