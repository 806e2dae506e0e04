// What every set-up step shares: it says what it does, runs a program, and ends with one clear line.
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"

/** The repository's directory. */
export const root = fileURLToPath(new URL("../..", import.meta.url))

/**
 * Ends the program with one line on stderr.
 *
 * @param {string} message - what is wrong and what to do
 * @returns {never}
 */
export function fail(message) {
  console.error(message)
  process.exit(2)
}

/**
 * Runs a program in the repository with its output shown.
 *
 * @param {string} title - what this step does, printed first
 * @param {string} command - the program
 * @param {readonly string[]} args - its arguments
 * @returns {boolean} whether it succeeded
 */
export function runStep(title, command, args) {
  console.log(`${title} ...`)
  // npm is a .cmd file on Windows, which only a shell can start.
  const shell = process.platform === "win32" && !command.endsWith(".exe")
  return spawnSync(command, args, { cwd: root, stdio: "inherit", shell }).status === 0
}

/**
 * Runs a Node program in the repository with its output shown.
 *
 * @param {readonly string[]} args - the program and its arguments
 * @param {NodeJS.ProcessEnv} env - its environment
 * @returns {number} its exit code
 */
export function runNode(args, env = process.env) {
  return spawnSync(process.execPath, args, { cwd: root, stdio: "inherit", env }).status ?? 1
}

/**
 * Runs a program without showing its output.
 *
 * @param {string} command - the program
 * @param {readonly string[]} args - its arguments
 * @returns {string | null} what it wrote to stdout, trimmed; null when it is missing or fails
 */
export function maybeOutput(command, args) {
  const { status, stdout } = spawnSync(command, args, { cwd: root, encoding: "utf8" })
  return status === 0 ? stdout.trim() : null
}
