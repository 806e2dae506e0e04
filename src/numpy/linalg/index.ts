/** `np.linalg`: linear algebra on stacks of real matrices, with LAPACK's results and signs; but for
 * `eigh` and `svd` of sides beyond 25, where LAPACK divides and conquers: their vectors may come with the other
 * sign. */

export { matrix_transpose } from "../shape/reshape.ts"
export { cholesky } from "./cholesky.ts"
export { cond } from "./cond.ts"
export { det, slogdet } from "./det.ts"
export { eig, eigvals } from "./eig.ts"
export { eigh, eigvalsh, type UPLO } from "./eigh.ts"
export { LinAlgError } from "./LinAlgError.ts"
export { lstsq } from "./lstsq.ts"
export { matrix_power } from "./matrix_power.ts"
export { multi_dot } from "./multi_dot.ts"
export { matrix_norm, type NormOptions, norm, type Order, vector_norm } from "./norm.ts"
export { type QRMode, qr } from "./qr.ts"
export { matrix_rank, pinv } from "./rank.ts"
export { inv, solve } from "./solve.ts"
export {
  cross,
  diagonal,
  matmul,
  outer,
  tensordot,
  trace,
  vecdot,
} from "./standard.ts"
export { type SVDOptions, svd, svdvals } from "./svd.ts"
export { tensorinv, tensorsolve } from "./tensor.ts"
