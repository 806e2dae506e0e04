import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { UsageError } from "../usage-error.ts"
import type { LessonFiles } from "./compare-files.ts"

const original = ".python.ipynb"

/**
 * The lessons of a folder by name: every `NAME.python.ipynb` beside `NAME.ipynb`.
 *
 * @throws UsageError - the folder holds no original
 */
export function findLessons(folder: string): { lessons: LessonFiles[]; unported: LessonFiles[] } {
  const names = readdirSync(folder).filter((name) => name.endsWith(original))
  if (names.length === 0) throw new UsageError(`${folder}: it holds no NAME${original}`)
  const all = names.sort().map((name) => ({
    python: join(folder, name),
    typescript: join(folder, `${name.slice(0, -original.length)}.ipynb`),
  }))
  const isPorted = ({ typescript }: LessonFiles) => existsSync(typescript)
  return { lessons: all.filter(isPorted), unported: all.filter((files) => !isPorted(files)) }
}
