import { toArray } from "../creation.ts"
import { NDArray } from "../ndarray.ts"
import { arange } from "../ranges.ts"
import { concatenate } from "../shape/join.ts"
import { swapaxes, transpose } from "../shape/reshape.ts"
import { linspace } from "../spaced.ts"
import { Typed, typed, untyped } from "../typed.ts"
import { type Argument, argumentOf, castArgument, commonDType } from "../ufunc/arguments.ts"
import { addAxes } from "../view.ts"
import { Indexer } from "./Indexer.ts"
import { type Bound, maybeRange, type Range, stopOf } from "./range.ts"

/** How pieces are joined: along which axis, with how many axes at least, and where the axes of a piece go. */
interface Joining {
  readonly axis: number
  readonly ndmin: number
  readonly place: number
}

/** `"0"`, `"0,2"` or `"0,2,1"` in front says how. @throws RangeError for another text */
function joiningOf(text: string, fallback: Joining): Joining {
  if (text === "r" || text === "c")
    throw new RangeError(`r_: matrices are made by np.matrix, not by r_["${text}", ...]`)
  const parts = text.split(",").map((part) => (/^\s*[+-]?\d+\s*$/.test(part) ? Number(part) : Number.NaN))
  // A fourth number makes NumPy forget the third.
  const [axis, ndmin = fallback.ndmin, place = fallback.place] = parts.length > 3 ? parts.slice(0, 2) : parts
  if (parts.every(Number.isInteger)) return { axis: axis!, ndmin, place }
  throw new RangeError(`Unknown special directive: '${text}'`)
}

const weak = ({ value, type }: Bound) => typed(value, type)

function arrayOfRange(range: Range): NDArray {
  const [start, stop] = [weak(range.start), weak(stopOf("r_", range))]
  return (
    range.points === null ? arange(start, stop, weak(range.step)) : linspace(start, stop, range.points)
  ) as NDArray
}

/** A slice's numbers, with axes in front and their own at `place`. */
function pieceOfRange(range: Range, { ndmin, place }: Joining): NDArray {
  const piece = addAxes(arrayOfRange(range), ndmin)
  return ndmin > 1 && place !== -1 ? (swapaxes(piece, -1, place) as NDArray) : piece
}

/** An array with its own axes from `place` on, and axes of length 1 around them until there are enough. */
function pieceOfArray(x: NDArray, { ndmin, place }: Joining): NDArray {
  const missing = ndmin - x.dims.length
  const piece = addAxes(x, ndmin)
  if (place === -1 || missing <= 0) return piece
  const before = place < 0 ? place + missing + 1 : place
  const axes = Array.from({ length: ndmin }, (_, axis) => axis)
  return transpose(piece, [
    ...axes.slice(0, before),
    ...axes.slice(missing),
    ...axes.slice(before, missing),
  ]) as NDArray
}

/** A piece to be joined: a scalar that adapts to the others' dtype, or an array. */
function pieceOf(given: unknown, joining: Joining): Argument {
  const plain = untyped(given)
  const range = maybeRange(plain)
  if (range !== null) return pieceOfRange(range, joining)
  if (typeof plain === "string") throw new RangeError("special directives must be the first entry.")
  if (plain === null) throw new TypeError("r_: a piece must be a slice, a number or an array, got null")
  if (typeof plain === "number" || typeof plain === "boolean")
    return argumentOf(given instanceof Typed ? given : plain)
  return pieceOfArray(toArray(given), joining)
}

function joined(index: readonly unknown[], fallback: Joining): NDArray {
  const first = untyped(index[0])
  const directed = typeof first === "string" && maybeRange(first) === null
  const joining = directed ? joiningOf(first, fallback) : fallback
  const pieces = index.slice(directed ? 1 : 0).map((each) => pieceOf(each, joining))
  if (pieces.length === 0) throw new RangeError("need at least one array to concatenate")
  const dtype = commonDType(pieces)
  const arrays = pieces.map((piece) =>
    piece instanceof NDArray ? piece : addAxes(castArgument(piece, dtype), joining.ndmin),
  )
  return concatenate(arrays as NDArray[], { axis: joining.axis, dtype, casting: "unsafe" }) as NDArray
}

/**
 * `np.r_["1:4", 0, x]`: slices as ranges, numbers and arrays joined along the first axis; `"axis,ndmin,place"` in
 * front says otherwise, as `"0,2,1"`.
 *
 * @throws RangeError for another text, or pieces that do not join.
 */
export const r_: Indexer<"r_"> = new Indexer("r_", (index) => joined(index, { axis: 0, ndmin: 1, place: -1 }))

/** `np.c_[x, y]`: vectors as columns beside each other: `r_["-1,2,0", x, y]`. */
export const c_: Indexer<"c_"> = new Indexer("c_", (index) => joined(index, { axis: -1, ndmin: 2, place: 0 }))
