import type { Chance } from "../programs/chance.ts"

/** One thing said in two languages. */
export interface Twin {
  readonly typescript: string
  readonly python: string
}

type Draw = (chance: Chance, depth: number) => Twin

const both = (text: string): Twin => ({ typescript: text, python: text })

/** Fills the holes of two templates, `$0` and so on, with twins. */
function join(typescript: string, python: string, ...parts: readonly Twin[]): Twin {
  const fill = (text: string, language: keyof Twin) =>
    text.replace(/\$(\d)/g, (_, i) => parts[Number(i)]![language])
  return { typescript: fill(typescript, "typescript"), python: fill(python, "python") }
}

const same = (text: string, ...parts: readonly Twin[]) => join(text, text, ...parts)

const arithmetic = ["+", "-", "*", "/"] as const

/** The arrays that a program declares: shape [2, 3] or [3], floats or integers. */
const matrices = ["m", "n", "k"]
const vectors = ["v", "w"]

const scalar: Draw = (chance) =>
  both(chance.pick(["2", "3", "1.0", "0.5", "2.0", "-1", "half", "two", "np.max(v)", "np.sum(k)"]))

const matrix: Draw = (chance, depth) => {
  if (depth === 0 || chance.percent(25)) return both(chance.pick(matrices))
  const d = depth - 1
  return chance.pick<() => Twin>([
    () => same(`($0 ${chance.pick(arithmetic)} $1)`, matrix(chance, d), matrix(chance, d)),
    () => same(`($0 ${chance.pick(arithmetic)} $1)`, matrix(chance, d), scalar(chance, d)),
    () => same(`($0 ${chance.pick(["+", "-", "*"])} $1)`, scalar(chance, d), matrix(chance, d)),
    () => same(`($0 ${chance.pick(arithmetic)} $1)`, matrix(chance, d), vector(chance, d)),
    () => same("(-$0)", matrix(chance, d)),
    () => same("(($0) ** 2)", matrix(chance, d)),
    () => same("($0 % 3)", matrix(chance, d)),
    () => join('($0)["::-1"]', "($0)[::-1]", matrix(chance, d)),
    () => join('($0)[":", "::-1"]', "($0)[:, ::-1]", matrix(chance, d)),
    () => same("twice($0)", matrix(chance, d)),
    () => same("blend($0, $1)", matrix(chance, d), matrix(chance, d)),
    // Functions whose every bit IEEE 754 fixes; the last one of tanh is another matter.
    () => same("np.sqrt(np.abs($0))", matrix(chance, d)),
    () => same("np.maximum($0, $1)", matrix(chance, d), scalar(chance, d)),
    () => integers(chance, d),
    () => join("np.where($0, $1, 0)", "np.where($0, $1, 0)", mask(chance, d), matrix(chance, d)),
  ])()
}

const integers: Draw = (chance, depth) => {
  if (depth === 0 || chance.percent(40)) return both("k")
  const operator = chance.pick(["& 3", "| 1", "^ 2", "<< 1", ">> 1", "% 4"])
  return chance.percent(20)
    ? same("(~$0)", integers(chance, depth - 1))
    : same(`($0 ${operator})`, integers(chance, depth - 1))
}

const vector: Draw = (chance, depth) => {
  if (depth === 0 || chance.percent(25)) return both(chance.pick(vectors))
  const d = depth - 1
  return chance.pick<() => Twin>([
    () => same(`($0 ${chance.pick(arithmetic)} $1)`, vector(chance, d), vector(chance, d)),
    () => same(`($0 ${chance.pick(arithmetic)} $1)`, vector(chance, d), scalar(chance, d)),
    () => same(`($0)[${chance.integer(-2, 1)}]`, matrix(chance, d)),
    () => join('($0)[1, ":"]', "($0)[1, :]", matrix(chance, d)),
    () => join('($0)["...", [2, 0, 1]][0]', "($0)[..., [2, 0, 1]][0]", matrix(chance, d)),
    () => same("($0)[[2, 0, 0]]", vector(chance, 0)),
    () => same("twice($0)", vector(chance, d)),
  ])()
}

const mask: Draw = (chance, depth) => {
  const d = Math.max(0, depth - 1)
  const compare = () =>
    same(
      `($0 ${chance.pick(["<", "<=", ">", ">=", "==", "!="])} $1)`,
      matrix(chance, d),
      chance.pick([matrix, scalar])(chance, d),
    )
  return chance.pick<() => Twin>([
    compare,
    () => same(`(${chance.pick(["$0 & $1", "$0 | $1", "$0 ^ $1"])})`, compare(), compare()),
    () => same("(~$0)", compare()),
  ])()
}

const element: Draw = (chance) => same(`($0)[${chance.pick(["-1, 0", "0, 2", "1][1"])}]`, matrix(chance, 0))

const bitwise = "i <<= 1; i |= 1; i &= 6; i ^= 3; i >>= 1; f += i"

const statement: Draw = (chance) =>
  chance.pick<() => Twin>([
    () => same(`f ${chance.pick(["+=", "-=", "*=", "/="])} $0`, matrix(chance, 2)),
    () =>
      same(
        `f[${chance.pick(["0, 1", "-1, -1", "1"])}] ${chance.pick(["=", "+=", "*="])} $0`,
        scalar(chance, 1),
      ),
    () => same(`f ${chance.pick(["%= 3", "**= 2", "%= half"])}`),
    () =>
      same(
        `f[${chance.pick(["0][1", "-1][0"])}] ${chance.pick(["=", "+=", "*=", "-="])} $0`,
        scalar(chance, 1),
      ),
    () => same("f[[1, 0]] -= $0", vector(chance, 1)),
    () => join('f["...", 0] *= $0', "f[..., 0] *= $0", scalar(chance, 1)),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of the program
    () => join("f[`${two - 1}:`, from] += $0", "f[two - 1:, slice(1, None)] += $0", scalar(chance, 1)),
    () => join("held.W[0] = $0", 'held["W"][0] = $0', vector(chance, 1)),
    () => join(`{ const i = np.array(k); ${bitwise} }`, `i = np.array(k); ${bitwise}`),
    () => join('f[":", 1] = $0', "f[:, 1] = $0", scalar(chance, 1)),
    () => join('f["1:"] += $0', "f[1:] += $0", vector(chance, 1)),
    () => same("f[$0] = $1", mask(chance, 1), scalar(chance, 1)),
    () => join("held.W *= $0", 'held["W"] *= $0', scalar(chance, 1)),
  ])()

/** What every program of {@link drawTwins} finds declared. `%` of an element is not drawn: on numbers it is JavaScript's. */
export const setUp: Twin = {
  typescript: `import { np } from "cellwise"
const m = np.array([[1.0, 2.5, -3.0], [0.5, 4.0, 7.25]])
const n = np.array([[2.0, -1.0, 0.25], [3.0, 1.5, -0.5]])
const k = np.array([[1, 2, 3], [4, -5, 6]])
const v = np.array([1, 2, 4])
const w = np.array([0.5, -1.5, 8.0])
const half = 0.5
const two: number = 2
const from: string = '1:'
const twice = (x: any) => x * 2
function blend<T extends NDArray>(a: T, b: NDArray) { return a * 0.5 + b }
`,
  python: `import numpy as np
m = np.array([[1.0, 2.5, -3.0], [0.5, 4.0, 7.25]])
n = np.array([[2.0, -1.0, 0.25], [3.0, 1.5, -0.5]])
k = np.array([[1, 2, 3], [4, -5, 6]])
v = np.array([1, 2, 4])
w = np.array([0.5, -1.5, 8.0])
half = 0.5
two = 2
twice = lambda x: x * 2
def blend(a, b): return a * 0.5 + b
`,
}

/** A program over arrays in both languages: statements, and the expressions it ends in. */
export function drawTwins(chance: Chance): { readonly statements: Twin[]; readonly results: Twin[] } {
  const statements = chance.times(1, 3, () => statement(chance, 2))
  const results = [
    ...chance.times(1, 2, () => chance.pick([matrix, vector, mask, element])(chance, 3)),
    both("f"),
    join("held.W", 'held["W"]'),
    scalar(chance, 1),
  ]
  return { statements, results }
}
