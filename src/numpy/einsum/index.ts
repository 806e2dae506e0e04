/** `np.einsum` and `np.einsum_path`. */
export { type EinsumOptions, einsum } from "./einsum.ts"
export { einsum_path } from "./einsum_path.ts"
export type { OptimizeArgument } from "./path.ts"
