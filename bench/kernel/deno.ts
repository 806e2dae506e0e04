import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync } from "node:fs"
import { join } from "node:path"

/** Measured when this bench was written. */
const version = "2.9.6"

/**
 * Deno's program, from npm. It weighs 130 MB, so it is none of this package's dependencies: the first run of the
 * bench fetches it. Without a registry there is none, and the bench goes on.
 */
export function maybeDeno(root: string): string | undefined {
  const folder = join(root, "node_modules/.cache/bench-deno")
  const program = join(folder, "node_modules/deno", process.platform === "win32" ? "deno.exe" : "deno")
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true })
    const options = ["install", "--prefix", folder, "--no-save", "--silent", `deno@${version}`]
    spawnSync("npm", options, { stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" })
  }
  return existsSync(program) ? program : undefined
}
