/**
 * `np`: NumPy's names, values, dtypes and printed text. Keyword arguments are a trailing object.
 */
import "./convert.ts"

export * from "./aliases.ts"
export { asarray_chkfinite, astype } from "./astype.ts"
export { packbits, unpackbits } from "./bits.ts"
export * from "./buffers/index.ts"
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
export * from "./files/index.ts"
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
export * from "./indexers/index.ts"
export { finfo, iinfo } from "./info.ts"
export type * from "./input.ts"
export * from "./iterators/index.ts"
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
export { NDArray, type ReduceOptions } from "./ndarray.ts"
export { ndarray } from "./ndarrayType.ts"
export * from "./numeric/index.ts"
export { type PadMode, type PadOptions, pad } from "./padding/pad.ts"
export * from "./picking/index.ts"
export type { FloatOf, Promote, SumOf } from "./promote.ts"
export * as random from "./random/index.ts"
export { arange } from "./ranges.ts"
export * from "./reduce/index.ts"
export { around, clip, nan_to_num, round } from "./rounding.ts"
export { argwhere, count_nonzero, flatnonzero, nonzero, where } from "./select.ts"
export * from "./shape/index.ts"
export * from "./sorting/index.ts"
export { geomspace, linspace, logspace } from "./spaced.ts"
export { mintypecode, typecodes, typename } from "./typeCodes.ts"
export * from "./types.ts"
export * from "./ufunc/index.ts"
