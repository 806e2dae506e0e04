import { type Displayable, displaySymbol } from "../../display/mime.ts"
import type { Operand, Trace, TracedGroup, TracedOperation } from "../../trace/model.ts"
import { isTraced, type Traced } from "../../trace/trace.ts"
import { mathTex } from "../../view/mathName.ts"
import { alignTex } from "./tex.ts"
import { type Written, writeCall, writeOperation } from "./writeOperation.ts"

/** The equations that a step ran, as TeX; displays itself. */
export interface TracedEquations extends Displayable {
  readonly tex: string
}

/**
 * The equations of a traced step, read off what it computed: one line for each of its named values.
 *
 *     const traced = trace(lstm_step, { W_f, U_f, b_f })
 *     traced(x, h, c)
 *     equationsOf(traced)     // f_t = \sigma(W_f x + U_f h_{t-1} + b_f) ...
 *
 * An unnamed value that is used more than once has a line of its own, v_1, v_2, ...; arrays from outside
 * that were not named to `trace` are called A_1 (matrices) and a_1.
 *
 * @param traced - a traced function that was called, or its trace
 * @param step - which step, from 0; the last one without it: steps may run differently
 * @throws RangeError when no such step was recorded
 */
export function equationsOf(traced: Traced | Trace, step?: number): TracedEquations {
  const trace = isTraced(traced) ? traced.trace : traced
  const place = step ?? trace.recorded - 1
  const graph = trace.graphOfStep[place]
  if (graph === undefined)
    throw new RangeError(`equationsOf: step must be one of ${trace.recorded} recorded ones, got ${place}`)
  const lines = writeLines(trace.graphs[graph]!, trace.groups[graph]!)
  const tex = alignTex(lines.map(([name, expression]) => [name, expression]))
  return {
    tex,
    [displaySymbol]: () => ({ data: { "text/latex": `$$${tex}$$`, "text/plain": tex }, metadata: {} }),
  }
}

type Line = readonly [name: string, expression: string]

function writeLines(graph: readonly TracedOperation[], groups: readonly TracedGroup[]): readonly Line[] {
  const names = nameOperations(graph, groups)
  const writer = new Writer(graph, groups, names)
  return [...names].map(([place, name]) => [name, writer.write(place).tex])
}

/** The operations that have a line: those of named values, and what is used more than once. */
function nameOperations(
  graph: readonly TracedOperation[],
  groups: readonly TracedGroup[],
): ReadonlyMap<number, string> {
  const users = new Map<number, number>()
  for (const [place, { operands }] of graph.entries())
    for (const operand of operands)
      if ("operation" in operand && !isInOneGroup(groups, operand.operation, place))
        users.set(operand.operation, (users.get(operand.operation) ?? 0) + 1)
  const names = new Map<number, string>()
  let unnamed = 0
  for (const [place, { value }] of graph.entries())
    if (value !== null) names.set(place, mathTex(value))
    else if ((users.get(place) ?? 0) > 1) names.set(place, `v_{${++unnamed}}`)
  return names
}

function isInOneGroup(groups: readonly TracedGroup[], a: number, b: number): boolean {
  return groups.some(({ start, end }) => start <= a && a < end && start <= b && b < end)
}

/** Writes the expressions of one step. */
class Writer {
  readonly #graph: readonly TracedOperation[]
  readonly #groups: readonly TracedGroup[]
  readonly #names: ReadonlyMap<number, string>

  constructor(
    graph: readonly TracedOperation[],
    groups: readonly TracedGroup[],
    names: ReadonlyMap<number, string>,
  ) {
    this.#graph = graph
    this.#groups = groups
    this.#names = names
  }

  /** The expression of an operation; of a call's last one, the call. */
  write(place: number): Written {
    const group = this.#groups.find(({ end }) => end === place + 1)
    if (group) return writeCall(group.name, this.#argumentsOf(group))
    const { name, operands } = this.#graph[place]!
    return writeOperation(
      name,
      operands.map((operand) => this.#writeOperand(operand)),
    )
  }

  /** What a call took: the values it used that it did not make. */
  #argumentsOf({ start, end }: TracedGroup): readonly Written[] {
    const found = new Map<string, Written>()
    for (const { operands } of this.#graph.slice(start, end))
      for (const operand of operands) {
        const isWithin = "operation" in operand && operand.operation >= start
        if (isWithin || "constant" in operand || "other" in operand) continue
        found.set(JSON.stringify(operand), this.#writeOperand(operand))
      }
    return [...found.values()]
  }

  #writeOperand(operand: Operand): Written {
    if ("operation" in operand) {
      const name = this.#names.get(operand.operation)
      return name === undefined ? this.write(operand.operation) : atom(name)
    }
    if ("constant" in operand) return writeNumber(operand.constant)
    if ("value" in operand) return atom(mathTex(lastPart(operand.value)))
    if ("previous" in operand) return atom(mathTex(`${operand.previous.replace(/_t$/, "")}_prev`))
    if ("other" in operand) return atom(`\\text{${operand.other}}`)
    if (operand.name !== undefined) return atom(mathTex(operand.name))
    return atom(`${operand.shape.length === 2 ? "A" : "a"}_{${operand.array + 1}}`)
  }
}

function atom(tex: string): Written {
  return { tex, binds: "atom" }
}

function writeNumber(value: number): Written {
  return { tex: String(value), binds: value < 0 ? "sum" : "number" }
}

/** A weight that came with others: `params.W_f` is W_f. */
function lastPart(name: string): string {
  return name.split(".").at(-1)!
}
