import { createRequire } from "node:module"
import { dirname, join } from "node:path"

/** The folder of the package `cellwise`, wherever the build has put this code in it. */
export const packageRoot = dirname(createRequire(import.meta.url).resolve("cellwise/package.json"))

/** Whether the sources run themselves, as in tests. */
export const isSource = import.meta.url.endsWith(".ts")

/** Where the code that runs and its types are. */
export const codeRoot = isSource ? packageRoot : join(packageRoot, "dist")
