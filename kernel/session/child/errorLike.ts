import { inspect } from "node:util"
import type { ErrorLike } from "../../compiler/index.ts"

/** How deep causes and aggregated errors are followed. */
const maxDepth = 8

/**
 * Any thrown value as plain data that can travel: errors with their stack, other values as text. It never
 * throws: a value may refuse to be looked at (a getter that throws), and the cell must end all the same.
 */
export function toErrorLike(thrown: unknown): ErrorLike {
  try {
    return describe(thrown, 0)
  } catch {
    return { name: "Uncaught", message: "a value that cannot be shown: reading it throws another error" }
  }
}

function describe(thrown: unknown, depth: number): ErrorLike {
  if (!isErrorLike(thrown)) return { name: "Uncaught", message: inspect(thrown) }
  const { cause, errors } = thrown as { cause?: unknown; errors?: unknown }
  return {
    name: nameOf(thrown),
    message: String(thrown.message),
    stack: typeof thrown.stack === "string" ? thrown.stack : undefined,
    cause: cause === undefined || depth >= maxDepth ? undefined : describe(cause, depth + 1),
    errors:
      Array.isArray(errors) && depth < maxDepth
        ? errors.map((error) => describe(error, depth + 1))
        : undefined,
  }
}

/** `class Refused extends Error {}` inherits the name `Error`: its own says more. Node's errors have codes. */
function nameOf(error: Error): string {
  const name = String(error.name)
  const { name: own } = error.constructor ?? {}
  return name === "Error" && typeof own === "string" && own !== "" && !("code" in error) ? own : name
}

/** An error of another realm (a worker, `node:vm`) is no `instanceof Error`; its shape tells. */
function isErrorLike(value: unknown): value is Error {
  return (
    value instanceof Error ||
    (typeof value === "object" && value !== null && "message" in value && "stack" in value)
  )
}
