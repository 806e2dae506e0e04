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
  readonly start: number
  /** Exclusive; without it, to the end. */
  readonly stop?: number | undefined
}

/** What to search: `pattern` with `*`, `?` and `[...]` as in a shell, matching the whole input. */
export interface HistorySearch {
  readonly pattern: string
  readonly n?: number | undefined
  readonly unique: boolean
}

/** What has been executed in this kernel. */
export class History {
  readonly #session = 1
  readonly #entries: HistoryEntry[] = []

  add(line: number, input: string, output: string | null): void {
    this.#entries.push({ session: this.#session, line, input, output })
  }

  /** The last `n` entries, oldest first. */
  tail(n: number): readonly HistoryEntry[] {
    return lastOf(this.#entries, n)
  }

  range({ session, start, stop = Number.POSITIVE_INFINITY }: HistoryRange): readonly HistoryEntry[] {
    const wanted = session <= 0 ? this.#session + session : session
    return this.#entries.filter(
      (entry) => entry.session === wanted && entry.line >= start && entry.line < stop,
    )
  }

  /** The last `n` matching entries, oldest first; `unique` keeps the last of equal inputs. */
  search({ pattern, n, unique }: HistorySearch): readonly HistoryEntry[] {
    const glob = globToRegExp(pattern)
    const matching = this.#entries.filter((entry) => glob.test(entry.input))
    const last = new Map(matching.map((entry) => [entry.input, entry]))
    const chosen = unique ? matching.filter((entry) => last.get(entry.input) === entry) : matching
    return n === undefined ? chosen : lastOf(chosen, n)
  }
}

function lastOf(entries: readonly HistoryEntry[], n: number): readonly HistoryEntry[] {
  return n > 0 ? entries.slice(-n) : []
}

/** SQLite's GLOB, which IPython searches with: `*`, `?`, `[abc]`, `[^abc]`. */
function globToRegExp(pattern: string): RegExp {
  const source = pattern.replace(/\[\^?\]?[^\]]*\]|[\s\S]/g, (piece) => {
    if (piece === "*") return "[\\s\\S]*"
    if (piece === "?") return "[\\s\\S]"
    if (piece.length > 1) return piece.replaceAll("\\", "\\\\")
    return piece.replace(/[\\^$.|+(){}[\]]/, "\\$&")
  })
  return new RegExp(`^${source}$`)
}
