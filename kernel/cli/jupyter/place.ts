import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from "node:fs"
import { dirname, join } from "node:path"
import { UsageError } from "../usage-error.ts"
import type { Location } from "./location.ts"
import type { Part } from "./parts.ts"

/**
 * Puts every part in its place, or none. All are first written whole into a staging directory on the
 * same file system; then each moves in by one rename, after the older one has moved out by another.
 *
 * @returns the directories written
 * @throws UsageError when the place cannot be written; it is then as it was before
 */
export function placeParts(location: Location, parts: readonly Part[]): string[] {
  return withStaging(location, parts, (staging, undo) => {
    for (const [i, part] of parts.entries()) part.write(join(staging, `new-${i}`))
    return parts.map((part, i) => {
      const target = targetOf(location, part)
      makeDirectory(dirname(target))
      maybeMove(target, join(staging, `old-${i}`), undo)
      maybeMove(join(staging, `new-${i}`), target, undo)
      return target
    })
  })
}

/**
 * Takes every part out of its place, with the directories that become empty by it.
 *
 * @returns the directories removed; none when nothing was installed
 * @throws UsageError when the place cannot be written; it is then as it was before
 */
export function removeParts(location: Location, parts: readonly Part[]): string[] {
  const targets = parts.map((part) => targetOf(location, part)).filter((target) => existsSync(target))
  if (targets.length === 0) return []
  return withStaging(location, parts, (staging, undo) => {
    for (const [i, target] of targets.entries()) maybeMove(target, join(staging, `old-${i}`), undo)
    return targets
  })
}

type Undo = () => void

/** Runs `work` with a staging directory; what it moved is moved back when it fails half-way. */
function withStaging<T>(
  location: Location,
  parts: readonly Part[],
  work: (staging: string, undo: Undo[]) => T,
): T {
  const undo: Undo[] = []
  let staging: string | undefined
  try {
    makeDirectory(location.dataDirectory)
    staging = mkdtempSync(join(location.dataDirectory, ".cellwise-"))
    return work(staging, undo)
  } catch (error) {
    for (const step of undo.reverse()) step()
    throw asUsageError(location.dataDirectory, error)
  } finally {
    if (staging) rmSync(staging, { recursive: true, force: true })
    for (const part of parts) removeEmptyDirectories(dirname(targetOf(location, part)), location.boundary)
  }
}

/** What the system refuses, as one line that names the directory; other errors pass unchanged. */
function asUsageError(directory: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (error instanceof UsageError || code === undefined) return error
  return new UsageError(`${directory} must be writable, got ${code}`)
}

function targetOf(location: Location, part: Part): string {
  return join(location.dataDirectory, ...part.path)
}

/** Makes a directory and those above it. Node's own `recursive` never returns on file systems like /proc. */
function makeDirectory(directory: string): void {
  if (existsSync(directory)) return
  makeDirectory(dirname(directory))
  mkdirSync(directory)
}

function maybeMove(from: string, to: string, undo: Undo[]): void {
  if (!existsSync(from)) return
  renameSync(from, to)
  undo.push(() => renameSync(to, from))
}

/** Removes a directory and those above it while they are empty, up to but not including the boundary. */
function removeEmptyDirectories(directory: string, boundary: string): void {
  for (let each = directory; each !== boundary && each !== dirname(each); each = dirname(each)) {
    if (!existsSync(each)) continue
    if (!statSync(each).isDirectory() || readdirSync(each).length > 0) return
    rmdirSync(each)
  }
}
