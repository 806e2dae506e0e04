import { bytesOf } from "../buffers/frombuffer.ts"
import { checkPlace } from "../creation.ts"
import { type DTypeLike, dtypeOr, type float64 as Float64, float64, type ScalarOfDType } from "../dtype.ts"
import type { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import { untyped } from "../typed.ts"
import { fromText } from "./fromfile.ts"
import { decodeText } from "./store.ts"

interface FromStringOptions<D> {
  readonly dtype?: D | null
  readonly count?: number
  readonly sep?: string
  readonly like?: NDArray | null
}

/**
 * `np.fromstring(string, dtype=float, count=-1, *, sep, like=None)`: numbers in text with `sep` between them.
 *
 * @param string - text, or its bytes
 * @param count - elements to take; -1 for all
 * @throws RangeError without `sep`, or for what is no number of the dtype; TypeError for what is no text.
 */
export function fromstring<D extends DTypeLike = never>(
  string: string | ArrayBufferLike | ArrayBufferView,
  ...rest: readonly (D | number | string | null | FromStringOptions<D>)[]
): NDArray<[D] extends [never] ? Float64 : ScalarOfDType<D>, 1> {
  const given = named("fromstring", ["dtype", "count", "sep", "like"], rest, 3)
  checkPlace({ like: given.like })
  const dtype = dtypeOr(given.dtype, float64)
  const plain = untyped(string)
  const text = typeof plain === "string" ? plain : decodeText("fromstring", bytesOf(plain), null)
  const sep = String(untyped(given.sep ?? ""))
  if (sep === "") throw new RangeError("The binary mode of fromstring is removed, use frombuffer instead")
  return fromText("fromstring", text, dtype, Number(untyped(given.count ?? -1)), sep) as never
}
