// Packages and build: what every command of a clone needs first. Quick when nothing has changed.
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fail, root, runStep } from "./steps.mjs"

const OLDEST_NODE = [20, 19]

/** Installs the packages of package-lock.json when node_modules differs from it, then builds. */
export async function setUpNode() {
  checkNodeVersion()
  if (!hasLockedPackages() && !installPackages()) {
    fail("set-up: npm ci failed, its message is above; node_modules is not complete")
  }
  if (!runStep("Building", process.execPath, [join(root, "scripts", "build.mjs")])) {
    fail("set-up: the build failed, its messages are above")
  }
}

function checkNodeVersion() {
  const [major, minor] = process.versions.node.split(".").map(Number)
  const [oldestMajor, oldestMinor] = OLDEST_NODE
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  fail(`set-up: Node >= ${OLDEST_NODE.join(".")} is needed, got ${process.versions.node}`)
}

/**
 * Compares the lock file with npm's own record of what it put into node_modules. Packages for other
 * platforms are optional and may be absent; links are the workspaces of this repository.
 */
function hasLockedPackages() {
  const installedFile = join(root, "node_modules", ".package-lock.json")
  if (!existsSync(installedFile)) return false
  const locked = readPackages(join(root, "package-lock.json"))
  const installed = readPackages(installedFile)
  return Object.entries(locked).every(([path, entry]) => {
    if (!path.startsWith("node_modules/") || entry.link) return true
    const found = installed[path]
    return found ? found.version === entry.version : Boolean(entry.optional || entry.peer)
  })
}

function readPackages(lockFile) {
  return JSON.parse(readFileSync(lockFile, "utf8")).packages
}

/** npm starts scripts with its own path in the environment; without it, the npm of the PATH is used. */
function installPackages() {
  const npm = process.env.npm_execpath
  const title = "Installing packages (npm ci)"
  if (npm?.endsWith("npm-cli.js")) return runStep(title, process.execPath, [npm, "ci"])
  return runStep(title, "npm", ["ci"])
}
