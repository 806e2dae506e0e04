import { countCodePoints } from "../codePoints.ts"
import type { TextSink } from "./sink.ts"

/**
 * Lines broken as IPython breaks them: a bracket stays on one line when it fits, else every item of it
 * takes a line of its own; outer brackets break before inner ones. A text of several lines (an array)
 * breaks the bracket around it.
 *
 * The method is Oppen's streaming one (D. Oppen, "Prettyprinting", ACM TOPLAS 2(4), 1980): text waits
 * in a queue as long as the line may still fit; when it does not, the outermost bracket that still
 * has undecided breaks is broken, and what stands before its last break is written.
 *
 * Widths count code points, as Python's `len` does.
 */
export class Layout implements TextSink {
  readonly #width: number
  readonly #root: Bracket = { depth: 0, undecided: 0, broken: false }
  readonly #open: Bracket[] = [this.#root]
  /** Brackets that may still be broken, by depth. */
  readonly #candidates: Bracket[][] = [[this.#root]]
  readonly #indents: number[] = []
  #indent = 0
  #written = ""
  #column = 0
  #waiting: Piece[] = []
  /** First piece still waiting: pieces before it were written. */
  #head = 0
  #waitingWidth = 0

  constructor(width = 79) {
    this.#width = width
  }

  text(text: string): void {
    const width = countCodePoints(text)
    if (this.#head === this.#waiting.length) {
      this.#write(text, width)
      return
    }
    this.#waiting.push({ text, width, bracket: null, indent: 0 })
    this.#waitingWidth += width
    this.#breakWhileTooLong()
  }

  breakable(): void {
    const bracket = this.#open.at(-1)!
    if (bracket.broken) {
      this.#flush()
      this.#newLine(this.#indent)
      return
    }
    bracket.undecided += 1
    this.#waiting.push({ text: " ", width: 1, bracket, indent: this.#indent })
    this.#waitingWidth += 1
    this.#breakWhileTooLong()
  }

  open(bracket: string, indent = countCodePoints(bracket)): void {
    if (bracket !== "") this.text(bracket)
    const depth = this.#open.length
    const opened: Bracket = { depth, undecided: 0, broken: false }
    this.#open.push(opened)
    const peers = this.#candidates[depth]
    if (peers) peers.push(opened)
    else this.#candidates[depth] = [opened]
    this.#indents.push(indent)
    this.#indent += indent
  }

  close(bracket: string): void {
    this.#indent -= this.#indents.pop()!
    const closed = this.#open.pop()!
    if (closed.undecided === 0) this.#forget(closed)
    if (bracket !== "") this.text(bracket)
  }

  block(text: string): void {
    this.open("")
    for (const [index, line] of text.split("\n").entries()) {
      if (index > 0) this.#breakLine()
      this.text(line)
    }
    this.close("")
  }

  /** The text so far; call it once, at the end. */
  toString(): string {
    this.#flush()
    return this.#written
  }

  #breakLine(): void {
    const bracket = this.#takeOutermost()
    if (bracket) this.#writeBroken(bracket)
    this.#flush()
    this.#newLine(this.#indent)
  }

  #breakWhileTooLong(): void {
    while (this.#column + this.#waitingWidth > this.#width) {
      const bracket = this.#takeOutermost()
      if (!bracket) return
      this.#writeBroken(bracket)
    }
  }

  /** Marks the outermost bracket with undecided breaks as broken; brackets around it break with it. */
  #takeOutermost(): Bracket | undefined {
    for (const peers of this.#candidates) {
      const found = peers.findLastIndex((bracket) => bracket.undecided > 0)
      if (found >= 0) {
        const bracket = peers[found]!
        bracket.broken = true
        // IPython takes the mirrored entry off its list. What lesson authors see of it: the value
        // behind a key that was broken stays on one line.
        peers.splice(peers.length - 1 - found, 1)
        return bracket
      }
      for (const bracket of peers) bracket.broken = true
      peers.length = 0
    }
    return undefined
  }

  /** Writes what waits up to the bracket's last break, and the text behind that break. */
  #writeBroken(bracket: Bracket): void {
    while (bracket.undecided > 0) this.#writeNext()
    while (this.#waiting[this.#head]?.bracket === null) this.#writeNext()
    this.#dropWritten()
  }

  #flush(): void {
    while (this.#head < this.#waiting.length) this.#writeNext()
    this.#dropWritten()
  }

  #writeNext(): void {
    const piece = this.#waiting[this.#head++]!
    this.#waitingWidth -= piece.width
    if (piece.bracket) piece.bracket.undecided -= 1
    if (piece.bracket?.broken) {
      this.#newLine(piece.indent)
      return
    }
    if (piece.bracket?.undecided === 0) this.#forget(piece.bracket)
    this.#write(piece.text, piece.width)
  }

  #dropWritten(): void {
    if (this.#head === this.#waiting.length) {
      this.#waiting = []
      this.#head = 0
    }
  }

  #forget(bracket: Bracket): void {
    const peers = this.#candidates[bracket.depth]!
    const index = peers.indexOf(bracket)
    if (index >= 0) peers.splice(index, 1)
  }

  #newLine(indent: number): void {
    this.#written += `\n${" ".repeat(indent)}`
    this.#column = indent
  }

  #write(text: string, width: number): void {
    this.#written += text
    this.#column += width
  }
}

interface Bracket {
  readonly depth: number
  /** Breaks of this bracket that wait: neither a space nor a new line yet. */
  undecided: number
  broken: boolean
}

interface Piece {
  readonly text: string
  readonly width: number
  /** The bracket whose break this is; null for text. */
  readonly bracket: Bracket | null
  readonly indent: number
}
