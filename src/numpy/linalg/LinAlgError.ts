/** What linear algebra refuses: a singular matrix, one that is not square, an iteration that does not end. */
export class LinAlgError extends RangeError {
  override readonly name = "LinAlgError"
}
