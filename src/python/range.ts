import { type Representable, type ValueWriter, writeRepr } from "../display/hooks.ts"
import { IndexError, ValueError } from "../errors.ts"
import type { int } from "../numpy/scalar.ts"
import { toInteger } from "./integer.ts"

/** Python's range: a progression that is counted, indexed and iterated without being stored. */
export class Range implements Iterable<int>, Representable {
  readonly start: number
  readonly stop: number
  readonly step: number
  readonly length: number

  constructor(start: number, stop: number, step: number) {
    this.start = start
    this.stop = stop
    this.step = step
    this.length = Math.max(0, Math.ceil((stop - start) / step))
  }

  /** The member at `index`, from the end when negative. */
  at(index: number): int {
    const position = index < 0 ? index + this.length : index
    if (position < 0 || position >= this.length) throw new IndexError("range object index out of range")
    return this.start + position * this.step
  }

  /** Whether `value` is a member. */
  includes(value: number): boolean {
    const position = (value - this.start) / this.step
    return Number.isInteger(position) && position >= 0 && position < this.length
  }

  /** The same members, last first. */
  reversed(): Range {
    const last = this.start + (this.length - 1) * this.step
    return new Range(last, last - this.length * this.step, -this.step)
  }

  [Symbol.iterator](): IterableIterator<int> {
    return new RangeIterator(this)
  }

  [writeRepr](writer: ValueWriter): void {
    const step = this.step === 1 ? "" : `, ${this.step}`
    writer.text(`range(${this.start}, ${this.stop}${step})`)
  }
}

/** Steps by multiplication, as `at` does; a generator would cost three times as much. */
class RangeIterator implements IterableIterator<int> {
  readonly #range: Range
  #position = 0

  constructor(range: Range) {
    this.#range = range
  }

  next(): IteratorResult<int, undefined> {
    const { start, step, length } = this.#range
    if (this.#position >= length) return { done: true, value: undefined }
    return { done: false, value: start + this.#position++ * step }
  }

  [Symbol.iterator](): this {
    return this
  }
}

/**
 * Python's `range(stop)`, `range(start, stop)`, `range(start, stop, step)`.
 * @throws TypeError when an argument is no integer
 * @throws ValueError when the step is 0
 */
export function range(stop: number): Range
export function range(start: number, stop: number, step?: number): Range
export function range(...args: (number | undefined)[]): Range {
  if (args.length === 0) throw new TypeError("range expected at least 1 argument, got 0")
  const [start, stop, step = 1] = (args.length === 1 ? [0, ...args] : args).map((value) => toInteger(value))
  if (step === 0) throw new ValueError("range() arg 3 must not be zero")
  return new Range(start!, stop!, step)
}
