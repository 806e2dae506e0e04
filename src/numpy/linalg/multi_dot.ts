import { toArray } from "../creation.ts"
import type { ArrayInput } from "../input.ts"
import { dot } from "../linear.ts"
import { readScalar } from "../memory.ts"
import type { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import { ravel, reshape } from "../shape/reshape.ts"
import { LinAlgError } from "./LinAlgError.ts"

/**
 * `np.linalg.multi_dot(arrays, out=None)`: the product of two or more matrices in the order that takes the
 * fewest multiplications; the first and the last may be vectors.
 *
 * @param arrays - matrices whose sides fit
 * @throws RangeError for fewer than two; LinAlgError for other ranks.
 * @see T. H. Cormen et al., Introduction to Algorithms (2009), 15.2
 */
export function multi_dot(
  arrays: readonly ArrayInput[],
  options: { readonly out?: NDArray | null } = {},
): NDArray & number {
  const given = arrays.map((each) => toArray(each))
  if (given.length < 2) throw new RangeError("Expecting at least two arrays.")
  const out = (named("multi_dot", ["out"], [options], 0).out ?? undefined) as NDArray | undefined
  if (given.length === 2) return dot(given[0]!, given[1]!, out) as never
  const first = given[0]!.dims.length === 1
  const last = given.at(-1)!.dims.length === 1
  const matrices = given.map((x, k) => {
    if (k === 0 && first) return reshape(x, [1, x.size]) as NDArray
    return k === given.length - 1 && last ? (reshape(x, [x.size, 1]) as NDArray) : x
  })
  for (const x of matrices) {
    if (x.dims.length === 2) continue
    throw new LinAlgError(`${x.dims.length}-dimensional array given. Array must be two-dimensional`)
  }
  const product = multiplyRange(matrices, bestSplits(matrices), 0, matrices.length - 1, out)
  if (first && last) return readScalar(product.data, product.dtype, product.offset) as never
  return (first || last ? ravel(product) : product) as never
}

/** For each range of matrices the place where to split it. */
function bestSplits(matrices: readonly NDArray[]): number[][] {
  const count = matrices.length
  const sides = [...matrices.map((x) => x.dims[0]!), matrices.at(-1)!.dims[1]!]
  const costs = matrices.map(() => new Array<number>(count).fill(0))
  const splits = matrices.map(() => new Array<number>(count).fill(0))
  for (let length = 1; length < count; length++) {
    for (let i = 0; i + length < count; i++) {
      const j = i + length
      costs[i]![j] = Infinity
      for (let k = i; k < j; k++) {
        const cost = costs[i]![k]! + costs[k + 1]![j]! + sides[i]! * sides[k + 1]! * sides[j + 1]!
        if (cost >= costs[i]![j]!) continue
        costs[i]![j] = cost
        splits[i]![j] = k
      }
    }
  }
  return splits
}

function multiplyRange(
  matrices: readonly NDArray[],
  splits: readonly (readonly number[])[],
  i: number,
  j: number,
  out?: NDArray,
): NDArray {
  if (i === j) return matrices[i]!
  const k = splits[i]![j]!
  return dot(multiplyRange(matrices, splits, i, k), multiplyRange(matrices, splits, k + 1, j), out) as NDArray
}
