import { expect, it } from "vitest"
import { runWithKernelspec } from "./kernelspec.ts"

it("The published suite, jupyter_kernel_test, passes by the real jupyter_client", {
  timeout: 120_000,
}, () => {
  expect(runWithKernelspec("conformance.py")).toMatch(/^Ran 13 tests[\s\S]*^OK$/m)
})
