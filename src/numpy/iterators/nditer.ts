import { broadcastShapes, broadcastSteps } from "../broadcast.ts"
import { toArray } from "../creation.ts"
import type { ArrayInput } from "../input.ts"
import { isFortran, iterationAxisOrder, orderOf } from "../layout.ts"
import { NDArray, sizeOf } from "../ndarray.ts"
import { named } from "../options.ts"
import { tuple } from "../tuple.ts"
import { untyped } from "../typed.ts"
import { stridedView } from "../view.ts"
import { type Both, both } from "./both.ts"
import { indicesOf } from "./ndindex.ts"

/** What an iterator keeps track of, and how it goes. */
export type IterationFlag =
  | "multi_index"
  | "c_index"
  | "f_index"
  | "external_loop"
  | "zerosize_ok"
  | "refs_ok"
  | "buffered"

/** What is done with an operand. */
export type OperandFlag = "readonly" | "readwrite" | "writeonly"

const flagsKnown: readonly unknown[] = [
  "multi_index",
  "c_index",
  "f_index",
  "external_loop",
  "zerosize_ok",
  "refs_ok",
  "buffered",
] satisfies IterationFlag[]

/** An iterator over the elements of arrays together; see {@link nditer}. */
export interface NdIter extends IterableIterator<NDArray> {
  /** Whether it has gone through all elements. */
  readonly finished: boolean
  /** The index of the present element along each axis. */
  readonly multi_index: number[]
  /** The place of the present element in C or F order. */
  readonly index: number
  /** How many elements it goes through. */
  readonly itersize: number
  readonly ndim: number
  readonly nop: number
  readonly shape: number[]
  readonly operands: NDArray[]
  /** The present element as an array of rank 0 that can be written to; a tuple for several operands. */
  readonly value: NDArray
  /** Goes on to the next element; whether there is one. */
  iternext(): boolean
  /** Goes back to the first element. */
  reset(): void
  close(): void
}

interface NdIterOptions {
  readonly flags?: readonly IterationFlag[] | null
  readonly op_flags?: readonly OperandFlag[] | readonly (readonly OperandFlag[])[] | null
  readonly order?: "C" | "F" | "A" | "K"
}

/** How the axes are gone through: which first, and which from their end. */
interface Walk {
  readonly axes: readonly number[]
  readonly backwards: readonly boolean[]
}

/** Operands stretched to the shape of the iteration, written to only where they may be. */
function operandsOf(op: unknown, op_flags: unknown): NDArray[] {
  const plain = untyped(op)
  const sources: unknown[] = Array.isArray(plain) ? plain.map(untyped) : [plain]
  const given = sources.map((each) => toArray(each))
  const dims = broadcastShapes(...given.map((each) => each.dims))
  const flags = (op_flags ?? []) as readonly (string | readonly string[])[]
  const nested = flags.some((each) => Array.isArray(each))
  return given.map((x, k) => {
    const view = stridedView(x, dims, broadcastSteps(x.dims, x.steps, dims))
    const own = (nested ? flags[k] : flags) as readonly string[] | undefined
    const writes = own?.some((flag) => flag === "readwrite" || flag === "writeonly") ?? false
    if (writes && !(sources[k] instanceof NDArray))
      throw new RangeError(
        `Iterator operand ${k} is flagged as writeable, but is an object which cannot be written back to via WRITEBACKIFCOPY`,
      )
    if (writes && !x.writeable) throw new RangeError("output array is read-only")
    if (writes && x.size !== view.size)
      throw new RangeError("non-broadcastable output operand with shape doesn't match the broadcast shape")
    view.writeable = writes
    return view
  })
}

/** Memory order ("K") follows the steps, from low addresses to high; "C" and "F" the axes. */
function walkOf(operands: readonly NDArray[], order: string): Walk {
  const rank = operands[0]!.dims.length
  const axes = Array.from({ length: rank }, (_, axis) => axis)
  const forwards = new Array<boolean>(rank).fill(false)
  const columns = order === "F" || (order === "A" && operands.every(isFortran))
  if (order !== "K") return { axes: columns ? axes.reverse() : axes, backwards: forwards }
  const backwards = axes.map(
    (axis) => operands.every((x) => x.steps[axis]! <= 0) && operands.some((x) => x.steps[axis]! < 0),
  )
  return { axes: iterationAxisOrder(operands), backwards }
}

function create(op: unknown, rest: readonly unknown[]): NdIter {
  const given = named("nditer", ["flags", "op_flags", "op_dtypes", "order"], rest)
  const flags = (untyped(given.flags) ?? []) as readonly string[]
  const unknown = flags.find((flag) => !flagsKnown.includes(flag))
  if (unknown !== undefined) throw new RangeError(`Unexpected iterator global flag "${unknown}"`)
  if ((given.op_dtypes ?? null) !== null)
    throw new TypeError("nditer: op_dtypes must be null; cast the operands first")
  const operands = operandsOf(op, given.op_flags)
  const dims = operands[0]!.dims
  const size = sizeOf(dims)
  if (size === 0 && !flags.includes("zerosize_ok"))
    throw new RangeError("Iteration of zero-sized operands is not enabled")
  const order = orderOf(given.order, "K")
  return new Iteration(operands, walkOf(operands, order), flags)
}

class Iteration implements NdIter {
  readonly operands: NDArray[]
  readonly itersize: number
  readonly #walk: Walk
  readonly #flags: readonly string[]
  #indices: Iterator<number[]>
  #counter: number[] | null = null
  #started = false

  constructor(operands: NDArray[], walk: Walk, flags: readonly string[]) {
    this.operands = operands
    this.#walk = walk
    this.#flags = flags
    this.itersize = operands[0]!.size
    this.#indices = this.#restart()
    this.iternext()
  }

  #restart(): Iterator<number[]> {
    const { dims } = this.operands[0]!
    // With "external_loop" the innermost axis is handed out whole.
    const axes = this.#flags.includes("external_loop") ? this.#walk.axes.slice(0, -1) : this.#walk.axes
    return indicesOf(this.itersize === 0 ? [0] : axes.map((axis) => dims[axis]!))
  }

  get finished(): boolean {
    return this.#counter === null
  }

  get ndim(): number {
    return this.#flags.includes("multi_index")
      ? this.operands[0]!.dims.length
      : Math.min(1, this.operands[0]!.dims.length)
  }

  get nop(): number {
    return this.operands.length
  }

  get shape(): number[] {
    return tuple(...this.operands[0]!.dims)
  }

  get multi_index(): number[] {
    if (!this.#flags.includes("multi_index")) throw new RangeError("Iterator is not tracking a multi-index")
    return tuple(...this.#place())
  }

  get index(): number {
    const columns = this.#flags.includes("f_index")
    if (!columns && !this.#flags.includes("c_index")) throw new RangeError("Iterator does not have an index")
    const { dims } = this.operands[0]!
    const place = this.#place()
    const axes = columns ? dims.map((_, axis) => dims.length - 1 - axis) : dims.map((_, axis) => axis)
    return axes.reduce((index, axis) => index * dims[axis]! + place[axis]!, 0)
  }

  get value(): NDArray {
    const values = this.operands.map((x) => this.#elementOf(x))
    return values.length === 1 ? values[0]! : (tuple(...values) as never)
  }

  /** The index of the present element along each axis of the operands. */
  #place(): number[] {
    if (this.#counter === null) throw new RangeError("Iterator is past the end")
    const { dims } = this.operands[0]!
    const place = new Array<number>(dims.length).fill(0)
    this.#counter.forEach((at, k) => {
      const axis = this.#walk.axes[k]!
      place[axis] = this.#walk.backwards[axis]! ? dims[axis]! - 1 - at : at
    })
    return place
  }

  #elementOf(x: NDArray): NDArray {
    const offset = this.#place().reduce((sum, at, axis) => sum + at * x.steps[axis]!, x.offset)
    const inner = this.#walk.axes.at(-1)
    const whole = this.#flags.includes("external_loop") && inner !== undefined
    const element = whole
      ? stridedView(x, [x.dims[inner]!], [x.steps[inner]!], offset)
      : stridedView(x, [], [], offset)
    element.writeable = x.writeable
    return element
  }

  iternext(): boolean {
    const { value, done } = this.#indices.next()
    this.#counter = done === true ? null : value
    return !this.finished
  }

  reset(): void {
    this.#indices = this.#restart()
    this.#started = false
    this.iternext()
  }

  close(): void {
    this.#counter = null
  }

  /** The next element for `for ... of`: the present one first. */
  next(): IteratorResult<NDArray> {
    if (this.#started) this.iternext()
    this.#started = true
    return this.finished ? { done: true, value: undefined } : { done: false, value: this.value }
  }

  [Symbol.iterator](): IterableIterator<NDArray> {
    return this
  }
}

/**
 * `np.nditer(op, flags=None, op_flags=None, op_dtypes=None, order="K")`: goes through the elements of an array, or of
 * several broadcast together, each an array of rank 0 that can be written to with `op_flags: ["readwrite"]`.
 *
 * @param flags - "multi_index", "c_index", "f_index" to know where it is; "external_loop" for whole rows;
 *   "zerosize_ok" for empty operands
 * @throws RangeError for an unknown flag, empty operands or an index that is not kept.
 */
export const nditer: Both<
  (
    op: ArrayInput | readonly ArrayInput[],
    ...rest: readonly (readonly string[] | NdIterOptions | string | null)[]
  ) => NdIter
> = both((op: ArrayInput | readonly ArrayInput[], ...rest: readonly unknown[]) => create(op, rest)) as never
