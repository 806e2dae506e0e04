// Kernels in AssemblyScript: 128-bit vectors with relaxed fused multiply-add. Each has a TypeScript twin of
// the same bits. Memory is laid out by the caller (../memory.ts); nothing is allocated here.
export { addBlock, divideBlock, multiplyBlock, pairwiseSum, subtractBlock } from "./arithmetic"
export { cLogBlock } from "./cLog"
export { expBlock } from "./exp"
export { isFiniteBlock } from "./finite"
export { logBlock } from "./log"
export { matVecByColumns, matVecByRows, outerProduct } from "./matVec"
export { multiplyPanels } from "./multiplyPanels"
export { tanhBlock } from "./tanh"

/** a * b + c of one lane, for the test at load that the engine really fuses. */
export function fusedProbe(a: f64, b: f64, c: f64): f64 {
  return f64x2.extract_lane(f64x2.relaxed_madd(f64x2.splat(a), f64x2.splat(b), f64x2.splat(c)), 0)
}
