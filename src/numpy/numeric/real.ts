/** What NumPy asks of complex numbers, of real ones: there are no others here. */
import { toArray } from "../creation.ts"
import { dtypeNamed } from "../dtype.ts"
import type { ArrayInput, ArrayOrScalar, ElementOf, Elements, RankOf } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { keyword } from "../options.ts"
import type { FloatOf, Promote } from "../promote.ts"
import type { ScalarTypes } from "../scalar.ts"
import { Typed, untyped } from "../typed.ts"
import { arctan2 } from "../ufunc/elementary.ts"
import { delivered, filled, float, kept, times } from "./strict.ts"

type Own<A> = NoInfer<ArrayOrScalar<Promote<ElementOf<A>, ElementOf<A>>, RankOf<A>>>
type Truths<A> = NoInfer<ArrayOrScalar<ScalarTypes["bool"], RankOf<A>>>

/** Python's numbers have parts of their own; all else becomes an array. */
const isScalar = (value: unknown) => typeof value === "number" || typeof value === "boolean"

/** `np.real(val)`: the real part: an array itself, a number as it is. */
export function real<const A extends ArrayInput>(val: A): Own<A> {
  const plain = untyped(val)
  // Of Python's booleans it is an int.
  if (typeof plain === "boolean") return Number(plain) as never
  return (isScalar(plain) ? val : toArray(val)) as never
}

/** `np.imag(val)`: the imaginary part: zeros, read-only for an array. */
export function imag<const A extends ArrayInput>(val: A): Own<A> {
  if (isScalar(untyped(val))) return (val instanceof Typed ? new Typed(0, val.type) : 0) as never
  const x = toArray(val)
  const zeros = filled(x.dtype, x.dims, 0)
  zeros.writeable = false
  return zeros as never
}

/** `np.angle(z, deg=False)`: 0 for positive numbers, pi (180 with `deg`) for negative ones. */
export function angle<const A extends ArrayInput>(
  z: A,
  deg: boolean | { readonly deg?: boolean } = false,
): NoInfer<ArrayOrScalar<FloatOf<ElementOf<A>>, RankOf<A>>> {
  const degrees = keyword<boolean>("angle", "deg", deg, false)
  const radians = kept(arctan2, 0, toArray(z))
  return delivered(degrees ? times(radians, float(180 / Math.PI)) : radians) as never
}

function everywhere(x: ArrayInput, value: boolean): unknown {
  const array = toArray(x)
  return array.dims.length === 0 ? value : filled(dtypeNamed.bool, array.dims, value)
}

/** `np.isreal(x)`: true for every number. */
export function isreal<const A extends ArrayInput>(x: A): Truths<A> {
  return everywhere(x, true) as never
}

/** `np.iscomplex(x)`: false for every number. */
export function iscomplex<const A extends ArrayInput>(x: A): Truths<A> {
  return everywhere(x, false) as never
}

/** `np.iscomplexobj(x)`: whether the dtype is complex: never. */
export function iscomplexobj(x: ArrayInput): boolean {
  toArray(x)
  return false
}

/** `np.isrealobj(x)`: whether the dtype is not complex: always. */
export function isrealobj(x: ArrayInput): boolean {
  return !iscomplexobj(x)
}

/** `np.real_if_close(a, tol=100)`: the array itself, which has no imaginary part. */
export function real_if_close<const A extends ArrayInput>(
  a: A,
  tol: number | { readonly tol?: number } = 100,
): NDArray<Elements<A>, RankOf<A>> {
  keyword<number>("real_if_close", "tol", tol, 100)
  return toArray(a) as never
}
