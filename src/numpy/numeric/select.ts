import { broadcastShapes } from "../broadcast.ts"
import { checkArrayCasting } from "../casting.ts"
import { allocate, assign, withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import { bool, type DType } from "../dtype.ts"
import type { ArrayInput } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { keyword } from "../options.ts"
import type { Scalar } from "../scalar.ts"
import { where } from "../select.ts"
import { resultType } from "../ufunc/ufunc.ts"
import { kept } from "./strict.ts"

/**
 * `np.select(condlist, choicelist, default=0)`: for each element the choice of the first condition that
 * holds, else the default.
 *
 * @param condlist - boolean arrays, which broadcast
 * @param choicelist - as many arrays to choose from
 * @throws RangeError for lists of different lengths or none; TypeError for conditions that are not boolean.
 */
export function select(
  condlist: readonly ArrayInput[],
  choicelist: readonly ArrayInput[],
  given: ArrayInput | { readonly default?: ArrayInput } = 0,
): NDArray<Scalar> {
  const otherwise = keywordValue(given)
  if (condlist.length !== choicelist.length)
    throw new RangeError("list of cases must be same length as list of conditions")
  if (condlist.length === 0) throw new RangeError("select with an empty condition list is not possible")
  const dtype = resultType(...choicelist, otherwise)
  const conditions = condlist.map((each, k) => conditionOf(each, k))
  const choices = choicelist.map((each) => castTo(toArray(each), dtype))
  const rest = withDtype(toArray(otherwise), dtype)
  const result = allocate(
    dtype,
    broadcastShapes(...[...conditions, ...choices, rest].map((each) => each.dims)),
  )
  assign(result, rest)
  return choices.reduceRight((chosen, choice, k) => kept(where, conditions[k]!, choice, chosen), result)
}

const keywordValue = (given: unknown) => keyword("select", "default", given as ArrayInput, 0 as ArrayInput)

/** NumPy makes arrays of scalars before it casts them. @throws TypeError when they are cast down. */
function castTo(x: NDArray, dtype: DType): NDArray {
  checkArrayCasting(x.dtype, dtype, "same_kind")
  return withDtype(x, dtype)
}

function conditionOf(given: ArrayInput, k: number): NDArray {
  const condition = toArray(given)
  if (condition.dtype === bool) return condition
  throw new TypeError(`invalid entry ${k} in condlist: should be boolean ndarray`)
}
