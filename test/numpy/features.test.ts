import { expect, test } from "vitest"
import { featuresMarkdown } from "./features.ts"

test("FEATURES.md says what the code and its cases say; `npm run features` writes it", async () => {
  await expect(featuresMarkdown()).toMatchFileSnapshot("../../src/numpy/FEATURES.md")
})
