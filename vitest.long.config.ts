import { defineConfig } from "vitest/config"

/** Runs of minutes and hours: `npm run test:long`. */
export default defineConfig({
  test: {
    include: ["test/**/*.long.test.ts"],
    testTimeout: 3_600_000,
    hookTimeout: 60_000,
  },
})
