export { base_repr, binary_repr } from "./bases.ts"
export {
  format_float_positional,
  format_float_scientific,
  type PositionalOptions,
  type ScientificOptions,
} from "./numbers.ts"
export { get_printoptions, type PrintOptions, printoptions, set_printoptions } from "./options.ts"
export {
  type Array2StringOptions,
  array2string,
  arrayRepr,
  arrayStr,
  scalarRepr,
  scalarStr,
} from "./repr.ts"
export { float32Repr, floatRepr } from "./scalar.ts"
