import type { ArrayInput, ArrayOrScalar, ElementOf, RankOf } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import type { Promote } from "../promote.ts"
import type { ScalarTypes } from "../scalar.ts"
import { isinf, logical_and, logical_not, signbit } from "../ufunc/comparison.ts"
import { trunc } from "../ufunc/elementary.ts"

type Out = NDArray | null | { readonly out?: NDArray | null }
type Test = <const A extends ArrayInput>(
  x: A,
  out?: Out,
) => NoInfer<ArrayOrScalar<ScalarTypes["bool"], RankOf<A>>>

/** Calls a ufunc with an `out` where there is one. */
function into(name: string, rest: readonly unknown[]): { readonly out: NDArray } | undefined {
  const { out = null } = named(name, ["out"], rest)
  return out === null ? undefined : { out: out as NDArray }
}

/** `np.fix(x, out=None)`: to the nearest whole number towards zero. */
export function fix<const A extends ArrayInput>(
  x: A,
  ...rest: Out[]
): NoInfer<ArrayOrScalar<Promote<ElementOf<A>, ElementOf<A>>, RankOf<A>>> {
  return trunc(x, into("fix", rest)) as never
}

/** `np.isposinf(x, out=None)`: where a number is infinite and above 0. */
export const isposinf: Test = (x: ArrayInput, ...rest: unknown[]) =>
  logical_and(
    isinf(x) as ArrayInput,
    logical_not(signbit(x) as ArrayInput) as ArrayInput,
    into("isposinf", rest),
  ) as never

/** `np.isneginf(x, out=None)`: where a number is infinite and below 0. */
export const isneginf: Test = (x: ArrayInput, ...rest: unknown[]) =>
  logical_and(isinf(x) as ArrayInput, signbit(x) as ArrayInput, into("isneginf", rest)) as never
