let stops = 0

/** The rest of a stopped cell must not run: what its top-level awaits wait for never comes. */
export function stopWaiting(): void {
  stops += 1
}

/** What a top-level `await` waits for, as long as its cell is not stopped. */
export function held<T>(awaited: T): Promise<Awaited<T>> {
  const before = stops
  return new Promise((resolve, reject) => {
    Promise.resolve(awaited).then(
      (value) => {
        if (stops === before) resolve(value)
      },
      (error) => {
        if (stops === before) reject(error)
      },
    )
  })
}
