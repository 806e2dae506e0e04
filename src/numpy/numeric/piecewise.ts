import { withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import { bool } from "../dtype.ts"
import type { ArrayInput, Elements, RankOf } from "../input.ts"
import { NDArray } from "../ndarray.ts"
import { any } from "../reduce/reduce.ts"
import { pick } from "../shape/part.ts"
import { untyped } from "../typed.ts"
import { logical_not } from "../ufunc/comparison.ts"
import { filled, folded, kept } from "./strict.ts"

/** A value for a piece, or a function of the elements in it and of the further arguments. */
export type Piece = ArrayInput | ((x: NDArray, ...args: never[]) => unknown)

/**
 * `np.piecewise(x, condlist, funclist, *args)`: for each element what the last condition that holds gives;
 * one function more than conditions serves where none does; 0 elsewhere. Of the dtype of `x`.
 *
 * @param condlist - boolean arrays of the shape of `x`, or one
 * @param args - given to every function after its elements
 * @throws RangeError for a wrong number of functions.
 */
export function piecewise<const A extends ArrayInput>(
  x: A,
  condlist: ArrayInput | readonly ArrayInput[],
  funclist: readonly Piece[],
  ...args: readonly unknown[]
): NDArray<Elements<A>, RankOf<A>> {
  const values = toArray(x)
  const conditions = conditionsOf(condlist, values)
  const count = conditions.length
  if (count === funclist.length - 1) conditions.push(noneOf(conditions))
  else if (count !== funclist.length)
    throw new RangeError(`with ${count} condition(s), either ${count} or ${count + 1} functions are expected`)
  const result = filled(values.dtype, values.dims, 0)
  conditions.forEach((condition, k) => {
    const piece = funclist[k]!
    if (typeof piece !== "function") result.set(condition, piece)
    else fillPiece(result, values, condition, piece as (...all: unknown[]) => unknown, args)
  })
  return result as never
}

function fillPiece(
  result: NDArray,
  x: NDArray,
  condition: NDArray,
  f: (...all: unknown[]) => unknown,
  args: readonly unknown[],
): void {
  const inside = x.at(condition) as NDArray
  if (inside.size > 0) result.set(condition, f(inside, ...args) as ArrayInput)
}

/** One condition may stand for a list of one. */
function conditionsOf(given: unknown, x: NDArray): NDArray[] {
  const plain = untyped(given)
  const one = !Array.isArray(plain) && !(plain instanceof NDArray && plain.dims.length > 0)
  const first = Array.isArray(plain) ? untyped(plain[0]) : plain instanceof NDArray ? firstOf(plain) : plain
  const nested = Array.isArray(first) || (first instanceof NDArray && first.dims.length > 0)
  const all = withDtype(toArray(one || (!nested && x.dims.length > 0) ? [given] : given), bool)
  return Array.from({ length: all.dims[0]! }, (_, k) => pick(all, 0, k))
}

const firstOf = (x: NDArray) => (x.dims.length > 1 ? pick(x, 0, 0) : 0)

function noneOf(conditions: readonly NDArray[]): NDArray {
  const all = toArray(conditions)
  return kept(logical_not, folded(any, all, 0))
}
