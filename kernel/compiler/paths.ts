import { readdirSync } from "node:fs"
import { join } from "node:path"

/** The files and folders beside the notebook that an unfinished path may mean, folders with a slash. */
export function findPaths(directory: string, path: string): string[] {
  const cut = path.lastIndexOf("/") + 1
  const [folder, start] = [path.slice(0, cut), path.slice(cut)]
  try {
    return readdirSync(join(directory, folder), { withFileTypes: true })
      .filter(({ name }) => name.startsWith(start) && (start.startsWith(".") || !name.startsWith(".")))
      .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
      .sort()
  } catch {
    return [] // a folder that is not there holds nothing to complete
  }
}
