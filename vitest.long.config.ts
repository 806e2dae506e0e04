import { tmpdir } from "node:os"
import { join } from "node:path"
import { defineConfig } from "vitest/config"

/** Runs of minutes and hours: `npm run test:long`. */
export default defineConfig({
  test: {
    include: ["test/**/*.long.test.ts"],
    testTimeout: 3_600_000,
    hookTimeout: 60_000,
    // What tests run does not belong into the history of who runs them.
    env: { CELLWISE_DATA_DIR: join(tmpdir(), "cellwise-tests") },
  },
})
