/**
 * Python's `template % args`, which the layer above provides: text formatting builds on arrays, and so arrays
 * cannot import it.
 */
export const percent: { format?: (template: string, args: readonly unknown[]) => string } = {}

/**
 * `template % args`.
 *
 * @throws TypeError or RangeError for values that a conversion does not take; Error where nothing provides it.
 */
export function formatPercent(template: string, args: readonly unknown[]): string {
  if (percent.format === undefined)
    throw new Error("formatting with % needs the whole library: import it from its main entry")
  try {
    return percent.format(template, args)
  } catch (error) {
    if (error instanceof TypeError || !(error instanceof Error)) throw error
    throw new RangeError(error.message, { cause: error })
  }
}
