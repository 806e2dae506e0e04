import type { NDArray } from "../numpy/ndarray.ts"
import { readElements } from "./numbersOf.ts"

/** Numbers of a page of memory: 512 KB. What is larger has a page of its own. */
const PAGE = 65_536

/** Where numbers are kept. */
export interface Place {
  readonly page: Float64Array
  readonly start: number
  readonly size: number
}

/** The numbers kept there. */
export function readPlace({ page, start, size }: Place): number[] {
  return Array.from(page.subarray(start, start + size))
}

/**
 * Copies of the numbers of many arrays, side by side in large pages: a small array for each of them would
 * be work for the collector of garbage again and again, for as long as the trace lives.
 */
export class NumberStore {
  #page = new Float64Array(0)
  #end = 0

  /** Copies the numbers of an array, in C order, or one number; 64-bit integers become the nearest double. */
  keep(value: NDArray | number | boolean): Place {
    const size = typeof value === "object" ? value.size : 1
    if (this.#end + size > this.#page.length) this.#addPage(size)
    const place = { page: this.#page, start: this.#end, size }
    if (typeof value !== "object") this.#page[this.#end] = Number(value)
    else this.#copy(value)
    this.#end += size
    return place
  }

  #addPage(size: number): void {
    this.#page = new Float64Array(Math.max(size, PAGE))
    this.#end = 0
  }

  /** Numbers that lie side by side in memory, as a step's results do, are copied in one go. */
  #copy(array: NDArray): void {
    const { data, offset, size } = array
    if (array.dtype.width === 2 || !array.contiguous) this.#page.set(readElements(array), this.#end)
    else for (let i = 0; i < size; i++) this.#page[this.#end + i] = data[offset + i]!
  }
}
