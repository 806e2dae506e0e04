import { existsSync, readdirSync, rmdirSync, statSync } from "node:fs"
import { dirname } from "node:path"
import { UsageError } from "./usage-error.ts"

/** What is there of a path: itself, or the nearest above it. */
export function findExisting(path: string): string {
  return existsSync(path) || path === dirname(path) ? path : findExisting(dirname(path))
}

/** Removes a directory and those above it while they are empty, up to but not including the boundary. */
export function removeEmptyDirectories(directory: string, boundary: string): void {
  for (let each = directory; each !== boundary && each !== dirname(each); each = dirname(each)) {
    if (!existsSync(each)) continue
    if (!statSync(each).isDirectory() || readdirSync(each).length > 0) return
    rmdirSync(each)
  }
}

/** What the system refuses to write, as one line that names the place; other errors pass unchanged. */
export function asUsageError(place: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (error instanceof UsageError || code === undefined) return error
  return new UsageError(`${place}: must be writable, got ${code}`)
}
