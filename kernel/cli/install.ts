import { LOCATION_HELP, LOCATION_USAGE, parseDataDirectory } from "./jupyter/location.ts"
import { parts } from "./jupyter/parts.ts"
import { placeParts } from "./jupyter/place.ts"

export const summary = "put the kernel and the JupyterLab extension where Jupyter finds them"
export const usage = `cellwise install ${LOCATION_USAGE}`
export const help = LOCATION_HELP

/**
 * Writes the kernelspec `cellwise` and the prebuilt extension `@cellwise/lab` under share/jupyter, whole
 * or not at all, over those of an earlier install.
 *
 * @param args - the arguments after `install`; without one the user's own directory
 * @returns the exit code 0
 * @throws UsageError for a place that cannot be understood or written
 */
export async function run(args: readonly string[]): Promise<number> {
  const targets = placeParts(parseDataDirectory(args), parts)
  for (const [i, { title }] of parts.entries()) {
    process.stdout.write(`Installed the ${title} in ${targets[i]}\n`)
  }
  return 0
}
