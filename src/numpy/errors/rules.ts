/** Which floating point errors an element of a result tells of, seen beside its operands. */
import type { DType } from "../dtype.ts"
import { fma } from "../elementary/index.ts"
import { DIVIDE, INVALID, OVER, UNDER } from "./report.ts"

/** The error bits of one element `r` of a function of `x` and `y`; functions of one input are given NaN for `y`. */
export type Rule = (x: number, y: number, r: number, dtype: DType) => number

/** What a ufunc may raise: by floats, and by integers where it divides them. */
export interface Rules {
  readonly float?: Rule
  readonly integer?: Rule
  /** Whether small results may have lost bits. */
  readonly under?: boolean
}

/** The least normal number of a floating dtype. */
const leastNormal = (dtype: DType): number => (dtype.itemsize === 4 ? 2 ** -126 : 2 ** -1022)

const isTiny = (r: number, dtype: DType): boolean => Math.abs(r) < leastNormal(dtype)

const isInfinite = (x: number): boolean => Math.abs(x) === Infinity

/** NaN from numbers is invalid, an infinity from finite operands an overflow (IEEE 754, 7.2 and 7.4). */
const sums: Rule = (x, y, r) => {
  if (Number.isNaN(r)) return Number.isNaN(x) || Number.isNaN(y) ? 0 : INVALID
  return isInfinite(r) && Number.isFinite(x) && Number.isFinite(y) ? OVER : 0
}

/** Lifts what lies below the normal numbers among them, exactly. */
const LIFT = 2 ** 1000

/** Whether `a * b` is `r` without rounding, of a tiny `r`. */
function isExact(a: number, b: number, r: number): boolean {
  if (r === 0) return a === 0 || b === 0
  const [small, large] = Math.abs(a) < Math.abs(b) ? [a, b] : [b, a]
  return fma(small * LIFT, large, -r * LIFT) === 0
}

const products: Rule = (x, y, r, dtype) => {
  const bits = sums(x, y, r, dtype)
  return bits === 0 && isTiny(r, dtype) && !isExact(x, y, r) ? UNDER : bits
}

const quotients: Rule = (x, y, r, dtype) => {
  if (y === 0 && isInfinite(r)) return Number.isFinite(x) ? DIVIDE : 0
  const bits = sums(x, y, r, dtype)
  if (bits !== 0 || !isTiny(r, dtype) || x === 0 || !Number.isFinite(y)) return bits
  return r === 0 || fma(r * LIFT, y, -x * LIFT) !== 0 ? UNDER : 0
}

/** The quotient overflows on the way to the rest, which is then no number. */
const floors: Rule = (x, y, r, dtype) => {
  const bits = quotients(x, y, r, dtype) & ~UNDER
  return bits === OVER ? OVER | INVALID : bits
}

/** Of a zero divisor or an infinite dividend there is no rest. */
const rests: Rule = (x, y, r, dtype) => sums(x, y, r, dtype) & INVALID

const floorsAndRests: Rule = (x, y, r, dtype) => {
  const bits = floors(x, y, r, dtype)
  return bits === DIVIDE || (isInfinite(r) && isInfinite(x)) ? bits | INVALID : bits
}

const powers: Rule = (x, y, r, dtype) => {
  if (x === 0 && y < 0) return DIVIDE
  const tiny = isTiny(r, dtype) && x !== 0 && Number.isFinite(x) && Number.isFinite(y)
  return tiny ? UNDER : sums(x, y, r, dtype)
}

/** NumPy's `power` of arrays divides by zero with an infinite exponent too, `float_power` does not. */
const floatPowers: Rule = (x, y, r, dtype) => (isInfinite(y) ? 0 : powers(x, y, r, dtype))

/** The difference with a NaN is compared, which is invalid. */
const logarithmsOfSums: Rule = (_x, _y, r) => (Number.isNaN(r) ? INVALID : 0)

/** Of one input: NaN from a number, an infinity from a finite one. */
const single =
  (infinity: number): Rule =>
  (x, _y, r) => {
    if (Number.isNaN(r)) return Number.isNaN(x) ? 0 : INVALID
    return isInfinite(r) && Number.isFinite(x) ? infinity : 0
  }

const growing = single(OVER)
const withPole = single(DIVIDE)

/** Powers of a fixed base: small ones are never exact. */
const exponentials: Rule = (x, y, r, dtype) =>
  isTiny(r, dtype) && Number.isFinite(x) ? UNDER : growing(x, y, r, dtype)

const byZero: Rule = (_x, y) => (y === 0 ? DIVIDE : 0)

/** The quotient of the least integer and -1 is one too great. */
const integerFloors: Rule = (x, y, r) =>
  y === -1 && x < 0 && r === x ? OVER : byZero(x, y, r, undefined as never)

const rulesOf: Readonly<Record<string, Rules>> = {
  add: { float: sums },
  subtract: { float: sums },
  multiply: { float: products, under: true },
  divide: { float: quotients, under: true },
  floor_divide: { float: floors, integer: integerFloors },
  remainder: { float: rests, integer: byZero },
  fmod: { float: rests, integer: byZero },
  divmod: { float: floorsAndRests, integer: integerFloors },
  power: { float: powers, under: true },
  float_power: { float: floatPowers, under: true },
  hypot: { float: sums },
  ldexp: { float: sums },
  logaddexp: { float: logarithmsOfSums },
  logaddexp2: { float: logarithmsOfSums },
  square: { float: (x, _y, r, dtype) => products(x, x, r, dtype), under: true },
  reciprocal: {
    float: (x, _y, r, dtype) => quotients(1, x, r, dtype),
    integer: (x) => (x === 0 ? DIVIDE | INVALID : 0),
    under: true,
  },
  exp: { float: exponentials, under: true },
  exp2: { float: exponentials, under: true },
  ...ofOneInput(growing, "expm1 sqrt sin cos tan arcsin arccos arccosh sinh cosh rad2deg degrees"),
  ...ofOneInput(withPole, "log log2 log10 log1p arctanh"),
}

function ofOneInput(rule: Rule, names: string): Record<string, Rules> {
  return Object.fromEntries(names.split(" ").map((name) => [name, { float: rule }]))
}

/** What the ufunc of that name may raise; null for nothing. */
export function maybeRules(name: string): Rules | null {
  return rulesOf[name] ?? null
}
