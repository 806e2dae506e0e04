/** Python's exceptions that JavaScript has no word for, under Python's names. */

/** Named by its class, as in Python: a lesson's own `class ShapeError extends ValueError` is a ShapeError. */
class PythonError extends Error {
  override readonly name: string = this.constructor.name
}

/** A value of the right kind that makes no sense: `int("x")`. */
export class ValueError extends PythonError {}

/** A number too large for the result's type. */
export class OverflowError extends PythonError {}

/** Division by zero, where Python raises and JavaScript returns infinity. */
export class ZeroDivisionError extends PythonError {}

/** A key that a dict does not have. */
export class KeyError extends PythonError {}

/** An index that a sequence does not have. */
export class IndexError extends RangeError {
  override readonly name: string = this.constructor.name
}

/** A condition that a program relies on and that does not hold. */
export class AssertionError extends PythonError {}

/** What a class leaves to those that extend it. */
export class NotImplementedError extends PythonError {}

/** A file that does not exist. */
export class FileNotFoundError extends PythonError {}

/** The end of an iterator, where `next` was asked for more. */
export class StopIteration extends PythonError {}
