import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { dirname } from "node:path"
import { kernelLanguage, type Notebook, parseNotebook } from "../../../src/lesson/index.ts"
import { makeDirectory } from "../../makeDirectory.ts"
import { asUsageError, findExisting, removeEmptyDirectories } from "../directories.ts"
import { UsageError } from "../usage-error.ts"

/**
 * Reads a notebook file.
 *
 * @throws UsageError - the file cannot be read; NotebookError - it is no notebook
 */
export function readNotebook(path: string): Notebook {
  let text: string
  try {
    text = readFileSync(path, "utf8")
  } catch (error) {
    throw new UsageError(`${path}: ${tellSystemError(error)}`)
  }
  return parseNotebook(text, path)
}

/**
 * @throws UsageError - the notebook is written for a kernel of another language
 */
export function checkLanguage(path: string, notebook: Notebook, wanted: "python" | "typescript"): void {
  const language = kernelLanguage(notebook)
  if (language === null || language === wanted) return
  if (wanted === "typescript" && language === "javascript") return
  const names = { python: "Python", typescript: "TypeScript" }
  throw new UsageError(
    `${path}: a ${names[wanted]} notebook is needed here, this one is for a ${language} kernel`,
  )
}

/**
 * Refuses a file that cannot be written, before the work whose result it is to hold; leaves no trace.
 *
 * @throws UsageError - it cannot be written there
 */
export function checkWritable(path: string): void {
  const folder = dirname(path)
  const boundary = findExisting(folder)
  try {
    if (existsSync(path)) closeSync(openSync(path, "r+"))
    if (!isSpecial(path)) withDraft(path, () => {})
  } catch (error) {
    throw asUsageError(path, error)
  } finally {
    removeEmptyDirectories(folder, boundary)
  }
}

/**
 * Writes a file whole or not at all; missing folders are made.
 *
 * @throws UsageError - it cannot be written there
 */
export function writeWhole(path: string, text: string): void {
  try {
    if (isSpecial(path)) writeFileSync(path, text)
    else {
      withDraft(path, (draft) => {
        writeFileSync(draft, text)
        renameSync(draft, path)
      })
    }
  } catch (error) {
    throw asUsageError(path, error)
  }
}

/** A device or a pipe, such as /dev/stdout, is written to; a file is replaced. */
function isSpecial(path: string): boolean {
  if (!existsSync(path)) return false
  const found = statSync(path)
  return !found.isFile() && !found.isDirectory()
}

/** Works on a new file beside `path`, which is gone afterwards. */
function withDraft(path: string, work: (draft: string) => void): void {
  const draft = `${path}.${process.pid}.tmp`
  makeDirectory(dirname(path))
  try {
    writeFileSync(draft, "")
    work(draft)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** What an error of the system means, without its code and call. */
export function tellSystemError(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  const known: Record<string, string> = {
    ENOENT: "there is no such file",
    EISDIR: "this is a folder",
    ENOTDIR: "a part of the path is no folder",
    EACCES: "permission denied",
    EPERM: "permission denied",
  }
  return known[code ?? ""] ?? message
}
