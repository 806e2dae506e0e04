/**
 * Where the text of a value goes. One walk over a value (`write.ts`) serves two outcomes: Python's
 * `repr` on one line, and the displayed form that breaks lines (`layout.ts`).
 */
export interface TextSink {
  /** Text that is never broken. */
  text(text: string): void
  /** The text of a value without brackets of its own: a scalar, or an array's several lines. */
  block(text: string): void
  /** Opens a bracket; lines broken before its `close` are indented by `indent`, its own length if left out. */
  open(bracket: string, indent?: number): void
  close(bracket: string): void
  /** A place between two items: a space, or a new line where the line would get too long. */
  breakable(): void
}

/** Python's `repr`: everything in one row, arrays with the lines they have. */
export class FlatText implements TextSink {
  #text = ""

  text(text: string): void {
    this.#text += text
  }

  block(text: string): void {
    this.#text += text
  }

  open(bracket: string): void {
    this.#text += bracket
  }

  close(bracket: string): void {
    this.#text += bracket
  }

  breakable(): void {
    this.#text += " "
  }

  toString(): string {
    return this.#text
  }
}
