import { reportInstallErrors } from "./jupyter/install-error.ts"
import { LOCATION_USAGE, parseLocation } from "./jupyter/location.ts"
import { parts } from "./jupyter/parts.ts"
import { placeParts } from "./jupyter/place.ts"

export const summary = "put the kernel and the JupyterLab extension where Jupyter finds them"
export const usage = `cellwise install ${LOCATION_USAGE}`

/**
 * Writes the kernelspec `cellwise` and the prebuilt extension `@cellwise/lab` under share/jupyter, whole
 * or not at all, over those of an earlier install.
 *
 * @param args - the arguments after `install`; without one the user's own directory
 * @returns the exit code: 0, or 2 after one line that says what is wrong
 */
export async function run(args: readonly string[]): Promise<number> {
  return reportInstallErrors(() => {
    const targets = placeParts(parseLocation("install", args), parts)
    for (const [i, { title }] of parts.entries()) {
      process.stdout.write(`Installed the ${title} in ${targets[i]}\n`)
    }
  })
}
