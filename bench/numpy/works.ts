/** The works that are timed, as a lesson's port writes them; works.py has the same in Python. */
import { np } from "../../src/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"

/** One call of a work; `setUp` runs before the clock. */
export type Work = () => unknown

const { add, multiply, subtract, divide, dot, exp, tanh, negative } = np
const plus = (...terms: unknown[]) =>
  terms.reduce((sum, term) => add(sum as NDArray, term as NDArray)) as NDArray
const sigmoid = (z: NDArray) => divide(1, add(1, exp(negative(z)))) as NDArray
const draw = (...shape: number[]) => np.random.randn(...shape) as NDArray

/** The lesson's LSTM: 4 units, 27 operations a step. */
function smallLstm(): Work {
  const [Wf, Wi, Wc, Wo, Uf, Ui, Uc, Uo] = Array.from({ length: 8 }, () => draw(4, 4)) as NDArray[]
  const [bf, bi, bc, bo, x, h, c] = Array.from({ length: 7 }, () => draw(4)) as NDArray[]
  const gate = (W: NDArray, U: NDArray, b: NDArray) => plus(dot(W, x!), dot(U, h!), b)
  return () => {
    const f = sigmoid(gate(Wf!, Uf!, bf!))
    const i = sigmoid(gate(Wi!, Ui!, bi!))
    const candidate = tanh(gate(Wc!, Uc!, bc!)) as NDArray
    const next = plus(multiply(f, c!), multiply(i, candidate))
    const o = sigmoid(gate(Wo!, Uo!, bo!))
    return [multiply(o, tanh(next) as NDArray), next]
  }
}

/** An LSTM step of 100 units on 65 characters, and its gradients. */
function largeLstm(): Work {
  const H = 100
  const D = 65
  const [Wf, Wi, Wc, Wo] = Array.from({ length: 4 }, () => multiply(draw(H, H + D), 0.1)) as NDArray[]
  const b = np.zeros([H, 1]) as NDArray
  const [h, c, dh, dc] = Array.from({ length: 4 }, () => draw(H, 1)) as NDArray[]
  const x = np.zeros([D, 1]) as NDArray
  x.set([3, 0], 1)
  const slope = (gate: NDArray) => multiply(gate, subtract(1, gate)) as NDArray
  return () => {
    const z = np.concatenate([h!, x]) as NDArray
    const f = sigmoid(plus(dot(Wf!, z), b))
    const i = sigmoid(plus(dot(Wi!, z), b))
    const g = tanh(plus(dot(Wc!, z), b)) as NDArray
    const o = sigmoid(plus(dot(Wo!, z), b))
    const cell = plus(multiply(f, c!), multiply(i, g))
    const squashed = tanh(cell) as NDArray
    const hidden = multiply(o, squashed) as NDArray
    const dout = multiply(multiply(dh!, squashed), slope(o)) as NDArray
    const dcell = plus(dc!, multiply(multiply(dh!, o), subtract(1, multiply(squashed, squashed))))
    const df = multiply(multiply(dcell, c!), slope(f)) as NDArray
    const di = multiply(multiply(dcell, g), slope(i)) as NDArray
    const dg = multiply(multiply(dcell, i), subtract(1, multiply(g, g))) as NDArray
    const dz = plus(dot(Wf!.T, df), dot(Wi!.T, di), dot(Wc!.T, dg), dot(Wo!.T, dout))
    return [hidden, dot(df, z.T), dot(di, z.T), dot(dg, z.T), dot(dout, z.T), dz]
  }
}

function small(work: (a: NDArray, b: NDArray) => unknown): () => Work {
  return () => {
    const [a, b] = [draw(4), draw(4)]
    return () => work(a, b)
  }
}

function large(work: (a: NDArray, b: NDArray, out: NDArray) => unknown, fill: number = 0): () => Work {
  return () => {
    const [a, b] = [np.random.rand(1_000_000), np.random.rand(1_000_000)] as NDArray[]
    const out = np.full(1_000_000, fill, { dtype: "float64" }) as NDArray
    return () => work(a!, b!, out)
  }
}

/** Every work by its name: prepares its arrays and gives what is timed. */
export const works: Readonly<Record<string, () => Work>> = {
  "LSTM step, 27 operations on 4-vectors": smallLstm,
  "add of 4-vectors": small((a, b) => add(a, b)),
  "multiply of 4-vectors": small((a, b) => multiply(a, b)),
  "x[i]": small((a) => a.at(2)),
  "x[1:3]": small((a) => a.at("1:3")),
  "LSTM step of 100 units and its backward pass": largeLstm,
  "sum of 1e6": large((a) => np.sum(a)),
  "add of 1e6, out=": large((a, b, out) => add(a, b, out)),
  "multiply of 1e6, out=": large((a, b, out) => multiply(a, b, out)),
  "add of 1e6, in place": large((a, b) => add(a, b, a)),
  "multiply of 1e6, in place": large((a, _, out) => multiply(a, out, a), 1),
  "add of 1e6": large((a, b) => add(a, b)),
  "multiply of 1e6": large((a, b) => multiply(a, b)),
  "exp of 1e6": large((a) => exp(a)),
  "tanh of 1e6": large((a) => tanh(a)),
  "log of 1e6": large((a) => np.log(a)),
  "matmul of 1024 x 1024, one thread": () => {
    const [a, b] = [draw(1024, 1024), draw(1024, 1024)]
    return () => np.matmul(a, b)
  },
  "randn(1e6)": () => () => np.random.randn(1_000_000),
  "default_rng().normal(1e6)": () => {
    const rng = np.random.default_rng(0)
    return () => rng.normal({ size: 1_000_000 })
  },
}
