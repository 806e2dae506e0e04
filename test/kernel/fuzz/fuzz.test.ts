import { expect, it } from "vitest"
import { resultOf } from "../kernelClient.ts"
import { startKernel } from "../kernelProcess.ts"
import { fuzzKernel } from "./fuzzKernel.ts"

it("Two thousand broken and hostile messages leave the kernel as it was", { timeout: 120_000 }, async () => {
  const kernel = await startKernel()
  await kernel.client.execute("let kept = 41")
  expect(await fuzzKernel(kernel, 2000, 1)).toBeGreaterThanOrEqual(2000)
  expect(resultOf((await kernel.client.execute("kept + 1")).published)).toBe("42")
  expect(kernel.log()).toMatch(/signature must match[\s\S]*must not be replayed/)
  expect(kernel.log()).not.toMatch(/^ {4}at /m)
  expect(await kernel.stop()).toEqual({ exitCode: 0, left: [] })
})
