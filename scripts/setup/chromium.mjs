// A Chromium for the end-to-end tests: one that is there, else Playwright's, else the system's.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { fail, maybeOutput, root, runStep } from "./steps.mjs"

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
const USUAL_PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
]

/**
 * Finds Chromium, installing it when there is none.
 *
 * @returns {Promise<string>} the path of its executable
 */
export async function findChromium() {
  const named = process.env.CELLWISE_CHROMIUM
  if (named && !existsSync(named)) fail(`set-up: CELLWISE_CHROMIUM must be a Chromium, got ${named}`)
  return named || (await maybeChromium()) || (await installChromium())
}

async function maybeChromium() {
  const { chromium } = await import("@playwright/test")
  return [...onPath(), ...USUAL_PLACES, chromium.executablePath()].find((path) => existsSync(path))
}

function onPath() {
  const which = process.platform === "win32" ? "where" : "which"
  return NAMES.flatMap((name) => maybeOutput(which, [name])?.split(/\r?\n/) ?? [])
}

async function installChromium() {
  download()
  const downloaded = await maybeChromium()
  if (downloaded) return downloaded
  installWithSystemPackages()
  return (
    (await maybeChromium()) ??
    fail(
      "set-up: Chromium is missing: install chromium or Google Chrome, or set CELLWISE_CHROMIUM to its path",
    )
  )
}

/** Without a network Playwright prints a stack for each of its attempts: the reason is one line here. */
function download() {
  console.log("Downloading Chromium (Playwright, some 200 MB) ...")
  const cli = join(root, "node_modules", "@playwright", "test", "cli.js")
  const install = spawnSync(process.execPath, [cli, "install", "chromium"], { cwd: root, encoding: "utf8" })
  if (install.status === 0) return
  const [reason = "it failed"] = /(?<=^Error: ).+/m.exec(install.stderr) ?? []
  console.log(`Playwright could not download it: ${reason}`)
}

/** Debian and Ubuntu as root, as in most containers; elsewhere this does nothing. */
function installWithSystemPackages() {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || maybeOutput("which", ["apt-get"]) === null) return
  const install = ["install", "--yes", "--no-install-recommends", "chromium"]
  if (runStep("Installing Chromium (apt-get)", "apt-get", install)) return
  if (runStep("Reading the package lists (apt-get)", "apt-get", ["update"])) {
    runStep("Installing Chromium (apt-get)", "apt-get", install)
  }
}
