import { broadcastShapes } from "../broadcast.ts"
import { toArray } from "../creation.ts"
import type { ArrayInput } from "../input.ts"
import { readScalar } from "../memory.ts"
import { type NDArray, sizeOf } from "../ndarray.ts"
import type { Scalar } from "../scalar.ts"
import { broadcast_to } from "../shape/broadcasting.ts"
import { tuple } from "../tuple.ts"
import { type Both, both } from "./both.ts"
import { indicesOf } from "./ndindex.ts"

/** Arrays broadcast together; see {@link broadcast}. */
export class Broadcast implements IterableIterator<Scalar[]> {
  /** The shape that they have together. */
  readonly shape: number[]
  readonly size: number
  /** Where the next tuple stands. */
  index = 0
  readonly #views: readonly NDArray[]
  #places: Iterator<number[]>

  constructor(arrays: readonly NDArray[]) {
    const dims = broadcastShapes(...arrays.map((each) => each.dims))
    this.shape = tuple(...dims)
    this.size = sizeOf(dims)
    this.#views = arrays.map((each) => broadcast_to(each, dims) as NDArray)
    this.#places = indicesOf(dims)
  }

  /** The number of axes. */
  get ndim(): number {
    return this.shape.length
  }

  get nd(): number {
    return this.ndim
  }

  /** How many arrays there are. */
  get numiter(): number {
    return this.#views.length
  }

  /** The elements of each array, stretched to the shape, in C order. */
  get iters(): IterableIterator<Scalar>[] {
    return tuple(...this.#views.map(elementsOf))
  }

  /** Goes back to the first elements. */
  reset(): void {
    this.index = 0
    this.#places = indicesOf(this.shape)
  }

  next(): IteratorResult<Scalar[]> {
    const { value: place, done } = this.#places.next()
    if (done === true) return { done: true, value: undefined }
    this.index++
    return { done: false, value: tuple(...this.#views.map((view) => elementOf(view, place))) }
  }

  [Symbol.iterator](): this {
    return this
  }
}

function elementOf(view: NDArray, place: readonly number[]): Scalar {
  const offset = place.reduce((at, index, axis) => at + index * view.steps[axis]!, view.offset)
  return readScalar(view.data, view.dtype, offset)
}

function* elementsOf(view: NDArray): IterableIterator<Scalar> {
  for (const place of indicesOf(view.dims)) yield elementOf(view, place)
}

/**
 * `np.broadcast(*arrays)`: the elements of arrays that broadcast together, a tuple for each place in C order.
 *
 * @throws RangeError when they do not.
 */
export const broadcast: Both<(...arrays: readonly ArrayInput[]) => Broadcast> = both(
  (...arrays: readonly ArrayInput[]) => new Broadcast(arrays.map((each) => toArray(each))),
)
