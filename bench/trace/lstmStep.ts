import { np, recorder } from "../../src/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import * as operators from "../../src/operators/index.ts"

export type LstmStep = (x: NDArray, h_prev: NDArray, c_prev: NDArray) => [NDArray, NDArray]

/** The seed lesson's step as the cell compiler writes it, marks of the trace included. */
const marked = `
function sigmoid(x) {
  $cw.rec.on&&$cw.rec.enter("sigmoid",{x},{cell:"cell-2",line:1});
  return $cw.div(1, $cw.add(1, np.exp($cw.neg(x))))
}
return function lstm_step(x, h_prev, c_prev) {
  $cw.rec.on&&$cw.rec.enter("lstm_step",{x,h_prev,c_prev},{cell:"cell-6",line:24});
  const f_t = sigmoid($cw.add($cw.add(np.dot(W_f, x), np.dot(U_f, h_prev)), b_f))
  ;$cw.rec.on&&$cw.rec.name("f_t",f_t,25,"lstm_step");
  const i_t = sigmoid($cw.add($cw.add(np.dot(W_i, x), np.dot(U_i, h_prev)), b_i))
  ;$cw.rec.on&&$cw.rec.name("i_t",i_t,26,"lstm_step");
  const c_tilde = np.tanh($cw.add($cw.add(np.dot(W_c, x), np.dot(U_c, h_prev)), b_c))
  ;$cw.rec.on&&$cw.rec.name("c_tilde",c_tilde,27,"lstm_step");
  const c_t = $cw.add($cw.mul(f_t, c_prev), $cw.mul(i_t, c_tilde))
  ;$cw.rec.on&&$cw.rec.name("c_t",c_t,28,"lstm_step");
  const o_t = sigmoid($cw.add($cw.add(np.dot(W_o, x), np.dot(U_o, h_prev)), b_o))
  ;$cw.rec.on&&$cw.rec.name("o_t",o_t,29,"lstm_step");
  const h_t = $cw.mul(o_t, np.tanh(c_t))
  ;$cw.rec.on&&$cw.rec.name("h_t",h_t,30,"lstm_step");
  return [h_t, c_t]
}`

const unmarked = marked
  .split("\n")
  .filter((line) => !line.includes("$cw.rec"))
  .join("\n")

/** The step of so many units, with the marks of the compiler or without. */
export function createStep(units: number, withMarks: boolean): LstmStep {
  const random = np.random.default_rng(0)
  const weights = ["f", "i", "c", "o"].flatMap((gate) => [
    [`W_${gate}`, random.normal(0, 0.3, [units, units])],
    [`U_${gate}`, random.normal(0, 0.3, [units, units])],
    [`b_${gate}`, np.zeros(units)],
  ])
  const globals = { np, $cw: { ...operators, rec: recorder }, ...Object.fromEntries(weights) }
  const create = new Function(...Object.keys(globals), withMarks ? marked : unmarked)
  return create(...Object.values(globals)) as LstmStep
}
