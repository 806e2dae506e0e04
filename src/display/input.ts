import { host } from "../host.ts"
import { pythonStr } from "./python.ts"

/** Python's error, in IPython, where a question cannot be asked. */
export class StdinNotImplementedError extends Error {
  override readonly name = "StdinNotImplementedError"
}

/**
 * Python's `input`: asks the reader for a line of text and returns it, at once as in Python; the cell waits.
 * ```ts
 * const name = input("name? ")
 * ```
 * @param prompt - what to show before the answer, as `print` shows it
 * @throws StdinNotImplementedError where nobody can answer: a notebook that is run as a whole, a browser
 */
export function input(prompt: unknown = ""): string {
  return ask("input", prompt, false)
}

/**
 * Python's `getpass.getpass`: {@link input} whose answer is not shown while it is typed.
 * @param prompt - what to show before the answer
 * @throws StdinNotImplementedError where nobody can answer
 */
export function password(prompt: unknown = "Password: "): string {
  return ask("password", prompt, true)
}

function ask(name: string, prompt: unknown, isHidden: boolean): string {
  const answer = host.input?.(pythonStr(prompt), isHidden)
  if (answer !== undefined) return answer
  throw new StdinNotImplementedError(
    `${name}: needs a front end that can be asked (allow_stdin), got one that cannot`,
  )
}
