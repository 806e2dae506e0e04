/** Reductions and running folds. */
export { argmax, argmin, cumprod, cumsum } from "./along.ts"
export { all, amax, amin, any, max, min, prod, sum } from "./reduce.ts"
export { mean, std, type VarOptions, var } from "./statistics.ts"
