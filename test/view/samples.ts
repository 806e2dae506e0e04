import { bool, type DType, float64, int64 } from "../../src/numpy/dtype.ts"
import { fromData, type NDArray, sizeOf } from "../../src/numpy/ndarray.ts"
import {
  createGatesValue,
  type GatesPayload,
  noSelection,
  type ValueKind,
} from "../../src/view/gates/payload.ts"

const kinds = { float64, int64, bool }

/** An array whose i-th element in C order is `f(i)`. */
export function arrayOf(
  shape: readonly number[],
  f: (i: number) => number,
  dtype: keyof typeof kinds = "float64",
): NDArray {
  const data = kinds[dtype].allocate(sizeOf(shape))
  for (let i = 0; i < sizeOf(shape); i++) data[dtype === "int64" ? 2 * i : i] = f(i)
  return fromData(data, kinds[dtype] as DType, shape)
}

/** A gate picture of an input, two gates, a candidate, a clipped state and a hidden state with a NaN. */
export function lstmPayload(
  units: number,
  steps: number,
  tokens: readonly string[] | null = null,
): GatesPayload {
  const value = (name: string, role: string, kind: ValueKind, f: (step: number, unit: number) => number) => {
    const values = Array.from({ length: units * steps }, (_, i) => f(Math.floor(i / units), i % units))
    return createGatesValue({
      ...{ name, role, kind, dtype: "float64", shape: [units], line: 25, present: null, values },
    })
  }
  const wave = (step: number, unit: number) => Math.sin(1 + step * 0.9 + unit * 1.7)
  return {
    ...{ version: 1, title: "lstm_step", cell: "cell-6", line: 24, total: steps, tokens, notices: [] },
    ...{ handed: [], graphs: null, picture: "throughTime", selection: noSelection },
    steps: Array.from({ length: steps }, (_, step) => step),
    values: [
      value("x", "input", "input", (step, unit) => (step % units === unit ? 1 : 0)),
      value("f_t", "forget gate", "gate", (step, unit) => (1 + wave(step, unit)) / 2),
      value("o_t", "output gate", "gate", (step, unit) => 1 / (1 + Math.exp(4 * wave(unit, step)))),
      value("c_tilde", "candidate", "state", wave),
      value("c_t", "cell state", "state", (step, unit) => 1.3 * wave(step, unit)),
      value("h_t", "hidden state", "state", (step, unit) =>
        step === 2 && unit === 1 ? Number.NaN : 0.5 * wave(step, unit),
      ),
    ],
  }
}
