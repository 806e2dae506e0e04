/**
 * What results move by when every input moves a little: by a unit in the last place of the largest of its array.
 * test/golden/conditioning.py moves programs in the same way and says why.
 */
import type { Outcome, Program } from "./programs.ts"

const TRIES = 8

/** Draws whose location is added last. */
const LOCATED = ["gumbel", "laplace", "logistic", "normal"]

/** The direction of the k-th move of an element. */
function signOf(k: number, place: number): 1 | -1 {
  const first = (Math.imul(place, 2654435761) + Math.imul(k, 2246822519)) | 0
  const h = Math.imul(first ^ (first >>> 15), 2246822519)
  return (h ^ (h >>> 13)) & 1 ? 1 : -1
}

const isNumber = (value: unknown): value is number => typeof value === "number"

const isFloat = (value: unknown): value is number => isNumber(value) && !Number.isInteger(value)

function movedValues(values: readonly unknown[], k: number, epsilon: number): unknown[] {
  const largest = values.reduce<number>((most, v) => (isNumber(v) ? Math.max(most, Math.abs(v)) : most), 0)
  return values.map((v, place) => (isNumber(v) && k > 0 ? v + signOf(k, place) * epsilon * largest : v))
}

type Keywords = Readonly<Record<string, Program>>

/** `loc + scale * x`: the location moves by a unit of the largest parameter, what x may be off by near 0. */
function located(program: readonly unknown[], k: number, epsilon: number): Program {
  const args = program.at(-2) as Program[]
  const named = Object.fromEntries(args.map((arg, i) => [["loc", "scale", "size"][i]!, arg]))
  const given: Keywords = { ...named, ...(program.at(-1) as Keywords) }
  const others = movedKeywords(given, k, epsilon)
  const largest = Math.max(sizeOf(given.loc ?? 0), sizeOf(given.scale ?? 1))
  const loc = ["call", "add", [others.loc ?? 0, signOf(k, 1) * epsilon * largest], {}]
  return [...program.slice(0, -2), [], { ...others, loc }]
}

function movedKeywords(given: Keywords, k: number, epsilon: number): Keywords {
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, moved(value, k, epsilon)]))
}

function sizeOf(parameter: Program): number {
  if (isNumber(parameter)) return Math.abs(parameter)
  const [head, , , values] = parameter as [string, unknown, unknown, unknown[]]
  const numbers = head === "array" ? values : ((parameter as unknown[])[1] as unknown[])
  return Math.max(0, ...numbers.filter(isNumber).map(Math.abs))
}

/** A program whose arrays are float64 and moved for the k-th time, lists and fractions too; 0 moves nothing. */
function moved(program: Program, k: number, epsilon: number): Program {
  if (isFloat(program)) return k > 0 ? program + signOf(k, 0) * epsilon * Math.abs(program) : program
  if (!Array.isArray(program) || program.length === 0) return program
  const [head, ...rest] = program as [string, ...Program[]]
  if (head === "array") return [head, "float64", rest[1]!, movedValues(rest[2] as unknown[], k, epsilon)]
  if (head === "list" && (rest[0] as unknown[]).every(isNumber)) {
    return [head, movedValues(rest[0] as unknown[], k, epsilon)]
  }
  if (head === "call" || head === "method") {
    const name = String(program.at(-3)).split(".").at(-1)!
    if (LOCATED.includes(name) && k > 0) return located(program, k, epsilon)
    const args = (program.at(-2) as Program[]).map((arg) => moved(arg, k, epsilon))
    return [...program.slice(0, -2), args, movedKeywords(program.at(-1) as Keywords, k, epsilon)]
  }
  return program.map((part) => moved(part as Program, k, epsilon))
}

/** All numbers of an outcome, one after another. */
function numbersOf(outcome: Outcome): number[] {
  if ("items" in outcome) return outcome.items.flatMap(numbersOf)
  return "values" in outcome ? outcome.values.map(Number) : []
}

/** How far each number of a program's outcome moves at most, in the order of {@link numbersOf}. */
export function movements(
  program: Program,
  epsilon: number,
  outcomeOf: (program: Program) => Outcome,
): number[] {
  const base = numbersOf(outcomeOf(moved(program, 0, epsilon)))
  const most = base.map(() => 0)
  for (let k = 1; k <= TRIES; k++) {
    const there = numbersOf(outcomeOf(moved(program, k, epsilon)))
    if (there.length !== base.length) continue
    base.forEach((value, i) => {
      const step = Math.abs(there[i]! - value)
      if (step > most[i]!) most[i] = step
    })
  }
  return most
}
