/** The circle's circumference over its diameter. */
export const pi: number = Math.PI
/** Euler's number, the base of natural logarithms. */
export const e: number = Math.E
/** Infinity. */
export const inf: number = Infinity
/** Not a number. */
export const nan: number = Number.NaN
/** Adds an axis of length 1 where it stands among indices. */
export const newaxis: null = null
/** The Euler-Mascheroni constant. */
export const euler_gamma: number = 0.5772156649015329
