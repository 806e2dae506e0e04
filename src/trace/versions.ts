/** A generation ends after this many arrays, or after arrays of this many numbers (32 MB). */
const MOST_ARRAYS = 1_024
const MOST_NUMBERS = 4_000_000

/**
 * A number for each array as it is now, known by identity: an array that is written to gets another one.
 * What has not been asked for during two generations is forgotten, so a trace keeps no more than some
 * 64 MB of the author's arrays alive. (A WeakMap would keep none, but each of the many collections of
 * garbage that a traced run causes walks through all of it: it made tracing four times as slow.)
 */
export class Versions {
  #young = new Map<object, number>()
  #old = new Map<object, number>()
  #numbers = 0
  // Most operations work on what the one before made: it is found without a look at the maps.
  #last: object | null = null
  #lastVersion = 0

  get(array: { readonly size: number }): number | undefined {
    if (array === this.#last) return this.#lastVersion
    const version = this.#young.get(array)
    if (version !== undefined) return version
    const kept = this.#old.get(array)
    if (kept !== undefined) this.set(array, kept)
    return kept
  }

  set(array: { readonly size: number }, version: number): void {
    if (this.#young.size >= MOST_ARRAYS || this.#numbers >= MOST_NUMBERS) this.#endGeneration()
    this.#young.set(array, version)
    this.#numbers += array.size
    this.#last = array
    this.#lastVersion = version
  }

  #endGeneration(): void {
    this.#old = this.#young
    this.#young = new Map()
    this.#numbers = 0
  }
}
