import { expect, it } from "vitest"
import { Session } from "../../../kernel/session/session.ts"

it("A process that cannot start is tried once for each run, and says why and where", async () => {
  const lost: string[] = []
  const session = new Session(
    { directory: "/no/such/folder" },
    { output: () => {}, comm: () => {}, lost: (reason) => lost.push(reason) },
  )
  const reason = /^did not start: it was refused by the system: .*ENOENT in \/no\/such\/folder$/
  await expect(session.ready).rejects.toThrow(/must start, it did not start: .*ENOENT/)
  const request = { cell: "cell-1", runText: "1", resultType: null, showsResult: true }
  for (let i = 0; i < 2; i++)
    expect(await session.run(request)).toEqual({ status: "lost", reason: expect.stringMatching(reason) })
  await session.dispose()
  expect(lost).toEqual([])
})
