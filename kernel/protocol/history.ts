import { createGlob } from "./glob.ts"
import type { HistoryFile } from "./historyFile.ts"

/** One execution: Jupyter's `(session, line_number, input)` and what it returned, as text. */
export interface HistoryEntry {
  readonly session: number
  readonly line: number
  readonly input: string
  readonly output: string | null
}

/** Which entries a range means; a session of 0 is the current one, -1 the one before. */
export interface HistoryRange {
  readonly session: number
  /** Negative: counted from the session's end. */
  readonly start: number
  /** Exclusive; negative: counted from the session's end; without it or 0, to the end. */
  readonly stop?: number | undefined
}

/** What to search: `pattern` with `*`, `?` and `[...]` as in a shell, matching the whole input. */
export interface HistorySearch {
  readonly pattern: string
  readonly n?: number | undefined
  readonly unique: boolean
}

/**
 * What has been executed, in this session and in those before it, whose kernels may still run: by session
 * and line, as IPython orders it (`HistoryAccessor`). This session's entries are here whether or not the file
 * can be written.
 */
export class History {
  readonly #file: HistoryFile
  readonly #own: HistoryEntry[] = []

  constructor(file: HistoryFile) {
    this.#file = file
  }

  add(line: number, input: string, output: string | null): void {
    const entry = { session: this.#file.session, line, input, output }
    this.#own.push(entry)
    this.#file.append(entry)
  }

  /** The last `n` entries, oldest first. */
  tail(n: number): readonly HistoryEntry[] {
    return lastOf(this.#findAll(), n)
  }

  range({ session, start, stop = 0 }: HistoryRange): readonly HistoryEntry[] {
    const wanted = session <= 0 ? this.#file.session + session : session
    const entries = this.#findAll().filter((entry) => entry.session === wanted)
    const end = (entries.at(-1)?.line ?? 0) + 1
    const from = start < 0 ? end + start : start
    const to = stop <= 0 ? end + stop : stop
    return entries.filter(({ line }) => line >= from && line < to)
  }

  /** The last `n` matching entries, oldest first; `unique` keeps the last of equal inputs. */
  search({ pattern, n, unique }: HistorySearch): readonly HistoryEntry[] {
    const matches = createGlob(pattern)
    const matching = this.#findAll().filter((entry) => matches(entry.input))
    const last = new Map(matching.map((entry) => [entry.input, entry]))
    const chosen = unique ? matching.filter((entry) => last.get(entry.input) === entry) : matching
    return n === undefined ? chosen : lastOf(chosen, n)
  }

  #findAll(): readonly HistoryEntry[] {
    const others = this.#file.read().filter(({ session }) => session !== this.#file.session)
    return [...others, ...this.#own].sort((a, b) => a.session - b.session || a.line - b.line)
  }
}

function lastOf(entries: readonly HistoryEntry[], n: number): readonly HistoryEntry[] {
  return n > 0 ? entries.slice(-n) : []
}
