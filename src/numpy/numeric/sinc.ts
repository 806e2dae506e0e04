import { toArray } from "../creation.ts"
import { finfo } from "../info.ts"
import type { ArrayInput, ArrayOrScalar, ElementOf, RankOf } from "../input.ts"
import type { FloatOf } from "../promote.ts"
import { where } from "../select.ts"
import { sin } from "../ufunc/elementary.ts"
import { delivered, differs, float, kept, over, times } from "./strict.ts"

/** `np.sinc(x)`: sin(pi x) / (pi x), 1 at 0. */
export function sinc<const A extends ArrayInput>(
  x: A,
): NoInfer<ArrayOrScalar<FloatOf<ElementOf<A>>, RankOf<A>>> {
  const scaled = times(toArray(x), float(Math.PI))
  const angle = kept(where, differs(scaled, 0), scaled, float(finfo(scaled.dtype).eps))
  return delivered(over(kept(sin, angle), angle)) as never
}
