let stops = 0

/** The rest of a stopped cell must not run: what its top-level awaits wait for never comes. */
export function stopWaiting(): void {
  stops += 1
}

/**
 * What a top-level `await` waits for, as long as its cell is not stopped. An async function, since V8 follows
 * those when it tells of an error's way: the await is among the error's frames.
 */
export async function held<T>(awaited: T): Promise<Awaited<T>> {
  const before = stops
  try {
    const value = await awaited
    if (stops === before) return value as Awaited<T>
  } catch (error) {
    if (stops === before) throw error
  }
  return new Promise<never>(() => {})
}
