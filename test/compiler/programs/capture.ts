import { format } from "node:util"
import { vi } from "vitest"

/** What a piece of work prints with `console.log`, as Node would print it into a file. */
export async function capture(work: () => Promise<unknown>): Promise<string> {
  let printed = ""
  const spy = vi.spyOn(console, "log").mockImplementation((...values: unknown[]) => {
    printed += `${format(...values)}\n`
  })
  await work()
  spy.mockRestore()
  return Buffer.from(printed).toString() // half a character is written as a whole one
}
