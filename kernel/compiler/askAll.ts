/**
 * Answers about many places in one message. TypeScript 7.0.2's API fails on some types, the empty tuple among
 * them, and then answers nothing of the whole message: the places are asked again by halves, and those that it
 * cannot answer stay unknown.
 */
export async function askAll<Place, Answer>(
  places: readonly Place[],
  ask: (places: readonly Place[]) => Promise<readonly (Answer | undefined)[]>,
): Promise<readonly (Answer | undefined)[]> {
  if (places.length === 0) return []
  const answers = await maybeAnswer(() => ask(places))
  if (answers) return answers
  if (places.length === 1) return [undefined]
  const middle = places.length >> 1
  const halves = [places.slice(0, middle), places.slice(middle)]
  return (await Promise.all(halves.map((half) => askAll(half, ask)))).flat()
}

/** The answer to one question; undefined where the API fails on it. */
export async function maybeAnswer<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("panic:")) return undefined
    throw error
  }
}
