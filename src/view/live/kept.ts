import { host } from "../../host.ts"

/** What the newest kept values may weigh together, in bytes; older ones last as long as the author's own names. */
const MOST_BYTES = 256e6
/** The ids of so many values are remembered. */
const MOST_VALUES = 1_000

interface Kept {
  readonly weak: WeakRef<object>
  /** Keeps it alive; null once newer ones have taken the room. */
  strong: object | null
  readonly bytes: number
}

const kept = new Map<string, Kept>()

// Both Node and browsers have it; the library is compiled without the types of either.
declare const crypto: { randomUUID(): string }

/**
 * Keeps a value that a picture shows, so that the front end may ask about it later.
 * @param bytes - about what it weighs
 * @returns the id to ask by; null where no front end listens
 */
export function keepLive(value: object, bytes: number): string | null {
  if (!host.sendComm) return null
  const id = crypto.randomUUID()
  kept.set(id, { weak: new WeakRef(value), strong: value, bytes })
  letGoOfOld()
  return id
}

/** The value of an id; undefined when it is gone, or was of an earlier kernel. */
export function findLive(id: unknown): object | undefined {
  return typeof id === "string" ? kept.get(id)?.weak.deref() : undefined
}

function letGoOfOld(): void {
  let room = MOST_BYTES
  for (const entry of [...kept.values()].reverse()) {
    room -= entry.bytes
    if (room < 0) entry.strong = null
  }
  const oldest = kept.keys().next().value
  if (kept.size > MOST_VALUES && oldest !== undefined) kept.delete(oldest)
}
