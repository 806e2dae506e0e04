/**
 * Interval arithmetic over the operations of a trace: from `1 / (1 + exp(-x))` it follows, whatever x
 * is, that the result lies in [0, 1]. So a gate is known by how it is computed, not by its name.
 *
 * Source: R. E. Moore, Interval Analysis, 1966, chapter 2. Bounds are not rounded outwards: they decide
 * how a value is drawn, nothing is proved with them.
 */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** Nothing is known. */
export const everything: Interval = { low: -Infinity, high: Infinity }

/** From `low` to `high`. */
export function interval(low: number, high: number): Interval {
  return { low, high }
}

/** Whether `inner` lies within [low, high]. */
export function isWithin(inner: Interval, low: number, high: number): boolean {
  return inner.low >= low && inner.high <= high
}

/** The smallest interval that holds both. */
export function hull(a: Interval, b: Interval): Interval {
  return interval(Math.min(a.low, b.low), Math.max(a.high, b.high))
}

type Rule = (a: Interval, b: Interval, c: Interval) => Interval

const unit = interval(0, 1)
const signed = interval(-1, 1)
const nonNegative = interval(0, Infinity)
const yesOrNo = () => unit
const same: Rule = (a) => a
const both: Rule = (a, b) => hull(a, b)

/** 0 * Infinity counts as 0: the bound of the factor is never reached. */
function product(x: number, y: number): number {
  return x === 0 || y === 0 ? 0 : x * y
}

const add: Rule = (a, b) => interval(a.low + b.low, a.high + b.high)
const negative: Rule = (a) => interval(-a.high, -a.low)
const subtract: Rule = (a, b) => interval(a.low - b.high, a.high - b.low)

const multiply: Rule = (a, b) => {
  const ends = [
    product(a.low, b.low),
    product(a.low, b.high),
    product(a.high, b.low),
    product(a.high, b.high),
  ]
  return interval(Math.min(...ends), Math.max(...ends))
}

const reciprocal: Rule = (a) =>
  a.low < 0 && a.high > 0 ? everything : interval(inverse(a.high, a), inverse(a.low, a))

/** 1 / x at an end of `a`; at 0 the infinity on the side of `a`. */
function inverse(end: number, a: Interval): number {
  return end === 0 ? (a.high > 0 ? Infinity : -Infinity) : 1 / end
}

const square: Rule = (a) =>
  a.low >= 0 || a.high <= 0
    ? interval(Math.min(a.low * a.low, a.high * a.high), Math.max(a.low * a.low, a.high * a.high))
    : interval(0, Math.max(a.low * a.low, a.high * a.high))

const absolute: Rule = (a) =>
  a.low >= 0 ? a : a.high <= 0 ? negative(a, a, a) : interval(0, Math.max(-a.low, a.high))

const power: Rule = (a, b) =>
  b.low === 2 && b.high === 2 ? square(a, a, a) : a.low >= 0 ? nonNegative : everything

const clip: Rule = (a, b, c) =>
  interval(Math.min(Math.max(a.low, b.low), c.high), Math.max(Math.min(a.high, c.high), b.low))

const rising =
  (f: (x: number) => number): Rule =>
  (a) =>
    interval(f(a.low), f(a.high))

/** What each NumPy operation does to bounds; views and reductions that keep bounds are `same`. */
const ruleRows: Readonly<Record<string, Rule>> = {
  add,
  subtract,
  multiply,
  divide: (a, b) => multiply(a, reciprocal(b, b, b), b),
  true_divide: (a, b) => multiply(a, reciprocal(b, b, b), b),
  reciprocal,
  negative,
  positive: same,
  square,
  power,
  absolute,
  abs: absolute,
  fabs: absolute,
  exp: rising(Math.exp),
  exp2: rising((x) => 2 ** x),
  expm1: rising(Math.expm1),
  log1p: (a) => (a.low >= 0 ? rising(Math.log1p)(a, a, a) : everything),
  sqrt: (a) => interval(Math.sqrt(Math.max(a.low, 0)), Math.sqrt(Math.max(a.high, 0))),
  tanh: rising(Math.tanh),
  sin: () => signed,
  cos: () => signed,
  sign: () => signed,
  arctan: rising(Math.atan),
  maximum: (a, b) => interval(Math.max(a.low, b.low), Math.max(a.high, b.high)),
  minimum: (a, b) => interval(Math.min(a.low, b.low), Math.min(a.high, b.high)),
  clip,
  where: (_condition, a, b) => hull(a, b),
  ...named(
    yesOrNo,
    "less less_equal greater greater_equal equal not_equal logical_and logical_or logical_not",
  ),
  ...named(yesOrNo, "isnan isinf isfinite any all rand random random_sample"),
  ...named(same, "getItem getitem at take reshape ravel flatten transpose swapaxes squeeze expand_dims copy"),
  ...named(
    same,
    "mean max min amax amin median repeat astype atleast_1d atleast_2d broadcast_to asarray array",
  ),
  ...named(both, "concatenate stack hstack vstack column_stack append"),
}

/** A map, because it is asked for every operation and knows no `constructor`. */
const rules = new Map(Object.entries(ruleRows))

function named(rule: Rule, names: string): Record<string, Rule> {
  return Object.fromEntries(names.split(" ").map((name) => [name, rule]))
}

/**
 * Bounds of an operation's result from the bounds of its operands; everything for one without a rule.
 * @param operation - NumPy's name of it
 */
export function resultInterval(operation: string, operands: readonly Interval[]): Interval {
  const rule = rules.get(operation)
  if (rule === both && operands.length > 0) return operands.reduce(hull)
  if (!rule) return everything
  const found = rule(operands[0] ?? everything, operands[1] ?? everything, operands[2] ?? everything)
  return Number.isNaN(found.low) || Number.isNaN(found.high) ? everything : found
}
