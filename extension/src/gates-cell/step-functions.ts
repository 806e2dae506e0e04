import { findStatements } from "./statements.ts"

/** A function of a notebook that may be a step: it takes an input and what it gave before. */
export interface StepFunction {
  readonly name: string
  /** How many values it names. */
  readonly named: number
}

const declaration =
  /^(?:export\s+)?(?:async\s+)?function\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*(?:<[^>]*>)?\(([\s\S]*?)\)[^{]*\{([\s\S]*)\}$/u
const arrow =
  /^(?:const|let)\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*=\s*(?:async\s*)?\(([\s\S]*?)\)[^=]*=>([\s\S]*)$/u

/** The library's own steps: `lstm(params, x, state)`, and the loop over them. */
const libraryCalls: readonly StepFunction[] = ["unroll", "lstm", "gru", "rnn"].map((name) => ({
  name,
  named: 0,
}))

/** The functions of a cell that take two arguments or more: a step takes an input and a state. */
export function findStepFunctions(source: string): readonly StepFunction[] {
  return findStatements(source).flatMap((statement) => {
    const [, name, parameters = "", body = ""] = declaration.exec(statement) ?? arrow.exec(statement) ?? []
    if (name === undefined || findStatements(parameters.replaceAll(",", "\n")).length < 2) return []
    return [{ name, named: body.match(/\bconst\b/g)?.length ?? 0 }]
  })
}

/** Whether a cell calls a function, its declaration not counted. */
export function callsOf(source: string, name: string): boolean {
  return findCalls(source, name).length > 0
}

/** The step that a cell is about: that it calls or, if it calls none, that it defines; most named values first. */
export function findStep(source: string, known: readonly StepFunction[]): StepFunction | undefined {
  const most = (steps: readonly StepFunction[]) => [...steps].sort((a, b) => b.named - a.named)[0]
  const own = findStepFunctions(source)
  const called = [...own, ...known].filter(({ name }) => callsOf(source, name))
  return most(called) ?? libraryCalls.find(({ name }) => callsOf(source, name)) ?? most(own)
}

/**
 * The text of a cell that runs the calls of a step again, traced: the statements that call it, and the variables
 * that these set out from. Weights and random numbers are left as they are.
 */
export function writeGatesCell(source: string, name: string): string {
  const traced = `traced_${name}`
  const calls = findCalls(source, name)
  const starts = findStatements(source).filter((statement) => {
    const [, names] = /^let\s+(\[[^\]]*\]|[^\s=:]+)[\s\S]*=/.exec(statement) ?? []
    return names !== undefined && !calls.includes(statement) && isSetBy(names, calls)
  })
  const order = findStatements(source).filter((each) => calls.includes(each) || starts.includes(each))
  const body = order.map((statement) => statement.replace(callPattern(name), `${traced}(`))
  return ['import { trace } from "cellwise"', "", `const ${traced} = trace(${name})`, ...body, traced].join(
    "\n",
  )
}

function findCalls(source: string, name: string): readonly string[] {
  return findStatements(source).filter((statement) => {
    const declared = (declaration.exec(statement) ?? arrow.exec(statement))?.[1]
    return (
      declared === undefined && !statement.startsWith("import") && statement.search(callPattern(name)) >= 0
    )
  })
}

function isSetBy(names: string, statements: readonly string[]): boolean {
  const each = names.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu) ?? []
  return each.some((name) =>
    statements.some((text) => new RegExp(`\\b${escaped(name)}\\b[^=]*=[^=]`).test(text)),
  )
}

function callPattern(name: string): RegExp {
  return new RegExp(`(?<![\\w$.])${escaped(name)}\\(`, "g")
}

function escaped(name: string): string {
  return name.replaceAll("$", "\\$")
}
