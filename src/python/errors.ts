/** Python's exceptions that JavaScript has no word for, under Python's names. */

/** A value of the right kind that makes no sense: `int("x")`. */
export class ValueError extends Error {
  override readonly name: string = "ValueError"
}

/** A number too large for the result's type. */
export class OverflowError extends Error {
  override readonly name: string = "OverflowError"
}

/** Division by zero, where Python raises and JavaScript returns infinity. */
export class ZeroDivisionError extends Error {
  override readonly name: string = "ZeroDivisionError"
}

/** A key that a dict does not have. */
export class KeyError extends Error {
  override readonly name: string = "KeyError"
}

/** An index that a sequence does not have. */
export class IndexError extends RangeError {
  override readonly name: string = "IndexError"
}

/** A condition that a program relies on and that does not hold. */
export class AssertionError extends Error {
  override readonly name: string = "AssertionError"
}

/** What a class leaves to those that extend it. */
export class NotImplementedError extends Error {
  override readonly name: string = "NotImplementedError"
}

/** A file that does not exist. */
export class FileNotFoundError extends Error {
  override readonly name: string = "FileNotFoundError"
}
