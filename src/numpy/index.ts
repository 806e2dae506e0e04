/**
 * `np`: NumPy's names, values, dtypes and printed text. Keyword arguments are a trailing object.
 */
import "./convert.ts"

export * from "./aliases.ts"
export { packbits, unpackbits } from "./bits.ts"
export { frombuffer } from "./buffers/frombuffer.ts"
export { may_share_memory, shares_memory } from "./buffers/sharing.ts"
export * from "./constants.ts"
export {
  array,
  asanyarray,
  asarray,
  ascontiguousarray,
  asfortranarray,
  copy,
  requireArray as require,
} from "./creation.ts"
export {
  bool,
  bool as bool_,
  type Data,
  type DType,
  type DTypeLike,
  dtypeOf as dtype,
  float32,
  float64,
  int8,
  int16,
  int32,
  int64,
  type Kind,
  type ScalarOfDType,
  uint8,
  uint16,
  uint32,
  uint64,
} from "./dtype.ts"
export { type EinsumOptions, einsum, einsum_path, type OptimizeArgument } from "./einsum/index.ts"
export * from "./errors/index.ts"
export { fromfile } from "./files/fromfile.ts"
export { loadtxt } from "./files/loadtxt.ts"
export type { NpzFile } from "./files/npz.ts"
export { load, save, savez, savez_compressed } from "./files/save.ts"
export { savetxt } from "./files/savetxt.ts"
export {
  empty,
  empty_like,
  full,
  full_like,
  ones,
  ones_like,
  zeros,
  zeros_like,
} from "./filled.ts"
export {
  type Array2StringOptions,
  array2string,
  arrayRepr as array_repr,
  arrayStr as array_str,
  base_repr,
  binary_repr,
  format_float_positional,
  format_float_scientific,
  get_printoptions,
  type PositionalOptions,
  type PrintOptions,
  printoptions,
  type ScientificOptions,
  set_printoptions,
} from "./format/index.ts"
export { indices, ix_, meshgrid } from "./grids.ts"
export { finfo, iinfo } from "./info.ts"
export type * from "./input.ts"
export { ndenumerate, ndindex } from "./iterators/ndindex.ts"
export { type NdIter, nditer } from "./iterators/nditer.ts"
export * as linalg from "./linalg/index.ts"
export {
  cross,
  dot,
  inner,
  kron,
  matmul,
  matvec,
  outer,
  tensordot,
  trace,
  vdot,
  vecdot,
  vecmat,
} from "./linear.ts"
export {
  allclose,
  array_equal,
  array_equiv,
  isclose,
  isfortran,
  isscalar,
  iterable,
  ndim,
  shape,
  size,
  type Tolerance,
} from "./logic.ts"
export { diag, diagflat, eye, identity, tri, tril, triu } from "./matrices.ts"
export { NDArray, NDArray as ndarray, type ReduceOptions } from "./ndarray.ts"
export * from "./numeric/index.ts"
export { type PadMode, type PadOptions, pad } from "./padding/pad.ts"
export { ravel_multi_index, unravel_index } from "./picking/multiIndex.ts"
export { copyto, fill_diagonal, place, put, putmask } from "./picking/put.ts"
export { compress, extract, put_along_axis, take_along_axis } from "./picking/take.ts"
export {
  diag_indices,
  diag_indices_from,
  mask_indices,
  tril_indices,
  tril_indices_from,
  triu_indices,
  triu_indices_from,
} from "./picking/triangles.ts"
export type { FloatOf, Promote, SumOf } from "./promote.ts"
export * as random from "./random/index.ts"
export { arange } from "./ranges.ts"
export { argmax, argmin, cumprod, cumsum } from "./reduce/along.ts"
export { all, amax, amin, any, max, min, prod, sum } from "./reduce/reduce.ts"
export { mean, std, type VarOptions, var } from "./reduce/statistics.ts"
export { around, clip, nan_to_num, round } from "./rounding.ts"
export { argwhere, count_nonzero, flatnonzero, nonzero, where } from "./select.ts"
export { flip, fliplr, flipud, repeat, roll, rot90, tile } from "./shape/arrange.ts"
export { block } from "./shape/block.ts"
export { broadcast_arrays, broadcast_shapes, broadcast_to } from "./shape/broadcasting.ts"
export { diagonal } from "./shape/diagonal.ts"
export { deleteAlong as delete, insert, resize, trim_zeros } from "./shape/edit.ts"
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
} from "./shape/join.ts"
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
} from "./shape/reshape.ts"
export { array_split, dsplit, hsplit, split, unstack, vsplit } from "./shape/split.ts"
export * from "./sorting.ts"
export { geomspace, linspace, logspace } from "./spaced.ts"
export * from "./types.ts"
export * from "./ufunc/arithmetic.ts"
export * from "./ufunc/bitwise.ts"
export * from "./ufunc/comparison.ts"
export {
  acos,
  acosh,
  arccos,
  arccosh,
  arcsin,
  arcsinh,
  arctan,
  arctan2,
  arctanh,
  asin,
  asinh,
  atan,
  atan2,
  atanh,
  cbrt,
  ceil,
  cos,
  cosh,
  deg2rad,
  degrees,
  exp,
  exp2,
  expm1,
  floor,
  hypot,
  log,
  log1p,
  log2,
  log10,
  logaddexp,
  logaddexp2,
  rad2deg,
  radians,
  rint,
  sin,
  sinh,
  sqrt,
  tan,
  tanh,
  trunc,
} from "./ufunc/elementary.ts"
export * from "./ufunc/floats.ts"
export * from "./ufunc/integers.ts"
export { resultType as result_type } from "./ufunc/ufunc.ts"
