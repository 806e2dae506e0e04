/** An error as Jupyter's `error` message carries it; `traceback` is plain text, one entry a line group. */
export interface CellError {
  readonly ename: string
  readonly evalue: string
  readonly traceback: string[]
}
