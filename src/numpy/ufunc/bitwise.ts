import { boolToInt8 } from "../promote.ts"
import { type Arithmetic, type Keeping, ufunc1, ufunc2 } from "./functions.ts"
import { loop1, loop2, wide1, wide2 } from "./kernels.ts"

type Pair = (x: number, y: number) => number
type BigPair = (x: bigint, y: bigint) => bigint

/** Halves would do for 64 bits; the exact way is short and these are rare. */
const exactly = (f: BigPair) => wide2(() => Number.NaN, f)

function bitwise(name: string, identity: 0 | -1, f: Pair, exact: BigPair): Arithmetic {
  const fold = { identity, reorderable: true }
  return ufunc2({ name, fold, kernels: { bool: loop2(f), narrow: loop2(f), wide: exactly(exact) } })
}

/** `np.bitwise_and(x1, x2)`: integers and booleans. */
export const bitwise_and: Arithmetic = bitwise(
  "bitwise_and",
  -1,
  (x, y) => x & y,
  (x, y) => x & y,
)
/** `np.bitwise_or(x1, x2)`. */
export const bitwise_or: Arithmetic = bitwise(
  "bitwise_or",
  0,
  (x, y) => x | y,
  (x, y) => x | y,
)
/** `np.bitwise_xor(x1, x2)`. */
export const bitwise_xor: Arithmetic = bitwise(
  "bitwise_xor",
  0,
  (x, y) => x ^ y,
  (x, y) => x ^ y,
)

/** `np.invert(x)`: every bit turned; of booleans: not. */
export const invert: Keeping = ufunc1({
  name: "invert",
  kernels: {
    bool: loop1((x) => 1 - x),
    narrow: loop1((x) => ~x),
    wide: wide1(
      () => Number.NaN,
      (x) => ~x,
    ),
  },
})

/** `np.bitwise_not`: another name of `invert`. */
export const bitwise_not: Keeping = invert

/** `np.bitwise_invert`: another name of `invert`. */
export const bitwise_invert: Keeping = invert

/** A shift past the width leaves 0, or the sign. */
export const left_shift: Arithmetic = ufunc2({
  name: "left_shift",
  kernels: {
    narrow: loop2((x, y) => (y >= 0 && y < 32 ? x << y : 0)),
    wide: exactly((x, y) => (y >= 0n && y < 64n ? x << y : 0n)),
  },
  compute: boolToInt8,
})

/** `np.right_shift(x1, x2)`: with the sign for signed integers. */
export const right_shift: Arithmetic = ufunc2({
  name: "right_shift",
  kernels: {
    narrow: loop2((x, y) => Math.floor(x / 2 ** (y >= 0 && y < 32 ? y : 32))),
    wide: exactly((x, y) => x >> (y >= 0n && y < 64n ? y : 64n)),
  },
  compute: boolToInt8,
})

/** `np.bitwise_left_shift`: another name of `left_shift`. */
export const bitwise_left_shift: Arithmetic = left_shift
/** `np.bitwise_right_shift`: another name of `right_shift`. */
export const bitwise_right_shift: Arithmetic = right_shift
