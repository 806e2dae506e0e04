/** Elements at given places: read, written, and where they are. */
export { ravel_multi_index, unravel_index } from "./multiIndex.ts"
export { copyto, fill_diagonal, place, put, putmask } from "./put.ts"
export { compress, extract, put_along_axis, take, take_along_axis } from "./take.ts"
export {
  diag_indices,
  diag_indices_from,
  mask_indices,
  tril_indices,
  tril_indices_from,
  triu_indices,
  triu_indices_from,
} from "./triangles.ts"
