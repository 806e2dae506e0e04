import { toArray } from "../numpy/creation.ts"
import * as np from "../numpy/index.ts"
import type { NDArray } from "../numpy/ndarray.ts"
import { add } from "./arithmetic.ts"
import { type GateParams, gateParams } from "./gates.ts"

/** A `state_dict` of PyTorch: arrays (or nested lists) by name, such as `weight_ih_l0`. */
export type TorchWeights = Readonly<Record<string, unknown>>

/** Which layer of the module, from 0, and which direction. */
export interface TorchLayer {
  readonly layer?: number
  /** The layer that reads the sequence from its end. */
  readonly reverse?: boolean
}

/** Weights as PyTorch has them, taken apart into gates. */
export interface FromTorch<G extends string> {
  /** Both biases of a gate are added in its b. */
  readonly params: GateParams<G>
  /** Its two biases by themselves: beside W, and beside U, where a reset gate may act on it. */
  readonly inputBiases: Readonly<Record<G, NDArray>>
  readonly recurrentBiases: Readonly<Record<G, NDArray>>
}

/**
 * Takes the arrays of one layer of `torch.nn.RNN`, `LSTM`, `GRU` (`weight_ih_l0`, `weight_hh_l0`,
 * `bias_ih_l0`, `bias_hh_l0`, and `_reverse`) or of one of their cells (`weight_ih`, ...) apart. The gates
 * stand one below the other in the rows.
 * @param gates - their names in PyTorch's order
 * @throws RangeError `cell.fromTorch: rule, got value`
 */
export function readTorch<G extends string>(
  cell: string,
  weights: TorchWeights,
  gates: readonly G[],
  { layer = 0, reverse = false }: TorchLayer = {},
): FromTorch<G> {
  const isCell = "weight_ih" in weights
  const suffix = isCell ? "" : `_l${layer}${reverse ? "_reverse" : ""}`
  const W = readArray(cell, weights, `weight_ih${suffix}`)
  const U = readArray(cell, weights, `weight_hh${suffix}`)
  const H = U.dims[1]!
  const zeros = np.zeros(gates.length * H) as NDArray
  const hasBias = `bias_ih${suffix}` in weights
  const [b, c] = ["ih", "hh"].map((kind) =>
    hasBias ? readArray(cell, weights, `bias_${kind}${suffix}`) : zeros,
  ) as [NDArray, NDArray]
  for (const [name, array] of Object.entries({ weight_ih: W, weight_hh: U, bias_ih: b, bias_hh: c }))
    if (array.dims[0] !== gates.length * H)
      throw new RangeError(
        `${cell}.fromTorch: ${name}${suffix} must have ${gates.length} x ${H} rows, got ${array.dims[0]}`,
      )
  const rows = (array: NDArray, gate: number) => array.at(`${gate * H}:${(gate + 1) * H}`) as NDArray
  const byGate = (array: NDArray) =>
    Object.fromEntries(gates.map((gate, i) => [gate, rows(array, i)])) as Record<G, NDArray>
  const whole = { W, U, b: add(b, c) }
  return {
    params: gateParams(gates, (gate, kind) => rows(whole[kind], gate)),
    inputBiases: byGate(b),
    recurrentBiases: byGate(c),
  }
}

function readArray(cell: string, weights: TorchWeights, name: string): NDArray {
  if (!(name in weights))
    throw new RangeError(
      `${cell}.fromTorch: weights must have ${name}, got ${Object.keys(weights).join(", ") || "none"}`,
    )
  return toArray(weights[name])
}
