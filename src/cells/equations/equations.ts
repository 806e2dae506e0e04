import { type Displayable, displaySymbol, type MimeBundle } from "../../display/mime.ts"
import type { NDArray } from "../../numpy/ndarray.ts"
import { nameWithoutPrevious } from "../../trace/carries.ts"
import { enterStep, named } from "../../trace/library.ts"
import { differentiate, type Mathematics } from "./derivative.ts"
import { evaluate } from "./evaluate.ts"
import { type Definition, findReadNames, loadMathematics, parseEquations } from "./parse.ts"
import { renderDerivative, renderTex } from "./tex.ts"
import type { Value } from "./value.ts"

/** Values by name. */
export type Values = Readonly<Record<string, Value>>

/** The equations of a cell: shown as TeX, run as a step. */
export interface Equations extends Displayable {
  /** The names that the equations define, in order. */
  readonly names: readonly string[]
  /** The names that they take from outside, in order of appearance. */
  readonly inputs: readonly string[]
  /** The equations in TeX, aligned at their equals signs. */
  readonly tex: string
  /**
   * Computes all names from values of all inputs.
   * @throws RangeError when an input is missing
   */
  run(values: Values): Values
  /**
   * The equations as a step for `unroll`: `h_prev` among the inputs is state, handed on from `h_t`.
   * @param params - the inputs that stay: weights
   * @param x - the input called `x` or `x_t`
   * @param state - the inputs of the step before: `{h_prev, c_prev}`
   * @returns the state for the next step, under the same names
   */
  step(params: Values, x: NDArray, state: Values): Values
  /**
   * The partial derivative of an equation by a name on its right, all others held, element by element:
   * `cell.derivative("h_t", "z_t")` is h_tilde - h_prev.
   * @throws RangeError for a name that no equation defines, and for one within a matrix product or softmax
   */
  derivative(name: string, by: string): Derivative
}

/** The partial derivative of one equation; displays itself as TeX. */
export interface Derivative extends Displayable {
  readonly tex: string
  /** Computes it from values of all names that it reads, in the shape of the equation's result. */
  run(values: Values): Value
}

/** Equations on their way: to be awaited, or displayed as they are. */
export type PendingEquations = Promise<Equations> & Displayable

/**
 * Reads the equations of a cell, one a line:
 *
 *     const cell = await equations(`
 *       z_t = sigmoid(W_z * x + U_z * h_prev + b_z)
 *       h_t = (1 - z_t) * h_prev + z_t * tanh(W_h * x)
 *     `)
 *
 * `*` is the matrix product where a matrix stands on its left, else element by element; `.*` is always
 * the latter. Functions: sigmoid, tanh, exp, log, sqrt, abs, relu, softmax. The text is only parsed (by
 * mathjs); the arithmetic is NumPy's.
 *
 * @throws SyntaxError for text that is no equation; RangeError for an unknown function, or a name
 *   defined twice or read before it is defined: `equations: line 2: rule, got value`
 */
export function equations(text: string): PendingEquations {
  const reading = readEquations(text)
  // A cell may end with the call itself: what is still being read displays itself, too.
  return Object.assign(reading, {
    [displaySymbol]: async () => (await reading)[displaySymbol]() as MimeBundle,
  })
}

async function readEquations(text: string): Promise<Equations> {
  const math = await loadMathematics()
  const definitions = parseEquations(math, text)
  const names = definitions.map(({ name }) => name)
  const inputs = findInputs(definitions)
  const carried = findCarried(inputs, names)
  const tex = renderTex(definitions)
  const xName = inputs.find((name) => /^x(?:_t)?$/.test(name)) ?? "x"
  const run = (values: Values) => runAll(definitions, values)
  // Named as it enters, so that a trace takes the call and what it tells for one step.
  const { equations } = {
    equations: (params: Values, x: NDArray, state: Values) => {
      enterStep("equations", { [xName]: x, ...state })
      const values = run({ ...params, ...state, [xName]: x })
      return Object.fromEntries(carried.map(([previous, name]) => [previous, values[name]!]))
    },
  }
  return {
    ...{ names, inputs, tex, run, step: equations },
    derivative: (name, by) => derivativeOf(math, definitions, name, by),
    [displaySymbol]: () => texBundle(tex, text),
  }
}

function derivativeOf(
  math: Mathematics,
  definitions: readonly Definition[],
  name: string,
  by: string,
): Derivative {
  const definition = definitions.find((candidate) => candidate.name === name)
  if (!definition) {
    const names = definitions.map((candidate) => candidate.name).join(", ")
    throw new RangeError(`derivative: name must be one of ${names}, got ${name}`)
  }
  const expression = differentiate(math, definition.expression, by)
  const tex = renderDerivative(name, by, expression)
  return {
    tex,
    run: (values) => evaluate(expression, new Map(Object.entries(values))),
    [displaySymbol]: () => texBundle(tex, `d ${name} / d ${by} = ${expression.toString()}`),
  }
}

function runAll(definitions: readonly Definition[], given: Values): Values {
  const values = new Map(Object.entries(given))
  for (const { name, expression } of definitions)
    values.set(name, named("equations", name, evaluate(expression, values)))
  return Object.fromEntries(definitions.map(({ name }) => [name, values.get(name)!]))
}

/** What is read and not defined. Reading a name above the line that defines it is an error. */
function findInputs(definitions: readonly Definition[]): readonly string[] {
  const inputs = new Set<string>()
  for (const [i, { expression, line }] of definitions.entries())
    for (const name of findReadNames(expression)) {
      const place = definitions.findIndex((definition) => definition.name === name)
      if (place >= i)
        throw new RangeError(`equations: line ${line}: a name must be defined above its use, got ${name}`)
      if (place < 0) inputs.add(name)
    }
  return [...inputs]
}

/** Which input of the step before is handed on from which name: `h_prev` from `h_t` or `h`. */
function findCarried(
  inputs: readonly string[],
  names: readonly string[],
): readonly (readonly [string, string])[] {
  return inputs.flatMap((input) => {
    const bare = nameWithoutPrevious(input)
    const source = bare === input ? undefined : names.find((name) => name === bare || name === `${bare}_t`)
    return source === undefined ? [] : [[input, source] as const]
  })
}

function texBundle(tex: string, text: string): MimeBundle {
  const lines = text.split("\n").map((line) => line.trim())
  const plain = lines.filter((line) => line !== "").join("\n")
  return { data: { "text/latex": `$$${tex}$$`, "text/plain": plain }, metadata: {} }
}
