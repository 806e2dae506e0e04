import { homedir } from "node:os"
import { join, resolve } from "node:path"

/**
 * Where what belongs to the user is kept, by the rules of the platform: `~/.local/share/cellwise` on Linux
 * (XDG Base Directory). `CELLWISE_DATA_DIR` names another place.
 */
export function userDataDirectory(): string {
  const { CELLWISE_DATA_DIR, LOCALAPPDATA, XDG_DATA_HOME } = process.env
  if (CELLWISE_DATA_DIR) return resolve(CELLWISE_DATA_DIR)
  if (process.platform === "darwin") return join(homedir(), "Library", "Application Support", "cellwise")
  if (process.platform === "win32") return join(LOCALAPPDATA || homedir(), "cellwise")
  return join(XDG_DATA_HOME || join(homedir(), ".local", "share"), "cellwise")
}
