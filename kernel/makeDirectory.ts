import { existsSync, mkdirSync } from "node:fs"
import { dirname } from "node:path"

/**
 * Makes a directory and those above it. Node's own `recursive` never returns on file systems like /proc.
 * @param mode - the permissions of what is made, without the bits of the umask
 */
export function makeDirectory(directory: string, mode = 0o777): void {
  if (existsSync(directory)) return
  makeDirectory(dirname(directory), mode)
  mkdirSync(directory, { mode })
}
