// The process that runs cells. The parent (`session.ts`) starts it and talks to it over two pipes.
import { Worker } from "node:worker_threads"
import { registerViews } from "../../../src/view/register.ts"
import type { Request } from "../messages.ts"
import { followTimers } from "./cells.ts"
import { defineGlobals } from "./globals.ts"
import { installGuards } from "./guards.ts"
import { createInterruptLock, markDealt, releaseLock, takeLock } from "./interruptLock.ts"
import { fillHost } from "./nodeHost.ts"
import { report } from "./report.ts"
import { Runner } from "./runner.ts"
import { captureStreams, flushStreams } from "./streams.ts"

/** Stacks show the author's frames; ten would often hold library frames only. */
Error.stackTraceLimit = 40

const lock = createInterruptLock()
const runner = new Runner((id, outcome) => {
  flushStreams()
  report({ type: "done", id, outcome })
})

function handle(request: Request): void {
  if (request.type === "run") runner.run(request)
  // A termination is under way: it will hit this message or another, and the watcher sends it again.
  else if (takeLock(lock)) {
    runner.interrupt(request.id)
    markDealt(lock, request.ask)
    releaseLock(lock)
  }
}

fillHost()
registerViews()
captureStreams()
followTimers()
defineGlobals(process.cwd())
installGuards()
new Worker(new URL("./watcher.js", import.meta.url), { workerData: lock }).on("message", handle)
report({ type: "ready" })
