import { execFileSync } from "node:child_process"
import { randomInt } from "node:crypto"
import type { Change } from "../../src/trace/whatIf/change.ts"
import { python } from "./python.ts"

/** A recurrent step that nobody has named before: its cell, and the numbers that Python gives. */
export interface RandomStep {
  /** The cell's source in TypeScript. */
  readonly source: string
  /** The names of its values, in the order computed: a gate, a candidate, a state. */
  readonly names: readonly [gate: string, candidate: string, state: string]
  /** Each named value's numbers by Python, shape [steps][units], also with something changed. */
  readonly numbers: (change?: Change) => Readonly<Record<string, readonly (readonly number[])[]>>
}

export const UNITS = 3
export const STEPS = 4

/**
 * Makes up a step: a gate, a candidate and a state that mixes them, with random names and numbers.
 * `gate = sigmoid(a*x + b*before)`, `candidate = tanh(c*x - d*before)`, and the state either
 * `gate*before + (1 - gate)*candidate` or `before - gate*candidate`.
 */
export function createRandomStep(): RandomStep {
  const [step, before, gate, candidate, state] = createNames(5) as [string, string, string, string, string]
  const [a, b, c, d] = [createNumber(), createNumber(), createNumber(), createNumber()]
  const inputs = Array.from({ length: STEPS }, () => Array.from({ length: UNITS }, createNumber))
  const mixes = randomInt(2) === 0
  const equation = mixes
    ? `${gate} * ${before} + (1 - ${gate}) * ${candidate}`
    : `${before} - ${gate} * ${candidate}`
  const source = `import { np, trace } from "cellwise"

function ${step}(x: NDArray, ${before}: NDArray) {
    const ${gate} = 1 / (1 + np.exp(-(${a} * x + ${b} * ${before})))
    const ${candidate} = np.tanh(${c} * x - ${d} * ${before})
    const ${state} = ${equation}
    return ${state}
}

const traced = trace(${step})
let now = np.zeros(${UNITS})
for (const x of ${JSON.stringify(inputs)}) {
    now = traced(np.array(x), now)
}
traced`
  const original = `import json, sys
import numpy as np

change = json.load(sys.stdin)
rows = {name: [] for name in ${JSON.stringify([gate, candidate, state])}}

def taken(name, step, value):
    for held in change.get("held", []):
        if held["name"] == name and (held.get("steps") is None or step in held["steps"]):
            value = value.copy()
            value[slice(None) if held.get("units") is None else held["units"]] = held["value"]
    rows[name].append(value.tolist())
    return value

${before} = np.zeros(${UNITS})
for step, x in enumerate(np.array(${JSON.stringify(inputs)})):
    for other in change.get("inputs", []):
        if other["step"] == step:
            x[other["unit"]] = other["value"]
    ${gate} = taken("${gate}", step, 1 / (1 + np.exp(-(${a} * x + ${b} * ${before}))))
    ${candidate} = taken("${candidate}", step, np.tanh(${c} * x - ${d} * ${before}))
    ${state} = taken("${state}", step, ${equation})
    ${before} = ${state}
json.dump(rows, sys.stdout)`
  const numbers = (change: Change = {}) =>
    JSON.parse(execFileSync(python, ["-c", original], { input: JSON.stringify(change), encoding: "utf8" }))
  return { source, names: [gate, candidate, state], numbers }
}

/** Names that differ from each other and mean nothing. */
function createNames(count: number): readonly string[] {
  const letter = () => String.fromCharCode("a".charCodeAt(0) + randomInt(26))
  return Array.from({ length: count }, (_, i) => `${letter()}${letter()}${letter()}_${i}${randomInt(10)}`)
}

/** A number of two decimals in (0, 2), never integral: its text is the same in every language. */
function createNumber(): number {
  return (2 * randomInt(1, 100) + 1) / 100
}
