import * as np from "../numpy/index.ts"
import type { NDArray } from "../numpy/ndarray.ts"
import { type AffineGradients, affineBackward } from "./affine.ts"
import { add } from "./arithmetic.ts"
import { type Initialisers, orthogonal, xavierUniform } from "./initialisers.ts"

/** For each gate G one W_G [H, D], one U_G [H, H] and one b_G [H]. */
export type GateParams<G extends string> = { readonly [K in `${"W" | "U" | "b"}_${G}`]: NDArray }

/** Gradients by weights, by the input and by the hidden state. */
export interface GatesGradients<P> {
  readonly params: P
  readonly x: NDArray
  readonly h: NDArray
}

/**
 * The gradients before the weighted inputs of gates, of those after them.
 * @param d - for each gate the gradient by its weighted input, shape [H] or [B, H]
 */
export function gatesBackward<G extends string>(
  params: GateParams<G>,
  x: NDArray,
  h: NDArray,
  d: Readonly<Record<G, NDArray>>,
): GatesGradients<GateParams<G>> {
  const weights = params as Readonly<Record<string, NDArray>>
  const gates = Object.keys(d) as G[]
  const parts = gates.map((gate) =>
    affineBackward(weights[`W_${gate}`]!, x, weights[`U_${gate}`]!, h, d[gate]),
  )
  return {
    params: gateParams(gates, (i, kind) => parts[i]![kind]),
    x: sumOf(parts, "x"),
    h: sumOf(parts, "h"),
  }
}

function sumOf(parts: readonly AffineGradients[], part: "x" | "h"): NDArray {
  return parts.map((gradients) => gradients[part]).reduce((sum, d) => add(sum, d))
}

/**
 * Weights of gates to begin with: W by Xavier, U orthogonal, b zero.
 * @param D - numbers of an input
 * @param H - units
 */
export function initGates<G extends string>(
  gates: readonly G[],
  D: number,
  H: number,
  { W = xavierUniform(), U = orthogonal() }: Initialisers = {},
): GateParams<G> {
  return gateParams(gates, (_, kind) =>
    kind === "b" ? (np.zeros(H) as NDArray) : kind === "W" ? W([H, D]) : U([H, H]),
  )
}

/** Weights by gate and kind: `W_f`, `U_f`, `b_f` and so on. */
export function gateParams<G extends string>(
  gates: readonly G[],
  weightOf: (gate: number, kind: "W" | "U" | "b") => NDArray,
): GateParams<G> {
  const kinds = ["W", "U", "b"] as const
  const entries = gates.flatMap((gate, i) =>
    kinds.map((kind) => [`${kind}_${gate}`, weightOf(i, kind)] as const),
  )
  return Object.fromEntries(entries) as GateParams<G>
}
