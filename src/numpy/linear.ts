/** Products of arrays: dot, matmul, outer and their like. */
export { type CrossOptions, cross } from "./linear/cross.ts"
export { type DotRank, dot, inner, vdot } from "./linear/dot.ts"
export type { GufuncOptions } from "./linear/gufunc.ts"
export { type MatmulRank, matmul, matvec, vecdot, vecmat } from "./linear/matmul.ts"
export { kron, outer } from "./linear/outer.ts"
export { type TensordotAxes, tensordot } from "./linear/tensordot.ts"
export { type TraceOptions, trace } from "./linear/trace.ts"
