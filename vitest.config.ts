import { tmpdir } from "node:os"
import { join } from "node:path"
import { configDefaults, defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [...configDefaults.exclude, "test/**/*.long.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What tests run does not belong into the history of who runs them.
    env: { CELLWISE_DATA_DIR: join(tmpdir(), "cellwise-tests") },
  },
})
