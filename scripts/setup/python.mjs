// .venv with JupyterLab and NumPy, for `npm run lab` and `npm test`. Quick when it is up to date.
import { createHash } from "node:crypto"
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fail, maybeOutput, root, runStep } from "./steps.mjs"

const venv = join(root, ".venv")

/** The Python of .venv. */
export const venvPython =
  process.platform === "win32" ? join(venv, "Scripts", "python.exe") : join(venv, "bin", "python")
const requirements = join(root, "scripts", "setup", "requirements.txt")
const stampFile = join(venv, "cellwise-requirements.sha256")

/** Prints its path when it is new enough and can make environments; fails otherwise. */
const PROBE = [
  "import sys, venv, ensurepip",
  "assert sys.version_info >= (3, 11)",
  "print(sys.executable)",
].join("\n")
const CANDIDATES = ["python3", "python", "python3.14", "python3.13", "python3.12", "python3.11", "py"]

/**
 * Makes .venv from requirements.txt, or brings it up to date.
 *
 * @returns {Promise<string>} the Python to run: CELLWISE_PYTHON when it is set, else that of .venv
 */
export async function setUpPython() {
  const named = process.env.CELLWISE_PYTHON
  if (named && maybeOutput(named, ["-c", "import jupyterlab, numpy"]) === null) {
    fail(`set-up: CELLWISE_PYTHON must be a Python with JupyterLab and NumPy, got ${named}`)
  }
  if (named) return named
  const stamp = createHash("sha256").update(readFileSync(requirements)).digest("hex")
  if (isUpToDate(stamp)) return venvPython
  makeEnvironment()
  if (!runStep("Installing JupyterLab and NumPy into .venv", venvPython, pipArguments())) {
    fail("set-up: pip could not install scripts/setup/requirements.txt, its message is above")
  }
  writeFileSync(stampFile, stamp)
  return venvPython
}

function isUpToDate(stamp) {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp && runsPython()
}

/** An environment whose base Python was removed or upgraded away is there but does not start. */
function runsPython() {
  return maybeOutput(venvPython, ["-c", ""]) !== null
}

function makeEnvironment() {
  if (existsSync(venvPython) && runsPython()) return
  const python = findPython()
  rmSync(venv, { recursive: true, force: true })
  if (!runStep("Making .venv", python, ["-m", "venv", venv])) {
    fail(`set-up: ${python} -m venv failed, its message is above`)
  }
  // JupyterLab starts a CommonJS program of its own with Node: our package.json must not make it a module.
  writeFileSync(join(venv, "package.json"), '{ "type": "commonjs" }\n')
}

function findPython() {
  for (const candidate of CANDIDATES) {
    const path = maybeOutput(candidate, ["-c", PROBE])
    if (path) return path
  }
  return fail(
    "set-up: Python >= 3.11 with venv is missing: install it (Debian, Ubuntu: apt-get install python3-venv; macOS: brew install python; Windows: winget install Python.Python.3.13)",
  )
}

function pipArguments() {
  return ["-m", "pip", "install", "--disable-pip-version-check", "--upgrade", "--requirement", requirements]
}
