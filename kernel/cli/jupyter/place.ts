import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join, relative, resolve } from "node:path"
import { makeDirectory } from "../../makeDirectory.ts"
import { asUsageError, findExisting, removeEmptyDirectories } from "../directories.ts"
import type { Part } from "./parts.ts"

/**
 * Puts every part in its place, or none. All are first written whole into a staging directory on the
 * same file system; then each moves in by one rename, after the older one has moved out by another.
 *
 * @returns the directories written
 * @throws UsageError when the place cannot be written; it is then as it was before
 */
export function placeParts(dataDirectory: string, parts: readonly Part[]): string[] {
  return withStaging(dataDirectory, parts, (staging, undo, boundary) => {
    for (const [i, part] of parts.entries()) part.write(join(staging, `new-${i}`))
    writeFileSync(join(staging, "new-0", boundaryFile), relative(dataDirectory, boundary))
    return parts.map((part, i) => {
      const target = targetOf(dataDirectory, part)
      makeDirectory(dirname(target))
      maybeMove(target, join(staging, `old-${i}`), undo)
      maybeMove(join(staging, `new-${i}`), target, undo)
      return target
    })
  })
}

/**
 * Takes every part out of its place, with the directories that were made for it, where they are empty.
 *
 * @returns the directories removed; none when nothing was installed
 * @throws UsageError when the place cannot be written; it is then as it was before
 */
export function removeParts(dataDirectory: string, parts: readonly Part[]): string[] {
  const targets = parts.map((part) => targetOf(dataDirectory, part)).filter((target) => existsSync(target))
  if (targets.length === 0) return []
  return withStaging(dataDirectory, parts, (staging, undo) => {
    for (const [i, target] of targets.entries()) maybeMove(target, join(staging, `old-${i}`), undo)
    return targets
  })
}

type Undo = () => void

/** Runs `work` with a staging directory; what it moved is moved back when it fails half-way. */
function withStaging<T>(
  dataDirectory: string,
  parts: readonly Part[],
  work: (staging: string, undo: Undo[], boundary: string) => T,
): T {
  const boundary = findBoundary(dataDirectory, parts)
  const undo: Undo[] = []
  let staging: string | undefined
  try {
    makeDirectory(dataDirectory)
    staging = mkdtempSync(join(dataDirectory, ".cellwise-"))
    return work(staging, undo, boundary)
  } catch (error) {
    for (const step of undo.reverse()) step()
    throw asUsageError(dataDirectory, error)
  } finally {
    if (staging) rmSync(staging, { recursive: true, force: true })
    for (const part of parts) removeEmptyDirectories(dirname(targetOf(dataDirectory, part)), boundary)
  }
}

/** Beside the first part: how to get from the data directory to the boundary. */
const boundaryFile = "cellwise-boundary.txt"

/** The directory that stays when everything is gone again: the first install found it there. */
function findBoundary(dataDirectory: string, [first]: readonly Part[]): string {
  const recorded = first && join(targetOf(dataDirectory, first), boundaryFile)
  if (recorded === undefined || !existsSync(recorded)) return findExisting(dataDirectory)
  return resolve(dataDirectory, readFileSync(recorded, "utf8"))
}

function targetOf(dataDirectory: string, part: Part): string {
  return join(dataDirectory, ...part.path)
}

function maybeMove(from: string, to: string, undo: Undo[]): void {
  if (!existsSync(from)) return
  renameSync(from, to)
  undo.push(() => renameSync(to, from))
}
