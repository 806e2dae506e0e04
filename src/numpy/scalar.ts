/**
 * The scalar types of NumPy and of Python as TypeScript sees them. At run time each is a plain number
 * or boolean; the dtype lives in the type alone, as one optional phantom property per dtype, so that
 * plain numbers go wherever a scalar is asked for, and arithmetic costs nothing.
 *
 * Source: https://numpy.org/doc/stable/reference/arrays.scalars.html
 */
declare const boolBrand: unique symbol
declare const int8Brand: unique symbol
declare const int16Brand: unique symbol
declare const int32Brand: unique symbol
declare const int64Brand: unique symbol
declare const uint8Brand: unique symbol
declare const uint16Brand: unique symbol
declare const uint32Brand: unique symbol
declare const uint64Brand: unique symbol
declare const float32Brand: unique symbol
declare const float64Brand: unique symbol
declare const pythonIntBrand: unique symbol
declare const pythonFloatBrand: unique symbol

export type bool = boolean & { readonly [boolBrand]?: 1 }
export type int8 = number & { readonly [int8Brand]?: 1 }
export type int16 = number & { readonly [int16Brand]?: 1 }
export type int32 = number & { readonly [int32Brand]?: 1 }
export type int64 = number & { readonly [int64Brand]?: 1 }
export type uint8 = number & { readonly [uint8Brand]?: 1 }
export type uint16 = number & { readonly [uint16Brand]?: 1 }
export type uint32 = number & { readonly [uint32Brand]?: 1 }
export type uint64 = number & { readonly [uint64Brand]?: 1 }
export type float32 = number & { readonly [float32Brand]?: 1 }
export type float64 = number & { readonly [float64Brand]?: 1 }

/** Python's int: weak in promotion (NEP 50), int64 as an array. */
export type int = number & { readonly [pythonIntBrand]?: 1 }
/** Python's float: weak in promotion (NEP 50), float64 as an array. */
export type float = number & { readonly [pythonFloatBrand]?: 1 }

/** The scalar type of each dtype name. */
export interface ScalarTypes {
  bool: bool
  int8: int8
  int16: int16
  int32: int32
  int64: int64
  uint8: uint8
  uint16: uint16
  uint32: uint32
  uint64: uint64
  float32: float32
  float64: float64
}

/** The names of the dtypes, as `dtype.name` says them. */
export type DTypeName = keyof ScalarTypes

/**
 * Any scalar that an array may hold. Every branded scalar is a number or a boolean, so this names them
 * all; spelled out as a union of thirteen it would multiply in `NDArray<T> & T` until the checker
 * exhausts the machine's memory.
 */
export type Scalar = number | boolean

/**
 * The name a scalar type goes by: a dtype's name; `int`, `float` for Python's scalars; `number`,
 * `boolean` for plain ones; `any` where the type tells nothing.
 */
export type ScalarName<T> = 0 extends 1 & T
  ? "any"
  : typeof float64Brand extends keyof T
    ? "float64"
    : typeof int64Brand extends keyof T
      ? "int64"
      : typeof boolBrand extends keyof T
        ? "bool"
        : typeof pythonFloatBrand extends keyof T
          ? "float"
          : typeof pythonIntBrand extends keyof T
            ? "int"
            : typeof float32Brand extends keyof T
              ? "float32"
              : OtherScalarName<T>

type OtherScalarName<T> = typeof int8Brand extends keyof T
  ? "int8"
  : typeof int16Brand extends keyof T
    ? "int16"
    : typeof int32Brand extends keyof T
      ? "int32"
      : typeof uint8Brand extends keyof T
        ? "uint8"
        : typeof uint16Brand extends keyof T
          ? "uint16"
          : typeof uint32Brand extends keyof T
            ? "uint32"
            : typeof uint64Brand extends keyof T
              ? "uint64"
              : [T] extends [boolean]
                ? "boolean"
                : [T] extends [number]
                  ? "number"
                  : "any"
