// The process that runs cells. The parent (`session.ts`) starts it and talks to it over two pipes.
import { Worker } from "node:worker_threads"
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
/** The number of the last interrupt that this thread has answered; shared with the watcher. */
const answered = new Int32Array(new SharedArrayBuffer(4))

async function run(request: RunRequest): Promise<void> {
  const outcome = await runner.run(request)
  flushStreams()
  report({ type: "done", id: request.id, outcome })
}

function handle(request: Request): void {
  if (request.type === "run") {
    void run(request)
    return
  }
  Atomics.store(answered, 0, request.ask)
  runner.interrupt(request.id)
}

fillHost()
captureStreams()
followTimers()
defineGlobals(process.cwd())
installGuards()
new Worker(new URL("./watcher.js", import.meta.url), { workerData: answered }).on("message", handle)
report({ type: "ready" })
