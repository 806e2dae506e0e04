import { randomUUID } from "node:crypto"
import { appendFileSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { join } from "node:path"
import { makeDirectory } from "../makeDirectory.ts"
import type { HistoryEntry } from "./history.ts"

/** A line by which a kernel takes a session's number. */
interface Claim {
  readonly session: number
  readonly id: string
}

/** The length at which a file is followed by the next, in bytes. */
const defaultLimit = 1 << 20

/**
 * The history of all sessions, which many kernels write at once and nobody locks: a JSON value a line, each
 * line appended by one call, in files that are numbered. A full file is followed by one with the next number
 * and the file before it is removed, so that at most two remain. A kernel that has not seen that yet still
 * appends to the older one, and nothing is lost.
 *
 * A session's number belongs to the first line that claims it.
 */
export class HistoryFile {
  readonly #directory: string
  readonly #limit: number
  readonly #tell: (problem: string) => void
  readonly #id = randomUUID()
  #session: number | undefined
  /** Whether the file takes lines; once it has refused one, this kernel leaves it alone. */
  #isWritable = true

  /**
   * @param tell - called once with one line when the file cannot be written
   * @param limit - the length at which a file is full, in bytes
   */
  constructor(directory: string, tell: (problem: string) => void, limit = defaultLimit) {
    this.#directory = directory
    this.#tell = tell
    this.#limit = limit
  }

  /** This session's number, taken when it is first asked for; they count up from 1. */
  get session(): number {
    this.#session ??= this.#claim()
    return this.#session
  }

  append(entry: HistoryEntry): void {
    this.#write(`${JSON.stringify(entry)}\n`)
  }

  /** All entries, in the order in which they were written. */
  read(): readonly HistoryEntry[] {
    return this.#readLines().filter(isEntry)
  }

  #claim(): number {
    for (;;) {
      const session = this.#findLast() + 1
      // On a line of its own, whatever a kernel that died has left of its last.
      this.#write(`\n${JSON.stringify({ session, id: this.#id } satisfies Claim)}\n`)
      if (!this.#isWritable) return session
      const first = this.#readLines().find((line) => isClaim(line) && line.session === session)
      if (first === undefined || (first as Claim).id === this.#id) return session
    }
  }

  #findLast(): number {
    return this.#readLines().reduce<number>(
      (last, line) => (isClaim(line) || isEntry(line) ? Math.max(last, line.session) : last),
      0,
    )
  }

  #write(lines: string): void {
    if (!this.#isWritable) return
    try {
      makeDirectory(this.#directory, 0o700)
      appendFileSync(this.#chooseFile(), lines, { mode: 0o600 })
    } catch (error) {
      this.#isWritable = false
      this.#tell(
        `history: must be writable, got ${(error as Error).message}; it is kept for this session only`,
      )
    }
  }

  /** The file to append to: the last, or the one after it when that is full. */
  #chooseFile(): string {
    const numbers = this.#findNumbers()
    const last = numbers.at(-1) ?? 1
    if (numbers.length === 0 || statSync(this.#pathOf(last)).size < this.#limit) return this.#pathOf(last)
    for (const old of numbers.slice(0, -1)) rmSync(this.#pathOf(old), { force: true })
    return this.#pathOf(last + 1)
  }

  /** Lines that are not JSON are what a kernel has left that died, or a disk that was full. */
  #readLines(): unknown[] {
    return this.#findNumbers()
      .flatMap((number) => maybeRead(this.#pathOf(number)).split("\n"))
      .flatMap(parseLine)
  }

  #findNumbers(): number[] {
    const names = maybeList(this.#directory)
    return names
      .flatMap((name) => /^history-(\d+)\.jsonl$/.exec(name)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => a - b)
  }

  #pathOf(number: number): string {
    return join(this.#directory, `history-${number}.jsonl`)
  }
}

function isClaim(line: unknown): line is Claim {
  const { session, id } = line as Partial<Claim>
  return Number.isSafeInteger(session) && typeof id === "string"
}

function isEntry(line: unknown): line is HistoryEntry {
  const { session, line: number, input, output } = line as Partial<HistoryEntry>
  const hasOutput = output === null || typeof output === "string"
  return (
    Number.isSafeInteger(session) && Number.isSafeInteger(number) && typeof input === "string" && hasOutput
  )
}

function parseLine(text: string): unknown[] {
  if (text === "") return []
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === "object" && value !== null ? [value] : []
  } catch {
    return []
  }
}

/** What cannot be read is not there: the first kernel finds no file, and another may just have removed one. */
function maybeRead(path: string): string {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return ""
  }
}

function maybeList(directory: string): string[] {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}
