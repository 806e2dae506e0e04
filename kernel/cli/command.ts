/** What the file of a command exports. */
export interface Command {
  /** One line for `cellwise --help`. */
  readonly summary: string
  /** `cellwise run NB.ipynb [...]`. */
  readonly usage: string
  /** Options and examples, for `cellwise COMMAND --help`. */
  readonly help?: string
  /** Resolves to the exit code. */
  run(args: readonly string[]): Promise<number>
}
