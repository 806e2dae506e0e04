/**
 * Two words of memory that the main thread and the watcher share, so that a termination never hits the
 * code that deals with the interrupt: either the watcher is terminating or the main thread is dealing.
 */
export type InterruptLock = Int32Array<SharedArrayBuffer>

const owner = 0
const dealt = 1
const free = 0
const taken = 1

export function createInterruptLock(): InterruptLock {
  return new Int32Array(new SharedArrayBuffer(8))
}

/** Takes the lock; false when the other thread has it. */
export function takeLock(lock: InterruptLock): boolean {
  return Atomics.compareExchange(lock, owner, free, taken) === free
}

export function releaseLock(lock: InterruptLock): void {
  Atomics.store(lock, owner, free)
}

/** Says that the interrupt of this number, and all before, have been dealt with. */
export function markDealt(lock: InterruptLock, ask: number): void {
  Atomics.store(lock, dealt, ask)
}

export function isDealt(lock: InterruptLock, ask: number): boolean {
  return Atomics.load(lock, dealt) >= ask
}
