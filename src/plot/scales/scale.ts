/** How an axis maps numbers to places. */
export type ScaleName = "linear" | "log" | "symlog" | "logit"

/** An axis' interval; the first may be the larger one. */
export type Limits = readonly [number, number]

/** The number whose differences are distances on the axis. */
export function toAxis(scale: ScaleName, x: number): number {
  if (scale === "log") return x > 0 ? Math.log10(x) : Number.NaN
  if (scale === "symlog") return Math.sign(x) * (Math.abs(x) <= 1 ? Math.abs(x) : 1 + Math.log10(Math.abs(x)))
  return scale === "logit" ? Math.log10(x / (1 - x)) : x
}

/** The inverse of {@link toAxis}. */
export function fromAxis(scale: ScaleName, y: number): number {
  if (scale === "log") return 10 ** y
  if (scale === "symlog") return Math.sign(y) * (Math.abs(y) <= 1 ? Math.abs(y) : 10 ** (Math.abs(y) - 1))
  return scale === "logit" ? 1 / (1 + 10 ** -y) : y
}

/** Where `x` lies between the limits: 0 at the first, 1 at the second. */
export function shareOf(scale: ScaleName, [first, second]: Limits, x: number): number {
  const [a, b] = [toAxis(scale, first), toAxis(scale, second)]
  return (toAxis(scale, x) - a) / (b - a)
}
