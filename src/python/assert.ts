import { pythonStr } from "../display/python.ts"
import { AssertionError } from "../errors.ts"
import { bool } from "./scalars.ts"

/**
 * Python's `assert condition, message`. Truth is Python's: an empty list fails.
 * @throws AssertionError with the message when the condition does not hold
 */
export function assert(condition: unknown, message: unknown = ""): asserts condition {
  if (!bool(condition)) throw new AssertionError(pythonStr(message))
}
