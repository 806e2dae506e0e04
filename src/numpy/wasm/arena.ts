/**
 * Large float64 arrays lie in the kernels' own memory, where these reach them without a copy. What is collected
 * gives its place back by a finalizer, which engines call between turns of the event loop alone: while the arena
 * is full, and where there are no kernels, arrays are ordinary ones, and kernels copy them by tiles.
 */
import { type Kernels, maybeKernels } from "./kernels.ts"
import { ARENA } from "./memory.ts"

/** Shorter arrays, 512 KB, are copied within the second cache; a loop of them would soon fill the arena. */
const LARGE = 65_536
/** 128 MB in WebAssembly's pages of 64 KB; the system gives them when they are first written to. */
const PAGES = 2048
const PAGE_BYTES = 65_536
/** Keeps neighbours of like lengths from the same place of their pages, where caches mix them up. */
const GAP = 320

/** Some bytes of the arena. */
interface Span {
  readonly start: number
  readonly end: number
}

/** What is free, in order. */
const free: Span[] = []
/** What lies beyond was never used and is zero. */
let used = 0
/** Whether the arena was asked of the engine. */
let isMade = false

const finalizer = new FinalizationRegistry<Span>(release)
/** Of a part the array that has the place: it lives as long as the part. */
const owners = new WeakMap<ArenaFloats, ArenaFloats>()

/** Elements in the arena, which keep their place while they or a part of them are used. */
export class ArenaFloats extends Float64Array {
  override subarray(begin?: number, end?: number): Float64Array<ArrayBuffer> {
    const { byteOffset, length } = super.subarray(begin, end)
    const part = new ArenaFloats(this.memory, byteOffset, length)
    owners.set(part, owners.get(this) ?? this)
    return part as Float64Array<ArrayBuffer>
  }

  /** The memory they share with all others of the arena. */
  get memory(): ArrayBuffer {
    return super.buffer as ArrayBuffer
  }
}

Object.defineProperties(ArenaFloats.prototype, {
  // `slice` and `map` make ordinary memory.
  constructor: { value: Float64Array },
  // What is made of the buffer cannot be told: the place is then kept for good.
  buffer: {
    get(this: ArenaFloats) {
      finalizer.unregister(owners.get(this) ?? this)
      return this.memory
    },
  },
})

/** The buffer of a typed array for a look at it: whoever keeps a part of it takes `data.buffer`. */
export function bufferOf(data: ArrayBufferView): ArrayBufferLike {
  return data instanceof ArenaFloats ? data.memory : data.buffer
}

/** Whether two typed arrays have bytes in common. */
export function overlap(a: ArrayBufferView, b: ArrayBufferView): boolean {
  if (a === b) return true
  if (bufferOf(a) !== bufferOf(b)) return false
  return a.byteOffset < b.byteOffset + b.byteLength && b.byteOffset < a.byteOffset + a.byteLength
}

/** Where contiguous elements lie in the kernels' memory; 0 where they do not. */
export function maybeAddress(x: unknown, start: number, step: number): number {
  return step === 1 && x instanceof ArenaFloats ? x.byteOffset + 8 * start : 0
}

/** Zeroed memory for `count` numbers: in the arena where there are many and it has room. @throws RangeError for too many */
export function allocateFloats(count: number): Float64Array {
  return (count >= LARGE ? maybeInArena(count) : null) ?? new Float64Array(count)
}

function maybeInArena(count: number): ArenaFloats | null {
  const kernels = maybeKernels()
  if (kernels === null) return null
  if (!isMade) make(kernels)
  const span = maybeTake(8 * count + GAP)
  if (span === null) return null
  const data = new ArenaFloats(kernels.memory.buffer, span.start, count)
  const old = Math.min(count, Math.max(0, used - span.start) / 8)
  data.fill(0, 0, old)
  used = Math.max(used, span.end)
  finalizer.register(data, span, data)
  return data
}

/** Grows the kernels' memory once, by all of the arena; where the engine has none there is no arena. */
function make(kernels: Kernels): void {
  isMade = true
  if (kernels.grow(PAGES)) release({ start: ARENA, end: ARENA + PAGES * PAGE_BYTES })
}

/** The first free place of so many bytes, in whole lines of the cache. */
function maybeTake(bytes: number): Span | null {
  const length = Math.ceil(bytes / 64) * 64
  const at = free.findIndex(({ start, end }) => end - start >= length)
  if (at < 0) return null
  const { start, end } = free[at]!
  if (end - start === length) free.splice(at, 1)
  else free[at] = { start: start + length, end }
  return { start, end: start + length }
}

/** Gives a place back, joined with what is free on either side of it. */
function release({ start, end }: Span): void {
  const next = free.findIndex((span) => span.start > start)
  const at = next < 0 ? free.length : next
  const joinsBefore = free[at - 1]?.end === start
  const joinsAfter = free[at]?.start === end
  free.splice(at - Number(joinsBefore), Number(joinsBefore) + Number(joinsAfter), {
    start: joinsBefore ? free[at - 1]!.start : start,
    end: joinsAfter ? free[at]!.end : end,
  })
}
