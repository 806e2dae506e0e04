import { readBig } from "../copy.ts"
import type { NDArray } from "../ndarray.ts"
import { writeBig64 } from "../wide.ts"

/** Adds one product of integers to an element of the result, wrapping as its dtype does; of booleans, or of ands. */
export function addProductOfIntegers(
  operands: readonly NDArray[],
  places: readonly number[],
  out: NDArray,
): void {
  let product = 1n
  operands.forEach((x, k) => {
    product *= readBig(x.data, x.dtype, places[k]!)
  })
  const at = places[operands.length]!
  const sum = readBig(out.data, out.dtype, at) + product
  if (out.dtype.width === 2) writeBig64(out.data, at, sum)
  else out.data[at] = out.dtype.kind === "b" ? Number(sum !== 0n) : Number(BigInt.asIntN(32, sum))
}
