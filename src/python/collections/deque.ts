import { type Representable, type ValueWriter, writeRepr } from "../../display/hooks.ts"
import { pythonRepr } from "../../display/python.ts"
import { IndexError, ValueError } from "../../errors.ts"
import { toInteger } from "../integer.ts"
import { iterate } from "../iterate.ts"

/**
 * Python's `collections.deque`: a list with two ends; with `maxlen` the other end gives way.
 *
 * Source: https://docs.python.org/3/library/collections.html#collections.deque
 */
export class deque<T = unknown> extends Array<T> implements Representable {
  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }

  /** The most members that it holds; null: any number. */
  declare readonly maxlen: number | null

  constructor(members: Iterable<T> = [], { maxlen = null }: { readonly maxlen?: number | null } = {}) {
    super()
    // Not among the members that a loop over keys finds.
    Object.defineProperty(this, "maxlen", { value: maxlen === null ? null : toInteger(maxlen) })
    this.extend(members)
  }

  /** Adds at the right. */
  append(member: T): void {
    this.push(member)
    if (this.maxlen !== null && this.length > this.maxlen) this.shift()
  }

  /** Adds at the left. */
  appendleft(member: T): void {
    this.unshift(member)
    if (this.maxlen !== null && this.length > this.maxlen) super.pop()
  }

  extend(members: Iterable<T>): void {
    for (const member of iterate(members)) this.append(member as T)
  }

  /** Adds at the left, one after the other: they come in reverse. */
  extendleft(members: Iterable<T>): void {
    for (const member of iterate(members)) this.appendleft(member as T)
  }

  /** Takes the rightmost member. @throws IndexError when there is none */
  override pop(): T {
    if (this.length === 0) throw new IndexError("pop from an empty deque")
    return super.pop() as T
  }

  /** Takes the leftmost member. @throws IndexError when there is none */
  popleft(): T {
    if (this.length === 0) throw new IndexError("pop from an empty deque")
    return this.shift() as T
  }

  /** Moves `n` members from the right to the left. */
  rotate(n = 1): void {
    const steps = this.length === 0 ? 0 : ((toInteger(n) % this.length) + this.length) % this.length
    this.unshift(...this.splice(this.length - steps, steps))
  }

  clear(): void {
    this.length = 0
  }

  /** How often a member is there. */
  count(member: T): number {
    return this.filter((each) => each === member).length
  }

  /** Takes the first such member away. @throws ValueError when there is none */
  remove(member: T): void {
    const index = this.indexOf(member)
    if (index < 0) throw new ValueError(`${pythonRepr(member)} is not in deque`)
    this.splice(index, 1)
  }

  [writeRepr](writer: ValueWriter): void {
    writer.open("deque(")
    writer.value([...this])
    if (this.maxlen !== null) writer.text(`, maxlen=${this.maxlen}`)
    writer.close(")")
  }
}
