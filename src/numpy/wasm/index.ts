export { maybePairwiseSum, withKernel } from "./arithmetic.ts"
export { runExp, runLog, runTanh, WORTHWHILE } from "./elementary.ts"
export { maybeKernels } from "./kernels.ts"
export { matMulByPanels } from "./matMul.ts"
