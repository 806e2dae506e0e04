// The process that runs cells. The parent (`session.ts`) starts it and talks to it over two pipes.
import { Worker } from "node:worker_threads"
import { registerViews } from "../../../src/view/register.ts"
import type { Request, RunRequest } from "../messages.ts"
import { followTimers } from "./cells.ts"
import { defineGlobals } from "./globals.ts"
import { installGuards } from "./guards.ts"
import { fillHost } from "./nodeHost.ts"
import { report } from "./report.ts"
import { Runner } from "./runner.ts"
import { captureStreams, flushStreams } from "./streams.ts"

/** Stacks show the author's frames; ten would often hold library frames only. */
Error.stackTraceLimit = 40

const runner = new Runner()
/** The number of the last interrupt that has been dealt with; shared with the watcher. */
const answered = new Int32Array(new SharedArrayBuffer(4))
let asked = 0

async function run(request: RunRequest): Promise<void> {
  const outcome = await runner.run(request)
  flushStreams()
  report({ type: "done", id: request.id, outcome })
  Atomics.store(answered, 0, asked)
}

/**
 * An interrupt is dealt with when the cell has ended, not before: a cell that goes on after an await
 * may have begun to loop meanwhile.
 */
function handle(request: Request): void {
  if (request.type === "run") {
    void run(request)
    return
  }
  asked = request.ask
  if (!runner.interrupt(request.id)) Atomics.store(answered, 0, asked)
}

fillHost()
registerViews()
captureStreams()
followTimers()
defineGlobals(process.cwd())
installGuards()
new Worker(new URL("./watcher.js", import.meta.url), { workerData: answered }).on("message", handle)
report({ type: "ready" })
