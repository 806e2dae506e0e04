import { LOCATION_HELP, LOCATION_USAGE, parseDataDirectory } from "./jupyter/location.ts"
import { parts } from "./jupyter/parts.ts"
import { removeParts } from "./jupyter/place.ts"

export const summary = "take away what install wrote"
export const usage = `cellwise uninstall ${LOCATION_USAGE}`
export const help = LOCATION_HELP

/**
 * Removes the kernelspec and the extension, and the directories made for them that hold nothing else.
 *
 * @param args - the arguments after `uninstall`, those that `install` had
 * @returns the exit code 0, also when nothing was there
 * @throws UsageError for a place that cannot be understood or written
 */
export async function run(args: readonly string[]): Promise<number> {
  const dataDirectory = parseDataDirectory(args)
  const removed = removeParts(dataDirectory, parts)
  for (const target of removed) process.stdout.write(`Removed ${target}\n`)
  if (removed.length === 0) process.stdout.write(`Nothing of Cellwise is installed in ${dataDirectory}\n`)
  return 0
}
