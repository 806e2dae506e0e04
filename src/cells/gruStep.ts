import * as np from "../numpy/index.ts"
import type { NDArray } from "../numpy/ndarray.ts"
import { enterStep, type Tell, tellOf, untold } from "../trace/library.ts"
import { sigmoid, sigmoidBackward, tanhBackward } from "./activations.ts"
import { affine, affineBackward } from "./affine.ts"
import { add, mul, sub } from "./arithmetic.ts"
import type { Gradients } from "./cell.ts"
import { checkCell } from "./check.ts"
import { type GateParams, gatesBackward } from "./gates.ts"

/**
 * The weights of a gated recurrent unit of H units over inputs of D numbers: for each of update, reset
 * and candidate one W [H, D], one U [H, H] and one b [H].
 */
export type GruParams = GateParams<"z" | "r" | "h">

/** What an open update gate does: takes the candidate in, or keeps the old state. */
export type Update = "takes" | "keeps"

/** A step of the units that reset before the product, U_h (r_t * h_prev). */
export function gruStep(
  name: string,
  update: Update,
  params: GruParams,
  x: NDArray,
  h_prev: NDArray,
): NDArray {
  checkGru(name, params, x, h_prev)
  enterStep(name, { x, h_prev })
  const tell = tellOf(name)
  const { z_t, h_tilde } = compute(params, x, h_prev, tell)
  return tell("h_t", blend(update, z_t, h_prev, h_tilde))
}

/** The gradients before that step, of those after it. */
export function gruBackward(
  name: string,
  update: Update,
  params: GruParams,
  x: NDArray,
  h_prev: NDArray,
  d_h: NDArray,
): Gradients<GruParams, NDArray> {
  checkGru(name, params, x, h_prev)
  const { z_t, r_t, reset, h_tilde } = compute(params, x, h_prev, untold)
  const d = blendBackward(update, z_t, h_prev, h_tilde, d_h)
  const candidate = affineBackward(params.W_h, x, params.U_h, reset, d.h_tilde)
  const d_r = sigmoidBackward(r_t, mul(candidate.h, h_prev))
  const gates = gatesBackward<"z" | "r">(params, x, h_prev, { z: d.z, r: d_r })
  return {
    params: { ...gates.params, W_h: candidate.W, U_h: candidate.U, b_h: candidate.b },
    x: add(gates.x, candidate.x),
    state: add(add(gates.h, mul(candidate.h, r_t)), d.h_prev),
  }
}

function compute(params: GruParams, x: NDArray, h_prev: NDArray, tell: Tell) {
  const { z_t, r_t } = computeGates(params, x, h_prev, tell)
  const reset = mul(r_t, h_prev) // [B, H]
  const weighted = affine(params.W_h, x, params.U_h, reset, params.b_h) // [B, H]
  return { z_t, r_t, reset, h_tilde: tell("h_tilde", np.tanh(weighted) as NDArray) }
}

/** Update and reset, which all conventions compute alike. */
export function computeGates(params: GruParams, x: NDArray, h_prev: NDArray, tell: Tell) {
  const { W_z, U_z, b_z, W_r, U_r, b_r } = params
  const z_t = tell("z_t", sigmoid(affine(W_z, x, U_z, h_prev, b_z))) // [B, H]
  const r_t = tell("r_t", sigmoid(affine(W_r, x, U_r, h_prev, b_r))) // [B, H]
  return { z_t, r_t }
}

/** The new state: of the old one what stays, of the candidate the rest. */
export function blend(update: Update, z_t: NDArray, h_prev: NDArray, h_tilde: NDArray): NDArray {
  const rest = sub(1, z_t)
  return update === "takes"
    ? add(mul(rest, h_prev), mul(z_t, h_tilde))
    : add(mul(z_t, h_prev), mul(rest, h_tilde))
}

/** The gradients by the weighted inputs of z_t and h_tilde, and by h_prev itself. */
export function blendBackward(
  update: Update,
  z_t: NDArray,
  h_prev: NDArray,
  h_tilde: NDArray,
  d_h: NDArray,
): { readonly z: NDArray; readonly h_tilde: NDArray; readonly h_prev: NDArray } {
  const rest = sub(1, z_t)
  const [kept, taken] = update === "takes" ? [rest, z_t] : [z_t, rest]
  const gained = update === "takes" ? sub(h_tilde, h_prev) : sub(h_prev, h_tilde)
  return {
    z: sigmoidBackward(z_t, mul(d_h, gained)),
    h_tilde: tanhBackward(h_tilde, mul(d_h, taken)),
    h_prev: mul(d_h, kept),
  }
}

/** Checks the shapes of weights, input and state. */
export function checkGru(name: string, params: GruParams, x: NDArray, h_prev: NDArray): void {
  const { W_z, U_z, b_z, W_r, U_r, b_r, W_h, U_h, b_h } = params
  checkCell(name, x, { h_prev }, [
    { W_z, W_r, W_h },
    { U_z, U_r, U_h },
    { b_z, b_r, b_h },
  ])
}
