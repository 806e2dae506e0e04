import type { float } from "../scalars.ts"

export const pi: float = Math.PI
export const e: float = Math.E
export const tau: float = 2 * Math.PI
export const inf: float = Infinity
export const nan: float = NaN
