let latest = "cell-0"
let current = latest

/** Runs code as part of a cell, and what follows it in promises. */
export function runAsCell<T>(cell: string, code: () => T): T {
  latest = cell
  current = cell
  return code()
}

/** The cell that started the code that runs now; the latest cell when nobody knows. */
export function findCell(): string {
  return current
}

/** Cells whose timers do nothing any more. */
const stopped = new Set<string>()
/** The cell whose timer has called back and not returned: once V8 was told to stop it, it never returns. */
let calling: string | undefined

/** What a stopped cell has put off does not happen: its timers stay silent. */
export function stopTimers(cell: string): void {
  stopped.add(cell)
}

/** Stops the timers of a callback that was terminated, or an interval of endless loops would never let go. */
export function stopTerminatedTimers(): void {
  if (calling !== undefined) stopTimers(calling)
  calling = undefined
}

type Callback = (...values: unknown[]) => unknown

/**
 * Lets timers remember the cell that set them, so that what they show goes there. AsyncLocalStorage
 * would follow promises of every kind, but it turns on Node 20's async hooks, and with these a
 * terminated callback ends the process.
 */
export function followTimers(): void {
  for (const name of ["setTimeout", "setInterval", "setImmediate"] as const) {
    const original = globalThis[name] as (callback: Callback, ...rest: unknown[]) => unknown
    const following = (callback: Callback, ...rest: unknown[]) => {
      return original(typeof callback === "function" ? follow(callback, current) : callback, ...rest)
    }
    const properties = { ...Object.getOwnPropertyDescriptors(original), name: { value: name } }
    Reflect.set(globalThis, name, Object.defineProperties(following, properties))
  }
}

function follow(callback: Callback, cell: string): Callback {
  return function (this: unknown, ...values) {
    if (stopped.has(cell)) {
      if (typeof this === "object") clearInterval(this as NodeJS.Timeout)
      return
    }
    current = cell
    // Once the promises that this callback settles have been followed: Node runs a tick that a
    // microtask asks for after all microtasks.
    queueMicrotask(() => process.nextTick(returnToLatest))
    calling = cell
    try {
      return callback.apply(this, values)
    } finally {
      calling = undefined // a termination skips this
    }
  }
}

function returnToLatest(): void {
  current = latest
}
