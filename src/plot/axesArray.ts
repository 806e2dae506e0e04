import { type Representable, type ValueWriter, writeRepr } from "../display/hooks.ts"
import { tuple } from "../numpy/tuple.ts"
import { type Indexed, readIndex } from "../operators/indexed.ts"
import { sliceSequence } from "../operators/sequences.ts"
import type { Axes } from "./axes/axes.ts"

/**
 * The axes that `plt.subplots` gives: `axs[0]`, `axs[0][1]` and, in a cell, `axs[0, 1]`; `axs.flat()`,
 * `axs.flatten()` and `axs.ravel()` list them row by row.
 */
export class AxesArray<T extends Axes | AxesArray<Axes>>
  extends Array<T>
  implements Indexed<Axes>, Representable
{
  // What `map` and `filter` give are plain arrays.
  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }

  get shape(): readonly number[] {
    const first = this[0]
    return tuple(this.length, ...(first instanceof AxesArray ? first.shape : []))
  }

  get size(): number {
    return this.flatten().length
  }

  /** All axes, row by row. */
  flatten(): Axes[] {
    return [...this].flatMap((part) => (part instanceof AxesArray ? part.flatten() : [part as Axes]))
  }

  /** As {@link flatten}. */
  ravel(): Axes[] {
    return this.flatten()
  }

  override flat<A, D extends number = 1>(this: A, _depth?: D): FlatArray<A, D>[] {
    return (this as unknown as AxesArray<Axes>).flatten() as FlatArray<A, D>[]
  }

  [readIndex](index: readonly (number | string)[]): Axes {
    const [first, ...rest] = index
    const found: unknown = typeof first === "string" ? sliceSequence([...this], first) : this.at(first!)
    if (rest.length === 0) return found as Axes
    if (!Array.isArray(found))
      throw new RangeError(`too many indices for array: array is ${this.shape.length}-dimensional`)
    const parts =
      typeof first === "string" ? (found as AxesArray<Axes>[]).map((row) => row[readIndex](rest)) : undefined
    return (parts ?? (found as AxesArray<Axes>)[readIndex](rest)) as Axes
  }

  [writeRepr](writer: ValueWriter): void {
    writer.open("array([")
    this.forEach((part, i) => {
      if (i > 0) {
        writer.text(",")
        writer.breakable()
      }
      writer.value(part instanceof AxesArray ? [...part] : part)
    })
    writer.text("], dtype=object")
    writer.close(")")
  }
}
