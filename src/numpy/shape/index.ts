/** Functions of shapes: axes, joining, splitting, editing. */
export { flip, fliplr, flipud, repeat, roll, rot90, tile } from "./arrange.ts"
export { block } from "./block.ts"
export { broadcast_arrays, broadcast_shapes, broadcast_to } from "./broadcasting.ts"
export { diagonal } from "./diagonal.ts"
export { deleteAlong as delete, insert, resize, trim_zeros } from "./edit.ts"
export {
  append,
  column_stack,
  concat,
  concatenate,
  dstack,
  hstack,
  row_stack,
  stack,
  vstack,
} from "./join.ts"
export {
  atleast_1d,
  atleast_2d,
  atleast_3d,
  expand_dims,
  matrix_transpose,
  moveaxis,
  permute_dims,
  ravel,
  reshape,
  rollaxis,
  squeeze,
  swapaxes,
  transpose,
} from "./reshape.ts"
export { array_split, dsplit, hsplit, split, unstack, vsplit } from "./split.ts"
