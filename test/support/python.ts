import { fileURLToPath } from "node:url"

const own = process.platform === "win32" ? ".venv/Scripts/python.exe" : ".venv/bin/python"

/** The Python that has NumPy and Jupyter: the one that `npm test` names, or the project's own. */
export const python = process.env.CELLWISE_PYTHON ?? fileURLToPath(new URL(`../../${own}`, import.meta.url))
