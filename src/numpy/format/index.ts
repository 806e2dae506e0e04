export { get_printoptions, type PrintOptions, printoptions, set_printoptions } from "./options.ts"
export {
  type Array2StringOptions,
  array2string,
  arrayRepr,
  arrayStr,
  float64Repr,
  scalarRepr,
  scalarStr,
} from "./repr.ts"
export { float32Repr, floatRepr } from "./scalar.ts"
