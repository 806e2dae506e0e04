import { randomInt } from "node:crypto"

/** A recurrent step that nobody has named before: its cell, and the numbers it must give. */
export interface RandomStep {
  /** The cell's source in TypeScript. */
  readonly source: string
  /** Each named value's numbers, shape [steps][units]. */
  readonly expected: Readonly<Record<string, readonly (readonly number[])[]>>
}

const UNITS = 3
const STEPS = 4

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
  const rows = { [gate]: [] as number[][], [candidate]: [] as number[][], [state]: [] as number[][] }
  let now = Array<number>(UNITS).fill(0)
  for (const x of inputs) {
    const g = now.map((h, k) => 1 / (1 + Math.exp(-(a * x[k]! + b * h))))
    const u = now.map((h, k) => Math.tanh(c * x[k]! - d * h))
    now = now.map((h, k) => (mixes ? g[k]! * h + (1 - g[k]!) * u[k]! : h - g[k]! * u[k]!))
    rows[gate]!.push(g)
    rows[candidate]!.push(u)
    rows[state]!.push(now)
  }
  return { source, expected: rows }
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
