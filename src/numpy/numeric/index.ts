/** Numeric functions that NumPy builds on its array operations. */
export { type AverageOptions, average, type PtpOptions, ptp } from "./average.ts"
export { type CumulativeOptions, cumulative_prod, cumulative_sum } from "./cumulative.ts"
export { type DiffOptions, diff, type Ediff1dOptions, ediff1d } from "./diff.ts"
export { type GradientOptions, gradient } from "./gradient.ts"
export { type TrapezoidOptions, trapezoid } from "./trapezoid.ts"
export { type UnwrapOptions, unwrap } from "./unwrap.ts"
