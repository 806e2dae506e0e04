import { spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import { expect, it } from "vitest"
import { Session } from "../../../kernel/session/session.ts"

it("A process that cannot start is tried once for each run, and says why and where", async () => {
  const lost: string[] = []
  const session = new Session(
    { directory: "/no/such/folder" },
    { output: () => {}, comm: () => {}, input: async () => undefined, lost: (reason) => lost.push(reason) },
  )
  const reason = /^did not start: it was refused by the system: .*ENOENT in \/no\/such\/folder$/
  await expect(session.ready).rejects.toThrow(/must start, it did not start: .*ENOENT/)
  const request = { cell: "cell-1", runText: "1", resultType: null, showsResult: true }
  for (let i = 0; i < 2; i++)
    expect(await session.run(request)).toEqual({ status: "lost", reason: expect.stringMatching(reason) })
  await session.dispose()
  expect(lost).toEqual([])
})

it("Interrupts while the process loads the library do not end it: the next run is answered", async () => {
  const lost: string[] = []
  const session = new Session(
    { directory: process.cwd() },
    { output: () => {}, comm: () => {}, input: async () => undefined, lost: (reason) => lost.push(reason) },
  )
  for (let i = 0; i < 3; i++) session.interrupt()
  await session.ready
  const request = { cell: "cell-1", runText: "1 + 1", resultType: null, showsResult: true }
  expect(await session.run(request)).toMatchObject({ status: "ok", bundle: { data: { "text/plain": "2" } } })
  await session.dispose()
  expect(lost).toEqual([])
})

it("A parent that is killed while the process loads the library leaves no process behind", async () => {
  const main = fileURLToPath(new URL("../../../dist/kernel/session/child/main.js", import.meta.url))
  const child = spawn(process.execPath, [main], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    detached: true,
  })
  const ended = once(child, "exit")
  for (const pipe of child.stdio.slice(3)) pipe?.destroy()
  // It is ended by its watcher, or by its own failure to say that it is ready.
  const [code, signal] = await ended
  expect(signal ?? code).not.toBe(0)
})
