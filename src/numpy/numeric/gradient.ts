import { allocate, assign, withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import { float64 } from "../dtype.ts"
import type { ArrayInput, Axis } from "../input.ts"
import { NDArray } from "../ndarray.ts"
import { isOptions, named } from "../options.ts"
import { axesOf } from "../shape/axis.ts"
import { part, pick, trimmed } from "../shape/part.ts"
import { tuple } from "../tuple.ts"
import { Typed, untyped } from "../typed.ts"
import { differences } from "./diff.ts"
import { float, minus, negated, type Operand, over, plus, times } from "./strict.ts"

/** The keyword arguments of {@link gradient}. */
export interface GradientOptions {
  readonly axis?: Axis
  readonly edge_order?: 1 | 2
}

/**
 * `np.gradient(f, *varargs, axis=None, edge_order=1)`: second-order central differences, one-sided ones
 * of order `edge_order` at the ends. `varargs` are the spacings: none (1), one for all axes, or for each
 * axis a number or the coordinates of its points.
 *
 * For spacings h and k before and after a point:
 * `(h^2 f(x + k) + (k^2 - h^2) f(x) - k^2 f(x - h)) / (h k (h + k))`.
 *
 * @param f - values on a grid
 * @returns the derivative along the axis; along several a tuple
 * @throws TypeError for a wrong number of spacings; RangeError for too few points or wrong lengths.
 * @see A. Quarteroni, R. Sacco, F. Saleri, Numerical Mathematics, ch. 10 (2007)
 */
export function gradient(f: ArrayInput, ...rest: (ArrayInput | GradientOptions)[]): NDArray & NDArray[] {
  const last = rest.at(-1)
  const { axis = null, edge_order = 1 } = named(
    "gradient",
    ["axis", "edge_order"],
    isOptions(last) ? [last] : [],
  )
  const source = toArray(f)
  const axes = axesOf(axis, source.dims.length, "repeated axis")
  const spacings = spacingsOf(source, axes, isOptions(last) ? rest.slice(0, -1) : rest)
  const order = Number(untyped(edge_order))
  if (order > 2) throw new RangeError("'edge_order' greater than 2 not supported")
  const integral = source.dtype.kind === "i" || source.dtype.kind === "u"
  const x = integral ? withDtype(source, float64) : source
  const results = axes.map((each, k) => derivative(x, each, spacings[k]!, order))
  return (axes.length === 1 ? results[0] : tuple(...results)) as never
}

/** For each axis a spacing that holds everywhere, or the array of the spacings between its points. */
function spacingsOf(x: NDArray, axes: readonly number[], given: readonly unknown[]): Operand[] {
  if (given.length === 0) return axes.map(() => float(1))
  if (given.length === 1 && toArray(given[0]).dims.length === 0)
    return axes.map(() => scalarSpacing(given[0]))
  if (given.length !== axes.length) throw new TypeError("invalid number of arguments")
  return given.map((each, k) => spacingOf(each, x.dims[axes[k]!]!))
}

/** Python's numbers as they are, NumPy's scalars as arrays of their dtype. */
function scalarSpacing(given: unknown): Operand {
  const type = given instanceof Typed ? given.type : null
  const python = typeof untyped(given) === "number" && (type === null || type === "int" || type === "float")
  return python ? (given as Operand) : toArray(given)
}

function spacingOf(given: unknown, length: number): Operand {
  const points = toArray(given)
  if (points.dims.length === 0) return scalarSpacing(given)
  if (points.dims.length !== 1) throw new RangeError("distances must be either scalars or 1d")
  if (points.size !== length)
    throw new RangeError("when 1d, distances must match the length of the corresponding dimension")
  const integral = points.dtype.kind === "i" || points.dtype.kind === "u"
  const spacing = differences(integral ? withDtype(points, float64) : points, 1, 0)
  const even = spacing.data.every((each) => each === spacing.data[0])
  return even ? pick(spacing, 0, 0) : spacing
}

const isEven = (spacing: Operand) => !(spacing instanceof NDArray) || spacing.dims.length === 0

function derivative(f: NDArray, axis: number, spacing: Operand, order: number): NDArray {
  const length = f.dims[axis]!
  if (length < order + 1)
    throw new RangeError(
      "Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.",
    )
  const result = allocate(f.dtype.kind === "f" ? f.dtype : float64, f.dims)
  assign(part(result, axis, 1, Math.max(1, length - 1)), interior(f, axis, spacing))
  const edge = order === 1 ? straightEdge : curvedEdge
  assign(pick(result, axis, 0), edge(f, axis, spacing, 0))
  assign(pick(result, axis, -1), edge(f, axis, spacing, -1))
  return result
}

function interior(f: NDArray, axis: number, spacing: Operand): NDArray {
  const [before, at, after] = [trimmed(f, axis, 0, 2), trimmed(f, axis, 1, 1), trimmed(f, axis, 2, 0)]
  if (isEven(spacing)) return over(minus(after, before), scaled(2, spacing))
  const h = spacing as NDArray
  const dims = f.dims.map((_, each) => (each === axis ? -1 : 1))
  const [a, b, c] = uneven(part(h, 0, 0, h.size - 1), part(h, 0, 1, h.size)).map((each) =>
    each.reshape(dims),
  ) as [NDArray, NDArray, NDArray]
  return plus(plus(times(a, before), times(b, at)), times(c, after))
}

/** The weights of the values before, at and after a point. */
function uneven(h: NDArray, k: NDArray): [NDArray, NDArray, NDArray] {
  const both = plus(h, k)
  return [over(negated(k), times(h, both)), over(minus(k, h), times(h, k)), over(h, times(k, both))]
}

/** The first difference at an end. */
function straightEdge(f: NDArray, axis: number, spacing: Operand, end: 0 | -1): NDArray {
  const step = isEven(spacing) ? spacing : pick(spacing as NDArray, 0, end)
  const [low, high] = end === 0 ? [0, 1] : [-2, -1]
  return over(minus(pick(f, axis, high), pick(f, axis, low)), step)
}

/** The derivative of the parabola through three points at an end. */
function curvedEdge(f: NDArray, axis: number, spacing: Operand, end: 0 | -1): NDArray {
  const weights = end === 0 ? startWeights(spacing) : endWeights(spacing)
  const places = end === 0 ? [0, 1, 2] : [-3, -2, -1]
  const [x, y, z] = places.map((place, k) => times(weights[k]!, pick(f, axis, place)))
  return plus(plus(x!, y!), z!)
}

/** `factor * spacing`: a Python number stays one. */
function scaled(factor: number, spacing: Operand): Operand {
  return spacing instanceof NDArray ? times(float(factor), spacing) : float(factor * Number(untyped(spacing)))
}

/** `dividend / spacing`: a Python number stays one. */
function share(dividend: number, spacing: Operand): Operand {
  return spacing instanceof NDArray
    ? over(float(dividend), spacing)
    : float(dividend / Number(untyped(spacing)))
}

function startWeights(spacing: Operand): Operand[] {
  if (isEven(spacing)) return [-1.5, 2, -0.5].map((each) => share(each, spacing))
  const [h, k] = [pick(spacing as NDArray, 0, 0), pick(spacing as NDArray, 0, 1)]
  const both = plus(h, k)
  return [
    over(negated(plus(times(float(2), h), k)), times(h, both)),
    over(both, times(h, k)),
    over(negated(h), times(k, both)),
  ]
}

function endWeights(spacing: Operand): Operand[] {
  if (isEven(spacing)) return [0.5, -2, 1.5].map((each) => share(each, spacing))
  const [h, k] = [pick(spacing as NDArray, 0, -2), pick(spacing as NDArray, 0, -1)]
  const both = plus(h, k)
  return [
    over(k, times(h, both)),
    over(negated(plus(k, h)), times(h, k)),
    over(plus(times(float(2), k), h), times(k, both)),
  ]
}
