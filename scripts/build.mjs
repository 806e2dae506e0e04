// Builds everything that runs from dist/: the library, the kernel, the tests' own modules.
// TypeScript is called by its path because tslab brings an older `tsc` that wins in node_modules/.bin.
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("..", import.meta.url))
const tsc = spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", "-b"], {
  cwd: root,
  stdio: "inherit",
})
process.exitCode = tsc.status ?? 1
