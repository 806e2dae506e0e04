/** What keeps `install` or `uninstall` from its work, said in one line: the command ends with exit code 2. */
export class InstallError extends Error {
  override readonly name = "InstallError"
}

/** A system error as an InstallError that names the command and the directory; others pass unchanged. */
export function asInstallError(command: string, directory: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (error instanceof InstallError || !(error instanceof Error) || code === undefined) return error
  return new InstallError(`${command}: ${directory} must be writable, got ${code}`)
}

/**
 * Runs a command's work and turns what went wrong into its one line on stderr.
 *
 * @returns the exit code: 0, or 2 after an InstallError
 */
export function reportInstallErrors(work: () => void): number {
  try {
    work()
    return 0
  } catch (error) {
    if (!(error instanceof InstallError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  }
}
