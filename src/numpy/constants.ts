import type { bool } from "./scalar.ts"

/** The circle's circumference over its diameter. */
export const pi: number = Math.PI
/** Euler's number, the base of natural logarithms. */
export const e: number = Math.E
/** Infinity. */
export const inf: number = Infinity
/** Not a number. */
export const nan: number = Number.NaN
/** A true boolean of NumPy's own type. */
export const True_: bool = true as bool
/** A false one. */
export const False_: bool = false as bool
/** Whether the lowest byte of a number comes first, as it does wherever this runs. */
export const little_endian: true = true
/** Adds an axis of length 1 where it stands among indices. */
export const newaxis: null = null
/** The Euler-Mascheroni constant. */
export const euler_gamma: number = 0.5772156649015329
