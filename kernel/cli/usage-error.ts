/** Wrong use or unreadable input: told in one line, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError"
}
