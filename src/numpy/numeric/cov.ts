import { allocate, assign, copyAs, withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import { type DType, type DTypeLike, dtypeOr, float64 } from "../dtype.ts"
import { DIVIDE, reportErrors } from "../errors/report.ts"
import type { ArrayInput } from "../input.ts"
import { dot } from "../linear.ts"
import { scalarOrArray } from "../memory.ts"
import type { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import { sum } from "../reduce/reduce.ts"
import { clip } from "../rounding.ts"
import { diagonal } from "../shape/diagonal.ts"
import { concatenate } from "../shape/join.ts"
import { atleast_2d, squeeze, transpose } from "../shape/reshape.ts"
import { untyped } from "../typed.ts"
import { resultType } from "../ufunc/ufunc.ts"
import { warn } from "../warn.ts"
import { meanAndTotal } from "./average.ts"
import { filled, kept, minus, over, root, times } from "./strict.ts"

/** The keyword arguments of {@link cov}. */
export interface CovOptions {
  readonly y?: ArrayInput | null
  /** Whether each row is a variable, each column an observation. */
  readonly rowvar?: boolean
  /** Divides by N where true, by N - 1 otherwise; `ddof` overrides it. */
  readonly bias?: boolean
  readonly ddof?: number | null
  /** How often each observation counts. */
  readonly fweights?: ArrayInput | null
  /** How much each observation weighs. */
  readonly aweights?: ArrayInput | null
  readonly dtype?: DTypeLike | null
}

const NAMES = ["y", "rowvar", "bias", "ddof", "fweights", "aweights", "dtype"] as const

/**
 * `np.cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, dtype=None)`:
 * covariances `C = (X - mean) w (X - mean)^T / (N - ddof)`.
 *
 * @param m - variables and observations, shape [variables, observations]; `y` adds more variables
 * @returns shape [variables, variables]; of rank 0 for one variable
 * @throws RangeError for more than two axes or weights that do not fit; TypeError for weights that count
 * and are not whole.
 */
export function cov(m: ArrayInput, ...rest: (ArrayInput | boolean | number | null | CovOptions)[]): NDArray {
  const { y = null, rowvar = true, bias = false, ddof: given = null, ...more } = named("cov", NAMES, rest)
  if (given !== null && !Number.isInteger(untyped(given))) throw new RangeError("ddof must be integer")
  const x = variables(toArray(m), y === null ? null : toArray(y), Boolean(rowvar), more.dtype)
  if (x.dims[0] === 0) return allocate(float64, [0, 0])
  const ddof = given === null ? Number(!bias) : Number(untyped(given))
  const weights = observationWeights(x.dims[1]!, more.fweights ?? null, more.aweights ?? null)
  return covariance(x, weights, ddof)
}

/** All variables as rows, copied. */
function variables(m: NDArray, y: NDArray | null, rowvar: boolean, given: unknown): NDArray {
  if (m.dims.length > 2) throw new RangeError("m has more than 2 dimensions")
  if (y !== null && y.dims.length > 2) throw new RangeError("y has more than 2 dimensions")
  const dtype: DType = dtypeOr(given, null) ?? resultType(...(y === null ? [m] : [m, y]), float64)
  const rows = copyAs(atleast_2d(m) as NDArray, dtype)
  const x = rowvar || m.dims.length === 1 ? rows : transpose(rows)
  if (y === null || x.dims[0] === 0) return x as NDArray
  const more = withDtype(atleast_2d(y) as NDArray, dtype)
  return concatenate([x, !rowvar && more.dims[0] !== 1 ? transpose(more) : more] as NDArray[], 0)
}

interface Weights {
  readonly all: NDArray | null
  readonly aweights: NDArray | null
}

function observationWeights(count: number, fweights: unknown, aweights: unknown): Weights {
  const f = fweights === null ? null : toArray(fweights, float64)
  if (f?.data.some((each) => !Number.isInteger(each))) throw new TypeError("fweights must be integer")
  checkWeights("fweights", f, count)
  const a = aweights === null ? null : toArray(aweights, float64)
  checkWeights("aweights", a, count)
  return { all: f === null ? a : a === null ? f : times(f, a), aweights: a }
}

function checkWeights(name: string, weights: NDArray | null, count: number): void {
  if (weights === null) return
  if (weights.dims.length > 1) throw new RangeError(`cannot handle multidimensional ${name}`)
  if (weights.dims[0] !== count) throw new RangeError(`incompatible numbers of samples and ${name}`)
  if (weights.data.some((each) => each < 0)) throw new RangeError(`${name} cannot be negative`)
}

function covariance(x: NDArray, { all, aweights }: Weights, ddof: number): NDArray {
  const [mean, total] = meanAndTotal(x, 1, all)
  assign(x, minus(x, mean.reshape([-1, 1]) as NDArray))
  const weighed = all === null ? x : times(x, all)
  const products = dot(x, transpose(weighed)) as NDArray
  const divisor = all === null ? x.dims[1]! - ddof : weighedDivisor(total.data[0]!, all, aweights, ddof)
  if (divisor <= 0) {
    warn("RuntimeWarning", "Degrees of freedom <= 0 for slice")
    reportErrors(DIVIDE, "divide")
  }
  const factor = filled(float64, [], 1 / Math.max(divisor, 0))
  return squeeze(withDtype(times(products, factor), products.dtype)) as NDArray
}

/** What the weighted sum is divided by: all weights less what the means took of them. */
function weighedDivisor(total: number, all: NDArray, aweights: NDArray | null, ddof: number): number {
  if (ddof === 0) return total
  if (aweights === null) return total - ddof
  return total - (ddof * (sum(times(all, aweights)) as number)) / total
}

/** The keyword arguments of {@link corrcoef}. */
export interface CorrcoefOptions {
  readonly y?: ArrayInput | null
  readonly rowvar?: boolean
  readonly dtype?: DTypeLike | null
}

/**
 * `np.corrcoef(x, y=None, rowvar=True, dtype=None)`: correlations `R[i, j] = C[i, j] / sqrt(C[i, i] C[j, j])`
 * of the covariances C, cut to [-1, 1].
 *
 * @returns shape [variables, variables]; a scalar for one variable
 */
export function corrcoef(
  x: ArrayInput,
  ...rest: (ArrayInput | boolean | null | CorrcoefOptions)[]
): NDArray & number {
  const options = named("corrcoef", ["y", "rowvar", "dtype"], rest)
  const c = cov(x, options as CovOptions)
  if (c.dims.length === 0) return scalarOrArray(over(c, c)) as never
  const deviation = root(diagonal(c) as NDArray)
  const byRow = over(c, deviation.reshape([-1, 1]) as NDArray)
  return kept(clip, over(byRow, deviation.reshape([1, -1]) as NDArray), -1, 1) as never
}
