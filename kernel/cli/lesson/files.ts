import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { kernelLanguage, type Notebook, parseNotebook } from "../../../src/lesson/index.ts"
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
 * Writes a file whole or not at all; missing folders are made.
 *
 * @throws UsageError - it cannot be written there
 */
export function writeWhole(path: string, text: string): void {
  const draft = `${path}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(draft, text)
    renameSync(draft, path)
  } catch (error) {
    if (existsSync(draft)) rmSync(draft)
    throw new UsageError(`${path}: cannot be written, ${tellSystemError(error)}`)
  }
}

/** What an error of the system means, without its code and call. */
export function tellSystemError(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  const known: Record<string, string> = {
    ENOENT: "there is no such file",
    EISDIR: "this is a folder",
    ENOTDIR: "a part of the path is no folder",
    EEXIST: "a part of the path is no folder",
    EACCES: "permission denied",
    EPERM: "permission denied",
    EROFS: "the disk is read-only",
    ENOSPC: "the disk is full",
  }
  return known[code ?? ""] ?? message
}
