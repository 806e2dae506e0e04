import { toArray } from "../../creation.ts"
import { arrayRepr } from "../../format/index.ts"
import type { ArrayInput } from "../../input.ts"
import type { NDArray } from "../../ndarray.ts"
import { named } from "../../options.ts"
import { part } from "../../shape/part.ts"
import { atleast_1d } from "../../shape/reshape.ts"
import { untyped } from "../../typed.ts"
import { not_equal } from "../../ufunc/comparison.ts"
import { filled, kept } from "../strict.ts"
import { polyder, polyint } from "./calculus.ts"
import { poly, roots } from "./roots.ts"
import { polynomialText } from "./text.ts"

/** Coefficients, the highest first, or a polynomial. */
export type Polynomial = ArrayInput | Poly1d

/** NumPy's polynomial of one variable: its coefficients, the highest first, without leading zeros. */
export class Poly1d {
  readonly coeffs: NDArray
  readonly variable: string

  constructor(coeffs: NDArray, variable: string) {
    this.coeffs = coeffs
    this.variable = variable
  }

  get c(): NDArray {
    return this.coeffs
  }

  get coef(): NDArray {
    return this.coeffs
  }

  get coefficients(): NDArray {
    return this.coeffs
  }

  /** The degree. */
  get o(): number {
    return this.coeffs.size - 1
  }

  get order(): number {
    return this.o
  }

  /** The zeros; see {@link roots}. */
  get r(): NDArray {
    return roots(this)
  }

  get roots(): NDArray {
    return this.r
  }

  /** The m-th derivative. */
  deriv(m: number | { readonly m?: number } = 1): Poly1d {
    return polyder(this, m) as unknown as Poly1d
  }

  /** The m-th antiderivative with constants k. */
  integ(...rest: Parameters<typeof polyint> extends [unknown, ...infer R] ? R : never): Poly1d {
    return polyint(this, ...rest) as unknown as Poly1d
  }

  /** The powers above their line, as Python's `print` shows it. */
  toString(): string {
    return polynomialText(this.coeffs, this.variable)
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return arrayRepr(this.coeffs as ArrayInput).replace("array(", "poly1d(")
  }
}

/** The coefficients of a polynomial in any form. */
export function coefficientsOf(p: Polynomial): NDArray {
  return p instanceof Poly1d ? p.coeffs : toArray(p)
}

/** Coefficients without leading zeros, at least one. @throws RangeError for more than one axis. */
export function trimmedCoefficients(given: NDArray): NDArray {
  const p = atleast_1d(given) as NDArray
  if (p.dims.length > 1) throw new RangeError("Polynomial must be 1d only.")
  const first = (kept(not_equal, p, 0).tolist() as boolean[]).indexOf(true)
  return first < 0 ? filled(p.dtype, [1], 0) : part(p, 0, first, p.size)
}

/** A result as a polynomial where one of the operands is one. */
export function likeGiven(operands: readonly Polynomial[], coefficients: NDArray): NDArray | Poly1d {
  const polynomial = operands.some((each) => each instanceof Poly1d)
  return polynomial ? new Poly1d(trimmedCoefficients(coefficients), "x") : coefficients
}

/** The keyword arguments of {@link poly1d}. */
export interface Poly1dOptions {
  /** Whether the values are the zeros, not the coefficients. */
  readonly r?: boolean
  readonly variable?: string | null
}

interface Poly1dConstructor {
  (c_or_r: Polynomial, ...rest: (boolean | string | null | Poly1dOptions)[]): Poly1d
  new (c_or_r: Polynomial, ...rest: (boolean | string | null | Poly1dOptions)[]): Poly1d
}

/**
 * `np.poly1d(c_or_r, r=False, variable=None)`: a polynomial of its coefficients, the highest first, or with
 * `r` of its zeros. For values use `np.polyval(p, x)`, for arithmetic `np.polyadd` and its like.
 *
 * @throws RangeError for more than one axis.
 */
export const poly1d = function makePolynomial(c_or_r: Polynomial, ...rest: unknown[]): Poly1d {
  const { r, variable = null } = named("poly1d", ["r", "variable"], rest)
  const symbol = variable === null ? "x" : String(untyped(variable))
  if (c_or_r instanceof Poly1d) return new Poly1d(c_or_r.coeffs, variable === null ? c_or_r.variable : symbol)
  const coefficients = r === true ? toArray(poly(c_or_r)) : toArray(c_or_r)
  return new Poly1d(trimmedCoefficients(coefficients), symbol)
} as Poly1dConstructor
