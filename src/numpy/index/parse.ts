import { coerce } from "../coerce.ts"
import { withDtype } from "../copy.ts"
import { bool, int64 } from "../dtype.ts"
import { NDArray } from "../ndarray.ts"
import { isTuple } from "../tuple.ts"
import { untyped } from "../typed.ts"
import { maybeSliceBounds } from "./slice.ts"

/** One index, told apart. */
export type Entry =
  | { readonly kind: "integer"; readonly value: number }
  | { readonly kind: "slice"; readonly bounds: readonly (number | null)[] }
  | { readonly kind: "newaxis" }
  | { readonly kind: "ellipsis" }
  /** An index array; it takes one axis. */
  | { readonly kind: "array"; readonly array: NDArray }
  /** A mask; it takes as many axes as it has. */
  | { readonly kind: "mask"; readonly array: NDArray }

const VALID =
  "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices"

/** Tells what an index is. @throws TypeError for what is none. */
export function parseIndex(index: unknown): Entry {
  const plain = untyped(index)
  if (typeof plain === "number") return parseInteger(plain)
  if (typeof plain === "string") return parseText(plain)
  if (plain === null) return { kind: "newaxis" }
  if (typeof plain === "boolean") return { kind: "mask", array: coerce(plain, bool) }
  if (plain instanceof NDArray) return parseArray(plain)
  if (Array.isArray(plain)) return parseArray(plain.length === 0 ? coerce([], int64) : coerce(index, null))
  if (ArrayBuffer.isView(plain)) return parseArray(coerce(plain, null))
  throw new TypeError(`${VALID}, got ${String(plain)}`)
}

function parseInteger(value: number): Entry {
  if (!Number.isInteger(value)) throw new TypeError(`${VALID}, got ${value}`)
  return { kind: "integer", value }
}

function parseText(text: string): Entry {
  if (text.trim() === "...") return { kind: "ellipsis" }
  const bounds = maybeSliceBounds(text)
  if (bounds === null) throw new TypeError(`${VALID}, got "${text}" (a slice is written "start:stop:step")`)
  return { kind: "slice", bounds }
}

function parseArray(array: NDArray): Entry {
  if (array.dtype === bool) return { kind: "mask", array }
  if (array.dtype.kind === "f")
    throw new TypeError("arrays used as indices must be of integer (or boolean) type")
  return { kind: "array", array: withDtype(array, int64) }
}

/** How many axes of the array an entry takes. */
export function axesTaken(entry: Entry): number {
  if (entry.kind === "mask") return entry.array.dims.length
  return entry.kind === "newaxis" || entry.kind === "ellipsis" ? 0 : 1
}

/** The indices themselves: a tuple alone stands for all that are in it, `x[np.nonzero(x)]`. */
export function unpackTuple(indices: readonly unknown[]): readonly unknown[] {
  const only = indices.length === 1 ? untyped(indices[0]) : null
  return isTuple(only) ? only : indices
}

/**
 * The entries of an index with an ellipsis put where none was written.
 *
 * @throws RangeError for more indices than axes or two ellipses.
 */
export function parseIndices(indices: readonly unknown[], rank: number): Entry[] {
  const entries = indices.map(parseIndex)
  const taken = entries.reduce((sum, entry) => sum + axesTaken(entry), 0)
  if (taken > rank) {
    throw new RangeError(
      `too many indices for array: array is ${rank}-dimensional, but ${taken} were indexed`,
    )
  }
  const dots = entries.filter((entry) => entry.kind === "ellipsis").length
  if (dots > 1) throw new RangeError("an index can only have a single ellipsis ('...')")
  return entries
}
